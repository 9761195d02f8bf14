extension MarkupWriter {
    /// Appends `text` so that it can stand in an element or in a quoted attribute.
    ///
    /// It works on the bytes of UTF-8, never on characters: a quotation mark followed by a combining mark is one
    /// `Character`, and an escaper that compares characters lets it through. What a document may not hold (control
    /// characters other than tab and line feed, noncharacters) is replaced by U+FFFD; a carriage return by a line feed.
    mutating func appendEscaped(_ text: String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped(utf8: $0) }
        guard done == nil else { return }
        let copy = [UInt8](text.utf8)
        copy.withUnsafeBufferPointer { appendEscaped(utf8: $0) }
    }

    private mutating func appendEscaped(utf8 source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < source.count {
            guard needsCare(source[index]), let change = Replacement(source, at: index) else {
                index += 1
                continue
            }
            append(UnsafeBufferPointer(rebasing: source[start..<index]))
            append(change.text)
            index += change.length
            start = index
        }
        append(UnsafeBufferPointer(rebasing: source[start..<source.count]))
    }
}

/// What is written instead of the scalar that begins at a place.
private struct Replacement {
    let text: StaticString
    /// How many bytes of the source it replaces.
    let length: Int

    /// Nothing where the scalar can be written as it is.
    init?(_ source: UnsafeBufferPointer<UInt8>, at index: Int) {
        switch source[index] {
        case UInt8(ascii: "&"): self.init("&amp;", 1)
        case UInt8(ascii: "<"): self.init("&lt;", 1)
        case UInt8(ascii: ">"): self.init("&gt;", 1)
        case UInt8(ascii: "\""): self.init("&quot;", 1)
        case UInt8(ascii: "'"): self.init("&#39;", 1)
        case 0x0D: self.init("\n", 1)
        case ..<0x20, 0x7F: self.init("\u{FFFD}", 1)
        default:
            let length = Self.lengthOfForbiddenScalar(source, at: index)
            guard length > 0 else { return nil }
            self.init("\u{FFFD}", length)
        }
    }

    private init(_ text: StaticString, _ length: Int) {
        self.text = text
        self.length = length
    }

    /// The length of the C1 control or noncharacter that begins here, or 0.
    private static func lengthOfForbiddenScalar(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 {
            index + offset < source.count ? source[index + offset] : 0
        }
        switch source[index] {
        case 0xC2:
            return (0x80...0x9F).contains(byte(1)) ? 2 : 0
        case 0xEF:
            let isArabicBlock = byte(1) == 0xB7 && (0x90...0xAF).contains(byte(2))
            let isEndOfPlane = byte(1) == 0xBF && byte(2) >= 0xBE
            return isArabicBlock || isEndOfPlane ? 3 : 0
        case 0xF0...0xF4:
            return byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : 0
        default:
            return 0
        }
    }
}

/// Whether a byte may begin something to replace: everything else is copied in runs.
///
/// Asked for every byte of every text, so the answer is a bit of a constant: 0x00–0x3F and 0xC0–0xFF have one each.
@inline(__always)
private func needsCare(_ byte: UInt8) -> Bool {
    switch byte >> 6 {
    case 0: lowBytesWithCare >> UInt64(byte) & 1 != 0
    case 3: highBytesWithCare >> UInt64(byte & 0x3F) & 1 != 0
    default: byte == 0x7F
    }
}

/// Control characters except tab and line feed; `"`, `&`, `'`, `<`, `>`.
private var lowBytesWithCare: UInt64 {
    0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A) | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
}

/// What begins C1 controls and noncharacters: 0xC2, 0xEF, 0xF0…0xF4.
private var highBytesWithCare: UInt64 {
    1 << 0x02 | 1 << 0x2F | 0x1F << 0x30
}
