import CZlib

/// Pixels as a PNG file.
///
/// Lines are written as they are, without the differences that suit photographs: flat areas, of which charts are made,
/// become smaller so, in half the time that Cairo's own writer takes.
struct PNGFile {
    let width: Int
    let height: Int
    /// 32 bits for each pixel: nothing, red, green, blue, from the highest to the lowest.
    let pixels: UnsafeRawBufferPointer
    /// From the start of a line to the next, in bytes.
    let stride: Int

    /// Quicker than zlib's usual 6, and hardly larger.
    private static let level: Int32 = 4

    /// `nil` where there is no memory left.
    var bytes: [UInt8]? {
        guard let data = compressed(lines) else { return nil }
        // 8 bits for each colour, no transparency, the usual method of everything else.
        let header = Self.number(width) + Self.number(height) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + Self.chunk("IHDR", header) + Self.chunk("IDAT", data) + Self.chunk("IEND", [])
    }

    /// Each line begins with how it is filtered: not at all.
    private var lines: [UInt8] {
        let length = width * 3 + 1
        return [UInt8](unsafeUninitializedCapacity: length * height) { lines, count in
            for y in 0..<height {
                var target = y * length
                lines[target] = 0
                for x in 0..<width {
                    let pixel = pixels.load(fromByteOffset: y * stride + x * 4, as: UInt32.self)
                    lines[target + 1] = UInt8(truncatingIfNeeded: pixel >> 16)
                    lines[target + 2] = UInt8(truncatingIfNeeded: pixel >> 8)
                    lines[target + 3] = UInt8(truncatingIfNeeded: pixel)
                    target += 3
                }
            }
            count = length * height
        }
    }

    private func compressed(_ lines: [UInt8]) -> [UInt8]? {
        var length = compressBound(UInt(lines.count))
        var data = [UInt8](repeating: 0, count: Int(length))
        guard compress2(&data, &length, lines, UInt(lines.count), Self.level) == Z_OK else { return nil }
        data.removeLast(data.count - Int(length))
        return data
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + body
        let check = crc32(0, content, UInt32(content.count))
        return number(body.count) + content + number(Int(check))
    }

    private static func number(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
