import BigInt

/// How a value is brought to a number of digits.
///
/// Every mode works on the magnitude and keeps the sign, as spreadsheets and Japanese offices do (四捨五入, 切り捨て,
/// 切り上げ are about digits, not about direction on the number line).
package enum RoundingMode: String, CaseIterable, Hashable, Sendable {
    /// 四捨五入: half goes away from zero.
    case halfUp = "half_up"
    /// 切り捨て: towards zero.
    case truncate
    /// 切り上げ: away from zero.
    case ceiling
}

extension Rational {
    /// The value with `digits` decimals (0 to 18), by `mode`.
    package func rounded(_ mode: RoundingMode, digits: Int) -> Rational {
        let digits = max(0, min(18, digits))
        if let words = roundedInWords(mode, digits: digits) { return words }
        let scale = BigInt(10).power(digits)
        let top = (numerator * scale).magnitude
        let bottom = denominator.magnitude
        var (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
        switch mode {
        case .truncate: break
        case .ceiling: if rest != 0 { whole += 1 }
        case .halfUp: if rest * 2 >= bottom { whole += 1 }
        }
        let value = sign < 0 ? -BigInt(whole) : BigInt(whole)
        return Rational(big: value, over: scale) ?? .zero
    }

    /// The same without long numbers, where everything fits into 128 bits.
    private func roundedInWords(_ mode: RoundingMode, digits: Int) -> Rational? {
        guard let words else { return nil }
        let scale = ExactDecimal.powersOfTen[digits]
        let bottom = Int128(words.denominator)
        let (top, overflow) = Int128(words.numerator.magnitude).multipliedReportingOverflow(by: Int128(scale))
        guard !overflow, top < Int128.max / 4 else { return nil }
        var (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
        switch mode {
        case .truncate: break
        case .ceiling: if rest != 0 { whole += 1 }
        case .halfUp: if rest * 2 >= bottom { whole += 1 }
        }
        guard let value = Int(exactly: words.numerator < 0 ? -whole : whole) else { return nil }
        return Rational(value, over: scale)
    }

    /// Decimal digits with exactly `digits` decimals after rounding by `mode`: `245.9`, `-3.00`.
    package func text(digits: Int, mode: RoundingMode = .halfUp) -> String {
        let digits = max(0, min(18, digits))
        let rounded = rounded(mode, digits: digits)
        let scaled = rounded * (Rational(big: BigInt(10).power(digits), over: 1) ?? .one)
        let whole = scaled.numerator.magnitude / scaled.denominator.magnitude
        var text = String(whole)
        if digits > 0 {
            if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
            text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
        }
        return rounded.sign < 0 ? "-" + text : text
    }

    /// The value in decimals: exact where its expansion ends within `significant` digits, else rounded half-up to them.
    ///
    /// Never less than 12 significant digits, so that scripts can compute on with it.
    package func decimalText(significant: Int = 20) -> String {
        let significant = max(12, significant)
        guard !isZero else { return "0" }
        let wholeDigits = String(numerator.magnitude / denominator.magnitude).count
        if let exact = terminating(within: significant) { return exact }
        var digits = significant - wholeDigits
        if wholeDigits == 1, magnitude < .one { digits = significant + leadingZeros }
        return unlimitedText(digits: max(0, digits))
    }

    /// Zeros between the decimal point and the first other digit of a value below one.
    private var leadingZeros: Int {
        var count = 0
        var value = numerator.magnitude * 10
        while value < denominator.magnitude {
            value *= 10
            count += 1
        }
        return count
    }

    private func terminating(within significant: Int) -> String? {
        var bottom = denominator.magnitude / numerator.magnitude.greatestCommonDivisor(with: denominator.magnitude)
        var digits = 0
        for prime in [BigUInt(2), BigUInt(5)] {
            var count = 0
            while bottom % prime == 0 {
                bottom /= prime
                count += 1
            }
            digits = max(digits, count)
        }
        guard bottom == 1, digits <= significant + 40 else { return nil }
        let text = unlimitedText(digits: digits)
        return text.filter(\.isNumber).drop { $0 == "0" }.count <= significant ? text : nil
    }

    private func unlimitedText(digits: Int) -> String {
        let top = numerator.magnitude * BigUInt(10).power(digits)
        var (whole, rest) = top.quotientAndRemainder(dividingBy: denominator.magnitude)
        if rest * 2 >= denominator.magnitude { whole += 1 }
        var text = String(whole)
        if digits > 0 {
            if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
            text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
        }
        return sign < 0 ? "-" + text : text
    }
}
