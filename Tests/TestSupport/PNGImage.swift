import CZlib

/// A PNG file as a viewer sees it: 8 bits of red, green and blue for each pixel, without transparency.
package struct PNGImage {
    package let width: Int
    package let height: Int
    private let pixels: [UInt8]

    /// `nil` unless the bytes are a whole image of this kind.
    package init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        var (header, data, isEnded): ([UInt8], [UInt8], Bool) = ([], [], false)
        var rest = bytes.dropFirst(8)
        while rest.count >= 12, !isEnded {
            let length = Self.number(rest.prefix(4))
            guard rest.count >= length + 12 else { return nil }
            let body = rest.dropFirst(8).prefix(length)
            switch String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self) {
            case "IHDR": header = Array(body)
            case "IDAT": data += body
            case "IEND": isEnded = true
            default: break
            }
            rest = rest.dropFirst(length + 12)
        }
        guard isEnded, header.count == 13, header[8...] == [8, 2, 0, 0, 0] else { return nil }
        width = Self.number(header[0..<4])
        height = Self.number(header[4..<8])
        guard let lines = Self.inflated(data, count: (width * 3 + 1) * height) else { return nil }
        pixels = Self.unfiltered(lines, width: width * 3)
    }

    /// The colour of a pixel as style sheets write it: `0x0017C1`.
    package func colour(_ x: Int, _ y: Int) -> UInt32 {
        let start = (y * width + x) * 3
        return pixels[start..<(start + 3)].reduce(0) { $0 << 8 | UInt32($1) }
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

    /// Undoes what a PNG does to each line before it is compressed: the difference from its neighbours.
    private static func unfiltered(_ lines: [UInt8], width: Int) -> [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(lines.count)
        var above = [UInt8](repeating: 0, count: width)
        for start in stride(from: 0, to: lines.count, by: width + 1) {
            var line = Array(lines[(start + 1)...(start + width)])
            for index in line.indices {
                let left = index < 3 ? 0 : line[index - 3]
                let corner = index < 3 ? 0 : above[index - 3]
                line[index] &+= predicted(lines[start], left, above[index], corner)
            }
            pixels += line
            above = line
        }
        return pixels
    }

    private static func predicted(_ filter: UInt8, _ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        switch filter {
        case 1: return left
        case 2: return up
        case 3: return UInt8((Int(left) + Int(up)) / 2)
        case 4:
            let estimate = Int(left) + Int(up) - Int(corner)
            let distances = [left, up, corner].map { abs(estimate - Int($0)) }
            if distances[0] <= distances[1], distances[0] <= distances[2] { return left }
            return distances[1] <= distances[2] ? up : corner
        default: return 0
        }
    }
}
