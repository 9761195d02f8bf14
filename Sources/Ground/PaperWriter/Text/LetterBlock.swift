import CPango

/// Letters of one font beside each other, as the drawing library takes them.
struct GlyphRun {
    let font: OpaquePointer
    /// Whether the text runs from right to left: its parts then belong to the glyphs from the last to the first.
    let isBackward: Bool
    var glyphs: [cairo_glyph_t] = []
    var clusters: [cairo_text_cluster_t] = []
    /// What the glyphs say, in UTF-8: it makes the text on paper searchable.
    var text: [UInt8] = []

    init(font: OpaquePointer, isBackward: Bool) {
        (self.font, self.isBackward) = (font, isBackward)
    }
}

/// Where a character's place in a line is.
struct GlyphPlace {
    let x: Double
    let width: Double
}

/// One line of letters, from its left edge.
struct LetterLine {
    var runs: [GlyphRun] = []
    /// What no font has: boxes.
    var unknown: [GlyphPlace] = []
    /// Boxes that get a tick.
    var ticks: [GlyphPlace] = []
    var width = 0.0
    var isRightToLeft = false
}

/// A text broken into lines.
final class LetterBlock {
    let lines: [LetterLine]
    let style: LetterStyle
    /// Of its longest line.
    let width: Length
    /// Whether a line ends within a word.
    let breaksWords: Bool
    /// What no font has, with how often.
    let unknown: [Unicode.Scalar: Int]
    /// From the middle of a line down to the foot line of its letters.
    private let baselineBelowMiddle: Double

    init(
        lines: [LetterLine],
        style: LetterStyle,
        breaksWords: Bool,
        unknown: [Unicode.Scalar: Int],
        baselineBelowMiddle: Double
    ) {
        self.lines = lines
        self.style = style
        self.breaksWords = breaksWords
        self.unknown = unknown
        self.baselineBelowMiddle = baselineBelowMiddle
        width = Length(roundingUp: lines.reduce(0) { max($0, $1.width) })
    }

    /// From a line's upper edge to the foot line of its letters.
    func baseline(lineHeight: Length) -> Double { lineHeight.units / 2 + baselineBelowMiddle }
}

extension LetterLine {
    /// Draws the line with the left end of its foot line at the place.
    func draw(on context: OpaquePointer, x: Double, y: Double, size: Double) {
        cairo_save(context)
        cairo_translate(context, x, y)
        for run in runs where !run.glyphs.isEmpty {
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
        for place in unknown { drawBox(on: context, place, size) }
        for place in ticks { drawTick(on: context, place, size) }
        cairo_restore(context)
    }

    private func drawBox(on context: OpaquePointer, _ place: GlyphPlace, _ size: Double) {
        let margin = size / 12
        cairo_set_line_width(context, size / 20)
        cairo_rectangle(
            context,
            place.x + margin,
            margin - size * 0.8,
            max(place.width - 2 * margin, margin),
            size * 0.75
        )
        cairo_stroke(context)
    }

    private func drawTick(on context: OpaquePointer, _ place: GlyphPlace, _ size: Double) {
        cairo_set_line_width(context, size / 9)
        cairo_move_to(context, place.x + place.width * 0.22, size * -0.42)
        cairo_line_to(context, place.x + place.width * 0.44, size * -0.16)
        cairo_line_to(context, place.x + place.width * 0.86, size * -0.78)
        cairo_stroke(context)
    }
}
