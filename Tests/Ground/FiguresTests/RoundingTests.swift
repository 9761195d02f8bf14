import Figures
import TestSupport
import Testing

/// Division as it is done on paper, one digit after another: what rounding is held against.
private struct LongDivision {
    let whole: UInt64
    var digits: [UInt8] = []
    let rest: UInt64
    let divisor: UInt64

    init(_ dividend: UInt64, by divisor: UInt64, digits count: Int) {
        self.divisor = divisor
        whole = dividend / divisor
        var rest = dividend % divisor
        for _ in 0..<count {
            rest *= 10
            digits.append(UInt8(rest / divisor))
            rest %= divisor
        }
        self.rest = rest
    }

    func text(_ mode: RoundingMode) -> String {
        var all = Array(String(whole).utf8).map { $0 - 48 } + digits
        let goesUp = mode == .halfUp ? rest * 2 >= divisor : mode == .ceiling && rest > 0
        if goesUp {
            var index = all.count - 1
            while index >= 0, all[index] == 9 {
                all[index] = 0
                index -= 1
            }
            if index >= 0 { all[index] += 1 } else { all.insert(1, at: 0) }
        }
        let text = all.map(String.init).joined()
        return digits.isEmpty ? text : "\(text.dropLast(digits.count)).\(text.suffix(digits.count))"
    }
}

@Suite struct RoundingTests {
    @Test func `rounding gives the digits of long division`() {
        repeatedly(5_000, seed: 31) { random in
            let dividend = UInt64.random(in: 0...(1 << UInt64.random(in: 1...50, using: &random)), using: &random)
            let divisor = UInt64.random(in: 1...(1 << UInt64.random(in: 1...40, using: &random)), using: &random)
            let digits = Int.random(in: 0...18, using: &random)
            for mode in RoundingMode.allCases {
                let expected = LongDivision(dividend, by: divisor, digits: digits).text(mode)
                guard let value = Rational(Int(dividend), over: Int(divisor)) else { continue }
                #expect(value.text(digits: digits, mode: mode) == expected)
                let isZero = expected.allSatisfy { $0 == "0" || $0 == "." }
                #expect((-value).text(digits: digits, mode: mode) == (isZero ? expected : "-" + expected))
                // The same digits where the value is too large for machine words.
                guard let half = Rational(1, over: Int.max) else { continue }
                let large = (value + half * half) - half * half
                #expect(large.text(digits: digits, mode: mode) == expected)
                #expect(large.rounded(mode, digits: digits) == value.rounded(mode, digits: digits))
                #expect(value.rounded(mode, digits: digits).text(digits: digits) == expected)
            }
        }
    }

    @Test(arguments: [
        (499_505, 691_170, RoundingMode.halfUp, 0, "72"), (78_691, 32_000, .halfUp, 1, "245.9"),
        (1_167, 1_300, .halfUp, 0, "90"),
        (1_167, 1_300, .truncate, 0, "89"), (1, 3, .ceiling, 2, "33.34"), (1, 200, .halfUp, 0, "1"),
        (1, 200, .truncate, 0, "0"),
    ])
    func `rates are rounded as the city states`(
        actual: Int,
        target: Int,
        mode: RoundingMode,
        digits: Int,
        expected: String
    ) throws {
        let rate = try #require(Rational(actual, over: target)) * .hundred
        #expect(rate.text(digits: digits, mode: mode) == expected)
    }

    @Test(arguments: [
        (1, 4, "0.25"), (1, 3, "0.33333333333333333333"), (2, 3, "0.66666666666666666667"), (-1, 8, "-0.125"),
        (0, 5, "0"),
        (100, 1, "100"), (1, 300, "0.0033333333333333333333"), (655, 2, "327.5"),
    ])
    func `decimals are exact where they end`(top: Int, bottom: Int, expected: String) throws {
        #expect(try #require(Rational(top, over: bottom)).decimalText() == expected)
    }
}

@Suite struct ExactDecimalTests {
    @Test func `digits are kept as written`() throws {
        for text in ["0", "87.60", "-0.05", "0.000000000000000001", "999999999999999999", "-999999999999999999"] {
            #expect(ExactDecimal(plain: text)?.text == text)
        }
        for text in ["", "-", "1.", ".1", "1e5", "１", " 1", "1 ", "+1", "--1", "1.2.3", "1234567890123456789", "1,000"]
        {
            #expect(ExactDecimal(plain: text) == nil)
        }
    }

    @Test func `text and number are each other's inverse`() {
        repeatedly(5_000, seed: 32) { random in
            let number = ExactDecimal.random(using: &random)
            let again = ExactDecimal(plain: number.text)
            #expect(again == number && again?.scale == number.scale)
            #expect(number.groupedText.replacing(",", with: "") == number.text)
            #expect(number.rational.text(digits: Int(number.scale)) == number.text)
        }
    }

    @Test func `equal numbers are equal whatever their decimals`() {
        #expect(ExactDecimal.of(876, 1) == .of(8_760, 2))
        #expect(Set([ExactDecimal.of(876, 1), .of(8_760, 2)]).count == 1)
        #expect(
            ExactDecimal.of(-1_234_567, 0).groupedText == "-1,234,567" && ExactDecimal.of(-100, 0).groupedText == "-100"
        )
    }
}
