import CPango

/// Letters of one font in several lines, drawn at once: the drawing library's time goes with the number of calls.
struct GlyphBatch {
    private let context: OpaquePointer
    private var run: GlyphRun?

    init(on context: OpaquePointer) {
        self.context = context
    }

    /// Adds a line with the left end of its foot line at the place.
    mutating func add(_ line: LetterLine, x: Double, y: Double, size: Double) {
        for next in line.runs where !next.glyphs.isEmpty {
            if run?.font != next.font || run?.isBackward == true || next.isBackward { draw() }
            var glyphs = next.glyphs
            for index in glyphs.indices {
                glyphs[index].x += x
                glyphs[index].y += y
            }
            if run == nil { run = GlyphRun(font: next.font, isBackward: next.isBackward) }
            run?.glyphs += glyphs
            run?.clusters += next.clusters
            run?.text += next.text
        }
        for place in line.unknown { drawBox(x + place.x, y, place.width, size) }
        for place in line.ticks { drawTick(x + place.x, y, place.width, size) }
    }

    /// Draws what was added since.
    mutating func draw() {
        guard let run else { return }
        self.run = nil
        cairo_set_scaled_font(context, run.font)
        let flags = run.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
        run.text.withUnsafeBytes { text in
            cairo_show_text_glyphs(
                context,
                text.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: text.count),
                run.glyphs,
                Int32(clamping: run.glyphs.count),
                run.clusters,
                Int32(clamping: run.clusters.count),
                flags
            )
        }
    }

    private func drawBox(_ x: Double, _ y: Double, _ width: Double, _ size: Double) {
        let margin = size / 12
        cairo_set_line_width(context, size / 20)
        cairo_rectangle(context, x + margin, y + margin - size * 0.8, max(width - 2 * margin, margin), size * 0.75)
        cairo_stroke(context)
    }

    private func drawTick(_ x: Double, _ y: Double, _ width: Double, _ size: Double) {
        cairo_set_line_width(context, size / 9)
        cairo_move_to(context, x + width * 0.22, y - size * 0.42)
        cairo_line_to(context, x + width * 0.44, y - size * 0.16)
        cairo_line_to(context, x + width * 0.86, y - size * 0.78)
        cairo_stroke(context)
    }
}
