extension PlainValue {
    /// Reads JSON; `nil` where it is none, where it holds a number that is not whole, or is nested too deeply.
    package init?(json text: String) {
        var reader = JSONReader(bytes: Array(text.utf8))
        guard let value = reader.document() else { return nil }
        self = value
    }
}

/// Reads JSON (RFC 8259) with whole numbers only.
private struct JSONReader {
    private static let maximumDepth = 32

    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() -> PlainValue? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> PlainValue? {
        skipSpace()
        guard depth < Self.maximumDepth, position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return mapping(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return string().map(PlainValue.text)
        case UInt8(ascii: "t"): return word("true", .flag(true))
        case UInt8(ascii: "f"): return word("false", .flag(false))
        case UInt8(ascii: "n"): return word("null", .nothing)
        default: return number()
        }
    }

    private mutating func mapping(depth: Int) -> PlainValue? {
        var members: [PlainValue.Member] = []
        guard
            items(
                until: "}",
                each: { reader in
                    reader.skipSpace()
                    guard reader.position < reader.bytes.count, reader.bytes[reader.position] == UInt8(ascii: "\""),
                        let name = reader.string(), reader.take(":"), let value = reader.value(depth: depth + 1)
                    else { return false }
                    members.append(PlainValue.Member(name, value))
                    return true
                }
            )
        else { return nil }
        return .mapping(members)
    }

    private mutating func list(depth: Int) -> PlainValue? {
        var values: [PlainValue] = []
        guard
            items(
                until: "]",
                each: { reader in
                    guard let value = reader.value(depth: depth + 1) else { return false }
                    values.append(value)
                    return true
                }
            )
        else { return nil }
        return .list(values)
    }

    /// Reads from the opening bracket to the closing one; `false` where something is wrong.
    private mutating func items(until end: Unicode.Scalar, each: (inout JSONReader) -> Bool) -> Bool {
        position += 1
        if take(end) { return true }
        while each(&self) {
            if take(end) { return true }
            guard take(",") else { return false }
        }
        return false
    }

    private mutating func number() -> PlainValue? {
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") || isDigit(bytes[position]) { position += 1 }
        return Int(String(decoding: bytes[start..<position], as: UTF8.self)).map(PlainValue.whole)
    }

    /// Reads a string from its opening quote.
    private mutating func string() -> String? {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escaped() else { return nil }
                text += Array(String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard position < bytes.count else { return nil }
        position += 1
        switch bytes[position - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    /// Reads four digits, and the four of the second half where they are the first of a pair.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = fourDigits() else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        position += 2
        guard let second = fourDigits(), (0xDC00...0xDFFF).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func fourDigits() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = bytes[position..<position + 4]
        guard digits.allSatisfy({ isDigit($0) || (0x41...0x46).contains($0 & 0xDF) }) else { return nil }
        position += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func word(_ word: String, _ value: PlainValue) -> PlainValue? {
        guard bytes[position...].starts(with: word.utf8) else { return nil }
        position += word.utf8.count
        return value
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, UInt32(bytes[position]) == mark.value else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
