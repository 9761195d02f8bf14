import Wording

/// One paragraph in one size, weight and colour.
///
/// Lines break by the rules of Japanese, and not within a word of katakana or of a foreign language unless it is longer
/// than the line. What nobody sees (controls, marks that turn the direction of writing) is left out, and a break in the
/// text is a space.
package struct Text: Hashable, Sendable {
    /// How heavy the letters are.
    package enum Weight: Hashable, Sendable {
        case regular
        case bold
    }

    /// Where lines stand between the edges.
    package enum Alignment: Hashable, Sendable {
        case leading
        case centred
        case trailing
    }

    /// Without what is not drawn.
    package let string: String
    package var size: Length
    package var weight = Weight.regular
    package var colour: Colour
    /// How wide the lines may be; `nil` for a single line as long as it comes.
    package var width: Length?
    package var alignment = Alignment.leading
    /// What does not fit into so many lines ends in an ellipsis.
    ///
    /// It needs a width to fit into.
    package var maximumLines: Int?
    /// From line to line, in percent of the size.
    package var lineHeight = 140
    /// Whether words of katakana stay whole; it takes marks between their letters, over which a search stumbles.
    package var keepsKatakana = true

    package init(
        _ string: String,
        size: Length,
        weight: Weight = .regular,
        colour: Colour,
        width: Length? = nil,
        maximumLines: Int? = nil
    ) {
        self.string = Self.visible(string)
        self.size = size
        self.weight = weight
        self.colour = colour
        self.width = width
        self.maximumLines = maximumLines
    }

    /// Longer texts are cut and end in an ellipsis, so that setting one always takes a moment only.
    package static let maximumLength = 5000

    private static func visible(_ string: String) -> String {
        var scalars = String.UnicodeScalarView()
        for (index, scalar) in string.unicodeScalars.enumerated() {
            if index == maximumLength {
                scalars.append("…")
                break
            }
            switch scalar {
            case "\t", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: if !scalar.isHidden { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }
}

/// How much room a text takes.
package struct TextSize: Hashable, Sendable {
    /// The longest line.
    package let width: Length
    package let height: Length
    package let lines: Int
    /// Whether the text did not fit and ends in an ellipsis.
    package let isCut: Bool
    /// How many characters none of the fonts has.
    ///
    /// They are drawn as boxes with their code.
    package let unknownCharacters: Int
    /// From the upper edge to the foot line of the first line's letters.
    package let baseline: Length
}
