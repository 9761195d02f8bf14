// The icon as pixels, in the format that browsers ask for by themselves.
extension SiteIcon {
    /// An ICO file with one picture of ``side`` × ``side`` pixels in 32-bit colours.
    static let pixels: [UInt8] = {
        let picture = bitmap
        let head = words(0, 1, 1)
        // 32 by 32 pixels, no list of colours, one plane, 32 bits for each pixel, and where the picture stands.
        let entry = [UInt8(side), UInt8(side), 0, 0] + words(1, 32) + longs(picture.count, 22)
        return head + entry + picture
    }()

    /// Lines from below, and a mask that nobody looks at where colours have an opacity.
    private static var bitmap: [UInt8] {
        let head = longs(40, side, 2 * side) + words(1, 32) + longs(0, 0, 0, 0, 0, 0)
        let lines = (0..<side).reversed().flatMap { y in (0..<side).flatMap { x in pixel(x, y) } }
        return head + lines + [UInt8](repeating: 0, count: side * side / 8)
    }

    /// Blue, green, red and opacity, from 8 × 8 samples.
    private static func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        var (inside, white) = (0, 0)
        for row in 0..<8 {
            for column in 0..<8 {
                // In sixteenths of a unit, so that no sample lies on an edge.
                let sample = (x: 16 * x + 2 * column + 1, y: 16 * y + 2 * row + 1)
                if isOnPlate(sample) { inside += 1 }
                if isOnSign(sample) { white += 1 }
            }
        }
        guard inside > 0 else { return [0, 0, 0, 0] }
        let mixed = [0xC1, 0x17, 0x00].map { UInt8(($0 * (inside - white) + 0xFF * white) / inside) }
        return mixed + [UInt8(inside * 255 / 64)]
    }

    private static func isOnPlate(_ sample: (x: Int, y: Int)) -> Bool {
        let (radius, end) = (16 * cornerRadius, 16 * side)
        let x = max(radius - sample.x, sample.x - (end - radius), 0)
        let y = max(radius - sample.y, sample.y - (end - radius), 0)
        return x * x + y * y <= radius * radius
    }

    /// Whether a line to the right crosses the edge an odd number of times.
    private static func isOnSign(_ sample: (x: Int, y: Int)) -> Bool {
        var isInside = false
        for (one, other) in zip(sign, sign.dropFirst() + sign.prefix(1)) {
            let (start, end) = (one.y < other.y ? one : other, one.y < other.y ? other : one)
            guard 16 * start.y < sample.y, sample.y < 16 * end.y else { continue }
            let across = (16 * (end.x - start.x)) * (sample.y - 16 * start.y)
            if (sample.x - 16 * start.x) * 16 * (end.y - start.y) < across { isInside.toggle() }
        }
        return isInside
    }

    private static func words(_ numbers: Int...) -> [UInt8] {
        numbers.flatMap { number in [0, 8].map { UInt8(truncatingIfNeeded: number >> $0) } }
    }

    private static func longs(_ numbers: Int...) -> [UInt8] {
        numbers.flatMap { number in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) } }
    }
}
