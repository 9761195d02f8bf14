import Wording

/// Finds hidden characters in what is read, and says so.
enum HiddenCharacters {
    /// The first one in `text`.
    static func first(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first(where: \.isHidden)
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
