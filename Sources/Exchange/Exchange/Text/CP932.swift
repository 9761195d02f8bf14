import Foundation

/// The encoding of text files on Japanese Windows, through the C library's own tables.
enum CP932 {
    /// The text in UTF-8, or the offset of the first byte that cannot be one.
    enum Decoded: Equatable {
        case text([UInt8])
        case invalid(offset: Int)
    }

    static func decode(_ bytes: [UInt8]) -> Decoded {
        let (output, used, complete) = convert(bytes, from: "CP932", to: "UTF-8", growth: 3)
        return complete ? .text(output) : .invalid(offset: used)
    }

    /// `nil` where the text has a character that CP932 lacks.
    static func encode(_ text: String) -> [UInt8]? {
        let (output, _, complete) = convert(Array(text.utf8), from: "UTF-8", to: "CP932", growth: 2)
        return complete ? output : nil
    }

    private static func convert(
        _ bytes: [UInt8],
        from source: String,
        to target: String,
        growth: Int
    ) -> (output: [UInt8], used: Int, complete: Bool) {
        let converter = iconv_open(target, source)
        guard let converter, Int(bitPattern: converter) != -1 else { return ([], 0, bytes.isEmpty) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * growth + 16)
        var (remaining, room) = (input.count, output.count)
        let complete = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &remaining, &to, &room) != -1 && remaining == 0
            }
        }
        let written = output.count - room
        return (output[..<written].map { UInt8(bitPattern: $0) }, bytes.count - remaining, complete)
    }
}
