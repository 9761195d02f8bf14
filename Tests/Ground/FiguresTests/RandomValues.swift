import Figures
import TestSupport

extension ExactDecimal {
    static func of(_ coefficient: Int64, _ scale: Int) -> ExactDecimal {
        ExactDecimal(coefficient: coefficient, scale: scale) ?? ExactDecimal(0)
    }

    static func random(using random: inout SeededRandom) -> ExactDecimal {
        let bound = Int64(999_999_999_999_999_999) >> Int64.random(in: 0...58, using: &random)
        return of(Int64.random(in: -bound...bound, using: &random), Int.random(in: 0...18, using: &random))
    }
}

extension SeededRandom {
    mutating func text(of alphabet: [Unicode.Scalar], upTo length: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            if let scalar = alphabet.randomElement(using: &self) { text.append(scalar) }
        }
        return String(text)
    }
}

extension FigureValue {
    private static let alphabet = Array("ab①件％0123.-=;:<>[]\\\n\rPnr 人\u{301}\u{3099}🇯🇵".unicodeScalars)

    static func random(using random: inout SeededRandom) -> FigureValue {
        let first = ExactDecimal.random(using: &random)
        let second = ExactDecimal.random(using: &random)
        switch Int.random(in: 0...13, using: &random) {
        case 0, 1: return .number(first)
        case 2, 3:
            return .parts(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    FigurePart(
                        label: random.text(of: alphabet, upTo: 6),
                        amount: .random(using: &random),
                        unit: random.text(of: alphabet, upTo: 4)
                    )
                }
            )
        case 4: return .bound(.atLeast(first))
        case 5: return .bound(.moreThan(first))
        case 6: return .bound(.atMost(first))
        case 7: return .bound(.lessThan(first))
        case 8: return .bound(.between(first, second))
        case 9: return .bound(.maintain)
        case 10: return .duration(.random(using: &random))
        case 11: return .milestone(([nil] + MilestoneState.allCases).randomElement(using: &random) ?? nil)
        case 12: return .otherUnit(first, unit: random.text(of: alphabet, upTo: 6))
        default: return .none(NoValueReason.allCases.randomElement(using: &random) ?? .blank)
        }
    }
}

extension FigureDuration {
    static func random(using random: inout SeededRandom) -> FigureDuration {
        let extremes = [0, 1, 11, 12, -12, 59, 60, 3_600, 86_400, -86_399, Int.max, Int.min]
        return FigureDuration(
            months: extremes.randomElement(using: &random) ?? 0,
            seconds: Bool.random(using: &random)
                ? extremes.randomElement(using: &random) ?? 0 : Int.random(in: -1_000_000...1_000_000, using: &random)
        )
    }
}
