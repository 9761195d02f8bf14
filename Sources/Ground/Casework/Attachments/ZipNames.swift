/// The names of the files in a zip archive, read from its directory without unpacking anything.
enum ZipNames {
    /// An office document has some tens of entries; more than these are not read.
    private static let maximumEntries = 10_000
    private static let endMark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let entryMark: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

    /// `nil` where the directory is damaged, encrypted, too long, or not where it should be.
    static func names(in bytes: [UInt8]) -> [String]? {
        guard let end = endRecord(of: bytes) else { return nil }
        let count = number(of: 2, at: end + 10, in: bytes)
        var position = number(of: 4, at: end + 16, in: bytes)
        guard count <= maximumEntries else { return nil }
        var names: [String] = []
        for _ in 0..<count {
            guard position + 46 <= end, bytes[position..<position + 4].elementsEqual(entryMark) else { return nil }
            let isEncrypted = number(of: 2, at: position + 8, in: bytes) & 1 == 1
            let length = number(of: 2, at: position + 28, in: bytes)
            let rest = number(of: 2, at: position + 30, in: bytes) + number(of: 2, at: position + 32, in: bytes)
            guard !isEncrypted, position + 46 + length + rest <= end else { return nil }
            names.append(String(decoding: bytes[position + 46..<position + 46 + length], as: UTF8.self))
            position += 46 + length + rest
        }
        return names
    }

    /// The record at the end stands before a comment of at most 65,535 bytes.
    private static func endRecord(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let earliest = max(0, bytes.count - 22 - 65_535)
        return stride(from: bytes.count - 22, through: earliest, by: -1).first { start in
            bytes[start..<start + 4].elementsEqual(endMark)
        }
    }

    /// A number of so many bytes, the lowest first.
    private static func number(of length: Int, at position: Int, in bytes: [UInt8]) -> Int {
        (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[position + $1]) }
    }
}
