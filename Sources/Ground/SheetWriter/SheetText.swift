import Wording

/// Text as a workbook takes it.
enum SheetText {
    /// The text without what no cell can hold, with line breaks and blanks of one kind.
    ///
    /// Control characters and marks that turn the direction of writing are left out, as everywhere.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: isSuspicious) else { return text }
        var cleaned = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\r", "\u{2028}", "\u{2029}": cleaned.append("\n")
            case "\n": if !wasReturn { cleaned.append("\n") }
            case "\t": cleaned.append(" ")
            default: if !scalar.isHidden, !isNoCharacter(scalar) { cleaned.append(scalar) }
            }
        }
        return String(cleaned)
    }

    /// In one line: for names, number formats and lines above and below a page.
    static func inOneLine(_ text: String) -> String {
        let cleaned = cleaned(text)
        guard cleaned.utf8.contains(0x0A) else { return cleaned }
        return String(String.UnicodeScalarView(cleaned.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
    }

    /// The text as it is written into the file, where `_x0041_` would mean A.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        guard bytes.indices.contains(where: { isEscape(bytes, at: $0) }) else { return text }
        var escaped: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if isEscape(bytes, at: index) { escaped += Array("_x005F".utf8) }
            escaped.append(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Whether a spreadsheet takes the text for a formula as soon as somebody touches the cell.
    static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@＝＋－＠".unicodeScalars.contains(first)
    }

    /// At most `limit` units of UTF-16, an ellipsis at the end where something is left out.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var kept = ""
        var count = 0
        for character in text {
            let next = character.utf16.count
            guard count + next < limit else { break }
            kept.append(character)
            count += next
        }
        return kept + "…"
    }

    /// The text with `new` wherever `old` stands, also before marks that Swift takes for a part of the letter.
    static func replacing(_ old: String, by new: String, in text: String) -> String {
        let (bytes, old) = (Array(text.utf8), Array(old.utf8))
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: old) {
                result += new.utf8
                index += old.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Bytes that only texts with something to clean have: controls, and the first bytes of U+0080 to U+00BF, of
    /// U+2000 to U+2FFF and of U+F000 to U+10FFFF.
    private static func isSuspicious(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF
    }

    /// U+FFFE, U+FFFF and their like in the other planes; XML has no way to write the first two.
    private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool { scalar.value & 0xFFFE == 0xFFFE }

    private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "_"), index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_")
        else { return false }
        return bytes[(index + 2)..<(index + 6)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
