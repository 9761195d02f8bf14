/// The text of a cell while its runs go by: `<t>` alone or in runs, without the readings above it (`<rPh>`).
struct RichText {
    private var bytes: [UInt8] = []
    private var isInText = false
    private var isInReading = false

    mutating func begin(_ element: String) {
        switch element {
        case "t": isInText = true
        case "rPh": isInReading = true
        default: break
        }
    }

    mutating func end(_ element: String) {
        switch element {
        case "t": isInText = false
        case "rPh": isInReading = false
        default: break
        }
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        if isInText, !isInReading { bytes += text }
    }

    /// The text so far; the next one begins.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return Self.unescaped(bytes)
    }

    /// With `_x000D_` and its like turned into what they stand for, and line breaks of one kind.
    static func unescaped(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) || bytes.contains(0x0D) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var text = String.UnicodeScalarView()
        var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        var wasReturn = false
        while !rest.isEmpty {
            let scalar = nextScalar(&rest)
            if scalar == "\n", wasReturn {
                wasReturn = false
                continue
            }
            wasReturn = scalar == "\r"
            text.append(wasReturn ? "\n" : scalar)
        }
        return String(text)
    }

    /// Takes one letter, written plainly or as its number; half of a surrogate pair stays as it is written.
    private static func nextScalar(_ rest: inout String.UnicodeScalarView.SubSequence) -> Unicode.Scalar {
        let first = rest.removeFirst()
        guard first == "_" else { return first }
        let code = rest.prefix(6).map { $0 }
        guard code.count == 6, code[0] == "x", code[5] == "_",
            let value = UInt32(String(String.UnicodeScalarView(code[1...4])), radix: 16),
            code[1...4].allSatisfy({ Character($0).isHexDigit }), let scalar = Unicode.Scalar(value)
        else { return first }
        rest.removeFirst(6)
        return scalar
    }
}
