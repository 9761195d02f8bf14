import Figures
import TestSupport
import Testing

@Suite struct MunicipalityCodeTests {
    @Test(arguments: [
        ("462012", "462012"), ("462101", "462101"), ("46201", "462012"), ("46210", "462101"), ("４６２０１２", "462012"),
        (" 462012 ", "462012"),
        ("011002", "011002"), ("01100", "011002"), ("131016", "131016"), ("460001", "460001"), ("472018", "472018"),
    ])
    func `codes are verified and completed`(printed: String, text: String) throws {
        let code = try MunicipalityCode(reading: printed)
        #expect(code.text == text && code.prefecture == String(text.prefix(2)))
    }

    @Test(arguments: [
        "", "4620", "4620122", "462013", "002012", "482014", "992010", "46201a", "46-201", "-46201", "11002", "46 2012",
        "٤٦٢٠١٢", "④62012",
    ])
    func `other codes are refused`(printed: String) {
        #expect(throws: FigureProblem.self) { try MunicipalityCode(reading: printed) }
    }

    /// The last digit of 11 less the remainder is 1 for the remainders 0 and 10 alike: only between these two can a
    /// wrong digit hide.
    @Test func `a single wrong digit is found wherever the rule can find it`() throws {
        try repeatedly(500, seed: 41) { random in
            let number = Int.random(in: 1...47, using: &random) * 1_000 + Int.random(in: 100...799, using: &random)
            let code = try MunicipalityCode(reading: number < 10_000 ? "0\(number)" : "\(number)")
            let digits = code.text.compactMap(\.wholeNumberValue)
            for place in 0..<6 {
                for digit in 0...9 where digit != digits[place] {
                    var wrong = digits
                    wrong[place] = digit
                    let canHide = place < 5 && [remainder(digits), remainder(wrong)].sorted() == [0, 10]
                    if canHide { continue }
                    let text = wrong.map(String.init).joined()
                    #expect(throws: FigureProblem.self, "\(code.text) → \(text)") {
                        try MunicipalityCode(reading: text)
                    }
                }
            }
        }
    }

    private func remainder(_ digits: [Int]) -> Int {
        zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 } % 11
    }

    @Test func `codes are in the order of their digits`() throws {
        #expect(try MunicipalityCode(reading: "01100") < MunicipalityCode(reading: "46201"))
    }
}
