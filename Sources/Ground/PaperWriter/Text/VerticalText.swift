import CPango

/// A text that runs from top to bottom, its lines from right to left.
final class VerticalText {
    let style: LetterStyle
    private let layout: OpaquePointer
    /// From line to line, and so how wide one is.
    let lineWidth: Length

    init(_ text: String, _ style: LetterStyle, lineWidth: Length, letters: LetterSetter) throws(PaperError) {
        guard let layout = letters.verticalLayout(text, style, lineWidth: lineWidth) else {
            throw .drawing("pango_layout_new")
        }
        (self.layout, self.style, self.lineWidth) = (layout, style, lineWidth)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// How many lines there are, none longer than `height`, and how long the longest is.
    func lines(height: Length?) -> (count: Int, height: Length) {
        pango_layout_set_width(layout, height.map { Self.pango($0) } ?? -1)
        var (length, across): (Int32, Int32) = (0, 0)
        pango_layout_get_size(layout, &length, &across)
        return (Int(pango_layout_get_line_count(layout)), Length(roundingUp: Double(length) / Double(PANGO_SCALE)))
    }

    /// The lowest height in which the text needs no more than so many lines; far too much where it is above the limit.
    func height(lines most: Int, limit: Length) -> Length {
        let whole = lines(height: nil)
        guard most > 0, whole.count <= most, whole.height.scaled(1, of: most) <= limit else {
            return Length(hundredths: Length.limit)
        }
        return narrowed(to: most, from: whole.height)
    }

    /// By halves: fewer lines need more height.
    private func narrowed(to most: Int, from whole: Length) -> Length {
        let letter = style.lineHeight(percent: 100)
        var low = max(letter, whole.scaled(1, of: most) - letter)
        var high = max(whole, letter)
        guard lines(height: high).count <= most else { return Length(hundredths: Length.limit) }
        while (high - low).hundredths > 50 {
            let middle = (low + high).scaled(1, of: 2)
            if lines(height: middle).count <= most { high = middle } else { low = middle }
        }
        return max(high, lines(height: high).height)
    }

    /// What no font has, with how often.
    func unknown(_ text: String) -> [Unicode.Scalar: Int] {
        guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return [:] }
        var text = text
        return text.withUTF8 { bytes in
            var reading = LineReading(bytes: bytes)
            var node = pango_layout_get_lines_readonly(layout)
            while let current = node {
                node = current.pointee.next
                guard let data = current.pointee.data else { continue }
                _ = reading.line(data.assumingMemoryBound(to: PangoLayoutLine.self).pointee) { _ in nil }
            }
            return reading.unknown
        }
    }

    /// Draws the text into an upright box.
    func draw(on context: OpaquePointer, in box: Box, along: PangoAlignment, across: Double) {
        let count = lines(height: box.height).count
        pango_layout_set_alignment(layout, along)
        let free = box.width - lineWidth.scaled(count, of: 1)
        cairo_save(context)
        cairo_translate(context, box.right.units - free.units * across, box.y.units)
        cairo_rotate(context, Double.pi / 2)
        cairo_move_to(context, 0, 0)
        pango_cairo_show_layout(context, layout)
        cairo_restore(context)
    }

    private static func pango(_ length: Length) -> Int32 {
        Int32(clamping: max(length.hundredths, 0) * Int(PANGO_SCALE) / 100)
    }
}
