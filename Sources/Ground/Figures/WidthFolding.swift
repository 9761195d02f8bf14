/// Text as scalars in which full width, half width and the many kinds of spaces are one.
///
/// Only what cannot change a meaning is folded: full-width ASCII, half-width kana, percent signs, spaces, wave dashes.
/// Circled and superscript digits and the digits of other scripts stay what they are, so none of them becomes a number.
enum WidthFolding {
    /// The folded scalars, without invisible joiners and without spaces at both ends.
    static func fold(_ text: String) -> [Unicode.Scalar] {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                append(plain(scalar), to: &folded)
            } else if let voiced = voiced(scalar, after: folded.last) {
                folded[folded.count - 1] = voiced
            } else if let wide = wide(scalar) {
                append(wide, to: &folded)
            }
        }
        return trimmed(folded[...])
    }

    /// Without spaces and line breaks at both ends.
    static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var rest = scalars
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return Array(rest)
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
        if scalar == "\n", folded.last == "\n" { return }
        folded.append(scalar)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\t": " "
        case "\r": "\n"
        default: scalar
        }
    }

    /// `nil` for what is invisible and means nothing in a figure.
    private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xFF01...0xFF5D: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0xFF61...0xFF9F: kana[Int(scalar.value - 0xFF61)]
        case 0x3000, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: " "
        case 0x2028, 0x2029: "\n"
        case 0xFF5E, 0x301C, 0x223C, 0x3030: "~"
        case 0xFE6A, 0x332B: "%"
        case 0xFE50: ","
        case 0xFE52: "."
        case 0xFE62: "+"
        case 0xFFE5: "¥"
        case 0x200B, 0x2060, 0xFEFF, 0xFE00...0xFE0F: nil
        default: scalar
        }
    }

    /// The kana that a half-width voicing mark makes of the one before it.
    private static func voiced(_ mark: Unicode.Scalar, after last: Unicode.Scalar?) -> Unicode.Scalar? {
        guard mark.value == 0xFF9E || mark.value == 0xFF9F, let last else { return nil }
        let semivoiced = mark.value == 0xFF9F
        switch last.value {
        case 0x30A6 where !semivoiced: return "ヴ"
        case 0x30AB...0x30C2 where !semivoiced && !last.value.isMultiple(of: 2): return Unicode.Scalar(last.value + 1)
        case 0x30C4, 0x30C6, 0x30C8: return semivoiced ? nil : Unicode.Scalar(last.value + 1)
        case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: return Unicode.Scalar(last.value + (semivoiced ? 2 : 1))
        default: return nil
        }
    }

    private static let kana: [Unicode.Scalar] = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars
    )
}

extension Unicode.Scalar {
    var isASCIIDigit: Bool { self >= "0" && self <= "9" }

    /// ① to ⑳, ㉑ to ㊿, ⑴ to ⒇ and their filled and double forms: the labels of parts, never digits.
    var isCircledNumber: Bool {
        switch value {
        case 0x2460...0x2487, 0x24EA...0x24FF, 0x2776...0x2793, 0x3251...0x325F, 0x32B1...0x32BF: true
        default: false
        }
    }

    /// Every character that stands for a dash or a minus in printed tables.
    var isDash: Bool {
        switch self {
        case "-", "ー", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "―", "−", "─", "━", "\u{FE63}", "\u{FE58}": true
        default: false
        }
    }

    /// Triangles that accounts print for minus.
    var isMinusTriangle: Bool { self == "▲" || self == "△" || self == "▼" || self == "▽" }

    var isOpeningBracket: Bool { self == "(" || self == "[" || self == "〔" || self == "【" || self == "「" }

    var isClosingBracket: Bool { self == ")" || self == "]" || self == "〕" || self == "】" || self == "」" }
}
