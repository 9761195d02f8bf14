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

extension RoundingMode {
    /// Whether a magnitude goes up to the next digit.
    fileprivate func raises(isHalf: Bool, isExact: Bool) -> Bool {
        switch self {
        case .halfUp: isHalf
        case .truncate: false
        case .ceiling: !isExact
        }
    }
}

extension Rational {
    /// The value with `digits` decimals (0 to 18), by `mode`.
    package func rounded(_ mode: RoundingMode, digits: Int) -> Rational {
        let digits = max(0, min(ExactDecimal.maximumDigits, digits))
        let scale = ExactDecimal.powersOfTen[digits]
        if let whole = roundedWord(mode, scale: scale) {
            return Rational(wide: sign < 0 ? -Int128(whole) : Int128(whole), over: Int128(scale))
        }
        let whole = BigInt(roundedWhole(mode, scale: scale))
        return Rational(big: sign < 0 ? -whole : whole, over: BigInt(scale)) ?? .zero
    }

    /// Decimal digits with exactly `digits` decimals after rounding by `mode`: `245.9`, `-3.00`.
    package func text(digits: Int, mode: RoundingMode = .halfUp) -> String {
        let digits = max(0, min(ExactDecimal.maximumDigits, digits))
        let scale = ExactDecimal.powersOfTen[digits]
        let word = roundedWord(mode, scale: scale)
        var text = word.map { String($0) } ?? String(roundedWhole(mode, scale: scale))
        let isZero = text == "0"
        if digits > 0 {
            if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
            text.insert(".", at: text.utf8.index(text.endIndex, offsetBy: -digits))
        }
        return sign < 0 && !isZero ? "-" + text : text
    }

    /// The magnitude times `scale`, rounded to a whole number, where both fit machine words.
    private func roundedWord(_ mode: RoundingMode, scale: Int) -> UInt64? {
        guard let words else { return nil }
        // Below 2¹²⁴: a word times at most 10¹⁸.
        let top = UInt128(words.numerator.magnitude) * UInt128(scale)
        let bottom = UInt128(words.denominator)
        let (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
        return UInt64(exactly: mode.raises(isHalf: rest * 2 >= bottom, isExact: rest == 0) ? whole + 1 : whole)
    }

    private func roundedWhole(_ mode: RoundingMode, scale: Int) -> BigUInt {
        let bottom = denominator.magnitude
        let (whole, rest) = (numerator.magnitude * BigUInt(scale)).quotientAndRemainder(dividingBy: bottom)
        return mode.raises(isHalf: rest * 2 >= bottom, isExact: rest == 0) ? whole + 1 : whole
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
