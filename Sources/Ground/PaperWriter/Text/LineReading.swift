import CPango

/// Takes lines out of the type-setting library's form into what is drawn and kept.
struct LineReading {
    /// The text, as it is to be found in the file.
    var bytes: UnsafeBufferPointer<UInt8>
    /// What no font has, with how often.
    private(set) var unknown: [Unicode.Scalar: Int] = [:]

    init(bytes: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)) {
        self.bytes = bytes
    }

    mutating func line(
        _ source: PangoLayoutLine,
        font: (UnsafeMutablePointer<PangoFont>) -> OpaquePointer?
    ) -> LetterLine {
        var line = LetterLine()
        line.isRightToLeft = source.resolved_dir == PANGO_DIRECTION_RTL.rawValue
        var x: Int32 = 0
        var node = source.runs
        while let current = node {
            node = current.pointee.next
            guard let data = current.pointee.data else { continue }
            let item = data.assumingMemoryBound(to: PangoGlyphItem.self).pointee
            append(item, to: &line, x: &x, font: item.item.pointee.analysis.font.flatMap(font))
        }
        line.width = Self.units(x)
        return line
    }

    private mutating func append(
        _ source: PangoGlyphItem,
        to line: inout LetterLine,
        x: inout Int32,
        font: OpaquePointer?
    ) {
        let item = source.item.pointee
        let string = source.glyphs.pointee
        let count = Int(string.num_glyphs)
        let isBackward = item.analysis.level & 1 == 1
        var glyphs: [cairo_glyph_t] = []
        glyphs.reserveCapacity(count)
        var isDrawn = [Bool](repeating: true, count: count)
        for index in 0..<count {
            let info = string.glyphs[index]
            if info.glyph & PangoGlyph(PANGO_GLYPH_UNKNOWN_FLAG) != 0 {
                isDrawn[index] = false
                note(info, at: x, in: &line)
            } else if info.glyph == PangoGlyph(PANGO_GLYPH_EMPTY) || font == nil {
                isDrawn[index] = false
            } else {
                let (left, up) = (x + info.geometry.x_offset, info.geometry.y_offset)
                glyphs.append(cairo_glyph_t(index: UInt(info.glyph), x: Self.units(left), y: Self.units(up)))
                if isTicked(Int(item.offset + string.log_clusters[index])) {
                    line.ticks.append(GlyphPlace(x: Self.units(x), width: Self.units(info.geometry.width)))
                }
            }
            x += info.geometry.width
        }
        guard let font, !glyphs.isEmpty else { return }
        let clusters = Self.clusters(string, length: Int(item.length), isBackward: isBackward, isDrawn: isDrawn)
        let start = Int(item.offset)
        let text = bytes[start..<min(start + Int(item.length), bytes.count)]
        if let last = line.runs.indices.last, line.runs[last].font == font, !isBackward, !line.runs[last].isBackward {
            line.runs[last].glyphs += glyphs
            line.runs[last].clusters += clusters
            line.runs[last].text += text
        } else {
            var run = GlyphRun(font: font, isBackward: isBackward)
            (run.glyphs, run.clusters, run.text) = (glyphs, clusters, Array(text))
            line.runs.append(run)
        }
    }

    /// Whether a ticked box begins here: E2 98 91.
    private func isTicked(_ place: Int) -> Bool {
        place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x98 && bytes[place + 2] == 0x91
    }

    private mutating func note(_ info: PangoGlyphInfo, at x: Int32, in line: inout LetterLine) {
        line.unknown.append(GlyphPlace(x: Self.units(x), width: Self.units(info.geometry.width)))
        let code = info.glyph & ~PangoGlyph(PANGO_GLYPH_UNKNOWN_FLAG)
        unknown[Unicode.Scalar(code) ?? "\u{FFFD}", default: 0] += 1
    }

    /// Which bytes of the text each glyph stands for, in the order of the text.
    private static func clusters(
        _ string: PangoGlyphString,
        length: Int,
        isBackward: Bool,
        isDrawn: [Bool]
    ) -> [cairo_text_cluster_t] {
        var clusters: [cairo_text_cluster_t] = []
        clusters.reserveCapacity(isDrawn.count)
        let order = isBackward ? Array(isDrawn.indices.reversed()) : Array(isDrawn.indices)
        var (glyphs, covered, place) = (0, 0, 0)
        while place < order.count {
            let start = string.log_clusters[order[place]]
            var drawn = 0
            while place < order.count, string.log_clusters[order[place]] == start {
                drawn += isDrawn[order[place]] ? 1 : 0
                place += 1
            }
            let end = place < order.count ? Int(string.log_clusters[order[place]]) : length
            let width = end - Int(start)
            guard Int(start) == covered, width > 0 else { return whole(length, isDrawn) }
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(width), num_glyphs: Int32(drawn)))
            (glyphs, covered) = (glyphs + drawn, end)
        }
        return covered == length ? clusters : whole(length, isDrawn)
    }

    /// Where glyphs cannot be told apart by the text: all stand for all of it.
    private static func whole(_ length: Int, _ isDrawn: [Bool]) -> [cairo_text_cluster_t] {
        let drawn = isDrawn.count { $0 }
        return [cairo_text_cluster_t(num_bytes: Int32(clamping: length), num_glyphs: Int32(clamping: drawn))]
    }

    private static func units(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
