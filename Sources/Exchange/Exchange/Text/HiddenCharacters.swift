import Wording

/// Characters that nobody sees and no text of a plan holds.
///
/// Controls other than tabs and line breaks, and the marks that turn the direction of writing: with these a page could
/// show something else than what is stored.
enum HiddenCharacters {
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The first one in `text`.
    static func first(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first(where: isHidden)
    }

    /// Whether valid UTF-8 may hold one: quick, and `true` for some texts without any.
    static func mayStand(in bytes: [UInt8]) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D: continue
            case 0x00...0x1F, 0x7F, 0xC2: return true
            case 0xE2 where index + 1 < bytes.count && (0x80...0x81).contains(bytes[index + 1]): return true
            default: continue
            }
        }
        return false
    }

    static func message(_ scalar: Unicode.Scalar) -> Bilingual {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return Bilingual(
            "目に見えない制御文字（\(code)）が含まれています。取り除くか、入力し直してください。",
            "There is an invisible control character (\(code)); remove it, or type the text again."
        )
    }
}
