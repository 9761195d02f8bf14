import CZlib

/// A PNG file as a viewer sees it: each pixel a place in a list of colours, without transparency.
package struct PNGImage {
    package let width: Int
    package let height: Int
    /// Line by line, each with a byte before its pixels.
    private let pixels: [UInt8]
    /// Red, green and blue of each colour in the list.
    private let palette: [UInt8]

    /// `nil` unless the bytes are a whole image of this kind.
    package init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        var (header, palette, data, isEnded): ([UInt8], [UInt8], [UInt8], Bool) = ([], [], [], false)
        var rest = bytes.dropFirst(8)
        while rest.count >= 12, !isEnded {
            let length = Self.number(rest.prefix(4))
            guard rest.count >= length + 12 else { return nil }
            let body = rest.dropFirst(8).prefix(length)
            let content = Array(rest.dropFirst(4).prefix(length + 4))
            let check = Self.number(rest.dropFirst(length + 8).prefix(4))
            guard Int(crc32(0, content, UInt32(content.count))) == check else { return nil }
            switch String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self) {
            case "IHDR": header = Array(body)
            case "PLTE": palette = Array(body)
            case "IDAT": data += body
            case "IEND": isEnded = true
            default: break
            }
            rest = rest.dropFirst(length + 12)
        }
        guard isEnded, header.count == 13, header[8...] == [8, 3, 0, 0, 0] else { return nil }
        width = Self.number(header[0..<4])
        height = Self.number(header[4..<8])
        // Each line begins with how it is filtered; only lines that are not are read here.
        let length = width + 1
        guard let lines = Self.inflated(data, count: length * height),
            stride(from: 0, to: lines.count, by: length).allSatisfy({ lines[$0] == 0 }),
            lines.allSatisfy({ (Int($0) + 1) * 3 <= palette.count })
        else { return nil }
        pixels = lines
        self.palette = palette
    }

    /// The colour of a pixel as style sheets write it: `0x0017C1`.
    package func colour(_ x: Int, _ y: Int) -> UInt32 {
        let start = Int(pixels[y * (width + 1) + 1 + x]) * 3
        return palette[start..<(start + 3)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// How many pixels have each colour.
    package var colours: [UInt32: Int] {
        var colours: [UInt32: Int] = [:]
        for y in 0..<height {
            for x in 0..<width { colours[colour(x, y), default: 0] += 1 }
        }
        return colours
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    private static func inflated(_ data: [UInt8], count: Int) -> [UInt8]? {
        var length = UInt(count)
        var bytes = [UInt8](repeating: 0, count: count)
        guard uncompress(&bytes, &length, data, UInt(data.count)) == Z_OK, length == UInt(count) else { return nil }
        return bytes
    }
}
