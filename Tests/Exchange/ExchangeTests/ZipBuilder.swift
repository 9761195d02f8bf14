/// Makes zip archives by hand, so that they can lie.
struct ZipBuilder {
    struct Entry {
        var name: [UInt8]
        var data: [UInt8]
        /// What is stored; `data` itself unless it is compressed.
        var stored: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var system: UInt8 = 3
        var mode: UInt32 = 0o100_644
        /// The size that the archive claims; the true one where `nil`.
        var claimedSize: UInt32?
        var checksum: UInt32

        init(_ name: String, _ data: [UInt8]) {
            self.init(bytes: Array(name.utf8), data)
        }

        init(bytes name: [UInt8], _ data: [UInt8]) {
            self.name = name
            self.data = data
            stored = data
            checksum = ZipBuilder.checksum(data)
        }
    }

    var entries: [Entry] = []

    init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    init(_ files: [String: [UInt8]], top: String = "") {
        entries = files.keys.sorted().map { Entry(top + $0, files[$0] ?? []) }
    }

    var bytes: [UInt8] {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let offset = UInt32(body.count)
            let common =
                little(entry.flags) + little(entry.method) + little(UInt32(0x5A21_0000)) + little(entry.checksum)
                + little(UInt32(entry.stored.count)) + little(entry.claimedSize ?? UInt32(entry.data.count))
                + little(UInt16(entry.name.count)) + little(UInt16(0))
            body += little(UInt32(0x0403_4B50)) + little(UInt16(20)) + common + entry.name + entry.stored
            directory += little(UInt32(0x0201_4B50)) + [20, entry.system] + little(UInt16(20)) + common
            directory += [UInt8](repeating: 0, count: 6) + little(entry.mode << 16) + little(offset) + entry.name
        }
        let count = little(UInt16(entries.count))
        let end = little(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + count + count
        return body + directory + end + little(UInt32(directory.count)) + little(UInt32(body.count)) + [0, 0]
    }

    private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }

    /// One deflate block of `count` times 258 spaces and one more: thirteen bits for every 258 bytes.
    static func spaces(runs count: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.append(0b011, count: 3)
        bits.appendCode(0x30 + 32, count: 8)
        for _ in 0..<count {
            bits.appendCode(0b1100_0101, count: 8)
            bits.appendCode(0, count: 5)
        }
        bits.appendCode(0, count: 7)
        return bits.bytes
    }
}

/// Bits in the order of deflate: the lowest of a byte first.
private struct BitWriter {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func append(_ value: Int, count: Int) {
        for bit in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8((value >> bit) & 1) << UInt8(used)
            used += 1
        }
    }

    /// Codes of Huffman stand the other way round.
    mutating func appendCode(_ value: Int, count: Int) {
        for bit in (0..<count).reversed() { append((value >> bit) & 1, count: 1) }
    }
}
