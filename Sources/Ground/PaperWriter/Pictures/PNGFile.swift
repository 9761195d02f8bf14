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
        let runs = ColourRuns(self)
        let palette = Palette(runs)
        guard let data = compressed(lines(runs, palette)) else { return nil }
        // 8 bits for each place in the list of colours, the usual method of everything else.
        let header = Self.number(width) + Self.number(height) + [8, 3, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + Self.chunk("IHDR", header) + Self.chunk("PLTE", palette.bytes) + Self.chunk("IDAT", data)
            + Self.chunk("IEND", [])
    }

    /// Each line begins with how it is filtered: not at all.
    private func lines(_ runs: ColourRuns, _ palette: Palette) -> [UInt8] {
        let size = (width + 1) * height
        return [UInt8](unsafeUninitializedCapacity: size) { lines, count in
            var (place, rest) = (0, 0)
            for run in runs.all {
                if rest == 0 {
                    lines[place] = 0
                    (place, rest) = (place + 1, width)
                }
                let end = place + Int(run.length)
                lines[place..<end].update(repeating: palette.places[Int(run.colour)])
                (place, rest) = (end, rest - Int(run.length))
            }
            count = place
        }
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

/// A picture as rows of equal pixels, which never go on in the next line; and its colours.
///
/// A picture has hundreds of thousands of such rows, so that a colour is found without a dictionary.
private struct ColourRuns {
    /// In the order of the lines; `colour` is a place in ``colours``.
    private(set) var all: [(colour: Int32, length: Int32)] = []
    /// In the order in which they are first seen.
    private(set) var colours: [UInt32] = []
    /// By colour, how many pixels have it.
    private(set) var counts: [Int] = []
    /// Places in ``colours``, found by the colour; -1 where there is none.
    ///
    /// Never more than half full.
    private var slots = [Int32](repeating: -1, count: 1 << 12)

    init(_ file: PNGFile) {
        all.reserveCapacity(1 << 15)
        for y in 0..<file.height where file.width > 0 {
            let line = UnsafeRawBufferPointer(rebasing: file.pixels[(y * file.stride)...].prefix(4 * file.width))
            line.withMemoryRebound(to: UInt32.self) { add($0) }
        }
    }

    private mutating func add(_ line: UnsafeBufferPointer<UInt32>) {
        var (start, colour) = (0, line[0] & 0xFF_FFFF)
        for x in 1..<line.count {
            let next = line[x] & 0xFF_FFFF
            guard next != colour else { continue }
            add(colour, x - start)
            (start, colour) = (x, next)
        }
        add(colour, line.count - start)
    }

    private mutating func add(_ colour: UInt32, _ length: Int) {
        let place = place(of: colour)
        counts[Int(place)] += length
        all.append((place, Int32(length)))
    }

    private mutating func place(of colour: UInt32) -> Int32 {
        var slot = slot(colour)
        while slots[slot] >= 0 {
            if colours[Int(slots[slot])] == colour { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(colours.count)
        colours.append(colour)
        counts.append(0)
        if colours.count * 2 > slots.count { grow() }
        return Int32(colours.count - 1)
    }

    private func slot(_ colour: UInt32) -> Int { Int((colour &* 0x9E37_79B1) >> 8) & (slots.count - 1) }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, colour) in colours.enumerated() {
            var slot = slot(colour)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }
}

/// The colours of a picture, at most 256.
///
/// Where there are more, those that differ least are taken together under the most frequent of them: the plain colours of
/// areas stay exact, and only the edges of letters lose shades that nobody sees.
private struct Palette {
    let bytes: [UInt8]
    /// By the place of a colour in the picture: its place in the list.
    let places: [UInt8]

    init(_ runs: ColourRuns) {
        let (colours, counts) = (runs.colours, runs.counts)
        // The most frequent first; equal ones by their value, so that the same picture always gives the same bytes.
        let order = colours.indices.sorted { (counts[$1], colours[$0]) < (counts[$0], colours[$1]) }
        let shift = (0...7).first { shift in Set(colours.map { Self.group($0, shift) }).count <= 256 } ?? 7
        var groups: [UInt32: UInt8] = [:]
        var bytes: [UInt8] = []
        var places = [UInt8](repeating: 0, count: colours.count)
        for index in order {
            let group = Self.group(colours[index], shift)
            let place = groups[group] ?? UInt8(truncatingIfNeeded: groups.count)
            if groups.updateValue(place, forKey: group) == nil {
                bytes += [16, 8, 0].map { UInt8(truncatingIfNeeded: colours[index] >> $0) }
            }
            places[index] = place
        }
        self.bytes = bytes
        self.places = places
    }

    /// The colours that are taken together have the same highest bits.
    private static func group(_ colour: UInt32, _ shift: Int) -> UInt32 {
        let kept = (UInt32(0xFF) >> shift) << shift
        return colour & (kept << 16 | kept << 8 | kept)
    }
}
