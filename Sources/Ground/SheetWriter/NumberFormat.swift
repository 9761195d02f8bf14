import Documents
import Figures

extension CellNumber {
    /// The value as a workbook stores it; `nil` where Excel, which keeps 15 significant digits, would change it.
    ///
    /// This is the one place where a figure becomes a floating-point number, because a workbook has no other. A decimal
    /// of up to 15 digits comes back unchanged when the nearest such number is shown with 15 digits.
    var workbookValue: Double? {
        guard value.significantDigits <= 15 else { return nil }
        return Double("\(value.coefficient)e-\(Int(value.scale) + (isPercentage ? 2 : 0))")
    }

    /// How a workbook shows the value just as ``text`` does; `nil` where no format can.
    var numberFormat: String? {
        let decimals = value.scale > 0 ? "." + String(repeating: "0", count: Int(value.scale)) : ""
        let number = "#,##0" + decimals + (isPercentage ? "%" : "") + Self.literal(unit)
        guard !label.isEmpty else { return Self.fits(number) ? number : nil }
        let positive = Self.literal(label + " ") + number
        // With one section the minus would stand before the label.
        let both = positive + ";" + Self.literal(label + " ") + "-" + number
        if Self.fits(both) { return both }
        return value.coefficient >= 0 && Self.fits(positive) ? positive : nil
    }

    /// Excel takes 255 characters, the library 127 bytes.
    private static func fits(_ format: String) -> Bool { format.utf8.count <= 127 }

    /// Letters that mean themselves.
    ///
    /// A quotation mark cannot stand between quotation marks.
    private static func literal(_ text: String) -> String {
        let parts = SheetText.inOneLine(text).utf8.split(
            separator: UInt8(ascii: "\""),
            omittingEmptySubsequences: false
        )
        return parts.map { $0.isEmpty ? "" : "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: "\\\"")
    }
}

extension ExactDecimal {
    /// The digits from the first to the last that is not zero.
    var significantDigits: Int {
        var rest = coefficient.magnitude
        while rest > 0, rest.isMultiple(of: 10) { rest /= 10 }
        return rest == 0 ? 1 : String(rest).count
    }
}
