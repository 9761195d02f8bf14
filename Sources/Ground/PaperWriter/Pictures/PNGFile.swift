import CZlib

/// Pixels as a PNG file of up to 256 colours.
///
/// Lines are written as they are, without the differences that suit photographs, colours as places in a list, and only
/// runs of one colour are shortened: flat areas, of which charts are made, become half as large so as with Cairo's own
/// writer, in a fraction of its time.
struct PNGFile {
    let width: Int
    let height: Int
    /// 32 bits for each pixel: nothing, red, green, blue, from the highest to the lowest.
    let pixels: UnsafeRawBufferPointer
    /// From the start of a line to the next, in bytes.
    let stride: Int

    /// `nil` where there is no memory left.
    var bytes: [UInt8]? {
        var counts: [UInt32: Int] = [:]
        forEachRun { colour, _, _, length in counts[colour, default: 0] += length }
        let palette = Palette(counts)
        guard let data = compressed(lines(palette)) else { return nil }
        // 8 bits for each place in the list of colours, the usual method of everything else.
        let header = Self.number(width) + Self.number(height) + [8, 3, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + Self.chunk("IHDR", header) + Self.chunk("PLTE", palette.bytes) + Self.chunk("IDAT", data)
            + Self.chunk("IEND", [])
    }

    /// Gives each row of equal pixels: its colour, line, first column and length.
    private func forEachRun(_ body: (UInt32, Int, Int, Int) -> Void) {
        for y in 0..<height {
            var (start, colour) = (0, pixel(0, y))
            for x in 1..<max(width, 1) {
                let next = pixel(x, y)
                guard next != colour else { continue }
                body(colour, y, start, x - start)
                (start, colour) = (x, next)
            }
            body(colour, y, start, width - start)
        }
    }

    private func pixel(_ x: Int, _ y: Int) -> UInt32 {
        pixels.load(fromByteOffset: y * stride + x * 4, as: UInt32.self) & 0xFF_FFFF
    }

    /// Each line begins with how it is filtered: not at all.
    private func lines(_ palette: Palette) -> [UInt8] {
        let length = width + 1
        var lines = [UInt8](repeating: 0, count: length * height)
        forEachRun { colour, y, x, count in
            let index = palette.indices[colour] ?? 0
            guard index != 0 else { return }
            let start = y * length + 1 + x
            for place in start..<(start + count) { lines[place] = index }
        }
        return lines
    }

    private func compressed(_ lines: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, 1, Z_DEFLATED, 15, 8, Z_RLE, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(lines.count)))
        var source = lines
        let data = source.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(clamping: input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: bound)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return data.isEmpty ? nil : data
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

/// The colours of a picture, at most 256.
///
/// Where there are more, those that differ least are taken together under the most frequent of them: the plain colours of
/// areas stay exact, and only the edges of letters lose shades that nobody sees.
private struct Palette {
    let bytes: [UInt8]
    /// By colour: its place in the list.
    let indices: [UInt32: UInt8]

    init(_ counts: [UInt32: Int]) {
        // The most frequent first; equal ones by their value, so that the same picture always gives the same bytes.
        let colours = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let shift = (0...7).first { shift in Set(colours.map { Self.group($0, shift) }).count <= 256 } ?? 7
        var places: [UInt32: UInt8] = [:]
        var bytes: [UInt8] = []
        var indices: [UInt32: UInt8] = [:]
        for colour in colours {
            let group = Self.group(colour, shift)
            let place = places[group] ?? UInt8(truncatingIfNeeded: places.count)
            if places.updateValue(place, forKey: group) == nil {
                bytes += [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) }
            }
            indices[colour] = place
        }
        self.bytes = bytes
        self.indices = indices
    }

    /// The colours that are taken together have the same highest bits.
    private static func group(_ colour: UInt32, _ shift: Int) -> UInt32 {
        let kept = (UInt32(0xFF) >> shift) << shift
        return colour & (kept << 16 | kept << 8 | kept)
    }
}
