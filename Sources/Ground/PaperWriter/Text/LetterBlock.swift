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
