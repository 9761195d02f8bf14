import Documents

/// A cell of a table with its text set in the size that suits it.
struct SetCell {
    enum Content {
        case lines(LetterBlock)
        case vertical(VerticalText, height: Length)
    }

    let source: TableCell
    /// Its first row, from 0.
    let row: Int
    let text: String
    /// The left edge, from that of the table, and the whole width.
    let x: Length
    let width: Length
    /// The greatest size that the cell may have.
    let largest: LetterSize
    var content: Content
    /// Whether every page that the cell reaches over shows all of its text.
    var isRepeated = false

    var isNumber: Bool {
        if case .number = source.content { true } else { false }
    }

    var style: LetterStyle {
        switch content {
        case .lines(let block): block.style
        case .vertical(let text, _): text.style
        }
    }

    /// Between the lines of the table and the text.
    var side: Length { Self.side(width) }

    static func side(_ width: Length) -> Length { min(Length(hundredths: 260), width.scaled(1, of: 8)) }

    static let margin = Length(hundredths: 220)

    var textWidth: Length { width - side - side }

    var lineHeight: Length { Self.lineHeight(style) }

    static func lineHeight(_ style: LetterStyle) -> Length { style.lineHeight(percent: 130) }

    /// What all of its text needs, with the empty margins.
    var height: Length { layoutContent.height }

    var layoutContent: TableLayout.Content {
        switch content {
        case .lines(let block):
            let lines = TableLayout.Content.lines(block.lines.count, height: lineHeight, margin: Self.margin)
            return isRepeated ? .whole(lines.height) : lines
        case .vertical(_, let height): return .whole(height + Self.margin + Self.margin)
        }
    }

    var layoutCell: TableLayout.Cell {
        TableLayout.Cell(row: row, span: source.rowSpan, binds: !source.repeatsAcrossPages, content: layoutContent)
    }
}
