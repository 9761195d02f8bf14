package import Figures

/// A number of a workbook.
package struct SheetNumber: Hashable, Sendable {
    /// Exactly as it stands in the file: `0.30000000000000004`, `1E+17`.
    package let text: String
    /// The number that Excel shows: Excel calculates in binary and writes 17 digits, of which 15 are meant.
    ///
    /// `nil` where the number is larger than 18 digits or has more decimals.
    package let decimal: ExactDecimal?

    /// `nil` where the text is no number.
    init?(_ text: String) {
        guard let digits = DecimalDigits(text) else { return nil }
        self.text = text
        decimal = digits.rounded(to: 15).decimal
    }
}

/// A number in digits and a power of ten.
struct DecimalDigits {
    private var isNegative = false
    /// From the first that is not zero; empty for zero.
    private var digits: [UInt8] = []
    /// How many of the digits stand behind the point; negative where zeros are left out before it.
    private var scale = 0

    /// Reads `-?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?` with one digit at least.
    init?(_ text: String) {
        guard text.utf8.count <= 64 else { return nil }
        var rest = text.utf8[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        var (seen, seenPoint) = (0, false)
        while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            rest.removeFirst()
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            seen += 1
            if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
            if seenPoint { scale += 1 }
        }
        guard seen > 0 else { return nil }
        if !rest.isEmpty {
            guard let exponent = Self.exponent(rest.dropFirst()) else { return nil }
            scale -= exponent
        }
    }

    private static func exponent(_ text: Substring.UTF8View.SubSequence) -> Int? {
        var rest = text
        let sign = rest.first.map { $0 == UInt8(ascii: "-") ? -1 : 1 } ?? 1
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }
        guard !rest.isEmpty, rest.count <= 4, rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return sign * rest.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Halves go away from zero, as Excel shows them.
    func rounded(to count: Int) -> DecimalDigits {
        guard digits.count > count else { return self }
        var result = self
        result.digits = Array(digits[..<count])
        result.scale -= digits.count - count
        guard digits[count] >= 5 else { return result }
        var index = count - 1
        while index >= 0, result.digits[index] == 9 {
            result.digits[index] = 0
            index -= 1
        }
        if index >= 0 { result.digits[index] += 1 } else { result.digits.insert(1, at: 0) }
        return result
    }

    /// Without zeros at the end behind the point; `nil` outside the limits.
    var decimal: ExactDecimal? {
        var (digits, scale) = (digits, scale)
        while let last = digits.last, last == 0, scale > 0 {
            digits.removeLast()
            scale -= 1
        }
        guard !digits.isEmpty else { return ExactDecimal(0) }
        guard scale >= -ExactDecimal.maximumDigits, digits.count <= ExactDecimal.maximumDigits else { return nil }
        if scale < 0 {
            digits += [UInt8](repeating: 0, count: -scale)
            scale = 0
        }
        guard digits.count <= ExactDecimal.maximumDigits else { return nil }
        let coefficient = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
        return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }
}
