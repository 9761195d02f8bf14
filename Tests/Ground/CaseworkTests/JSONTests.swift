import Casework
import TestSupport
import Testing

@Suite struct JSONTests {
    @Test func `every plain structure reads back from its JSON`() {
        repeatedly(300) { random in
            let value = PlainValue.random(depth: 4, using: &random)
            #expect(PlainValue(json: value.jsonText) == value)
        }
    }

    @Test func `escapes are read as they are meant`() {
        #expect(PlainValue(json: #" "\u6a19\uD842\uDFB7\n\/" "#) == .text("標𠮷\n/"))
    }
}

extension PlainValue {
    fileprivate static func random(depth: Int, using random: inout SeededRandom) -> PlainValue {
        let texts = ["", "標", "\"quoted\" \\ /", "行\n\r\t", "\u{301}か\u{3099}", "\u{7}", "𠮷"]
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .nothing
        case 1: return .whole(Int.random(in: Int.min...Int.max, using: &random))
        case 2: return .flag(Bool.random(using: &random))
        case 3: return .text(texts.randomElement(using: &random) ?? "")
        case 4:
            let count = Int.random(in: 0...3, using: &random)
            return .list((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            let count = Int.random(in: 0...3, using: &random)
            let members = (0..<count).map { _ in
                Member(texts.randomElement(using: &random) ?? "", .random(depth: depth - 1, using: &random))
            }
            return .mapping(members)
        }
    }
}
