/// A zip archive whose files are stored as they are, with whatever names a test wants.
struct StoredZip {
    let bytes: [UInt8]

    init(_ files: [String: [UInt8]]) {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, data) in files.sorted(by: { $0.key < $1.key }) {
            let common =
                Self.little(UInt32(0)) + Self.little(UInt32(0x5A21_0000)) + Self.little(Self.checksum(data))
                + Self.little(UInt32(data.count)) + Self.little(UInt32(data.count))
                + Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
            let version = Self.little(UInt16(20))
            directory +=
                Self.little(UInt32(0x0201_4B50)) + [20, 3] + version + common + [UInt8](repeating: 0, count: 6)
            directory += Self.little(UInt32(0o100_644) << 16) + Self.little(UInt32(body.count)) + Array(name.utf8)
            body += Self.little(UInt32(0x0403_4B50)) + version + common + Array(name.utf8) + data
        }
        let count = Self.little(UInt16(files.count))
        let end = Self.little(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + count + count
        bytes =
            body + directory + end + Self.little(UInt32(directory.count)) + Self.little(UInt32(body.count)) + [0, 0]
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}
