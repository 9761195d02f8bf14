import Documents

/// A page with everything that stands on it.
struct PaperPage {
    /// A part of a text: lines below each other.
    struct Lines {
        let text: SetText
        let lines: Range<Int>
        let y: Length
    }

    /// A part of a table.
    struct Rows {
        let table: SetTable
        let page: TableLayout.Page
        let y: Length
        let isFirst: Bool
        let isLast: Bool
    }

    enum Item {
        case lines(Lines)
        case rows(Rows)
        case chart(SetChart, y: Length)
    }

    /// A line of the outline.
    struct Mark {
        let title: String
        let level: Int
        let y: Length
    }

    /// The number of its section, from 0.
    let section: Int
    /// Places are measured from the upper left corner of the text.
    var items: [Item] = []
    var marks: [Mark] = []
}

/// A heading or a paragraph, broken into lines.
struct SetText {
    let block: LetterBlock
    let tag: PDFCanvas.Tag
    let lineHeight: Length
    let alignment: HorizontalAlignment
    let x: Length
    let width: Length
    /// The level in the outline; `nil` where it has no place there.
    var outline: Int?
    var title = ""
    let spaceBefore: Length
    let spaceAfter: Length

    var isHeading: Bool { tag != .paragraph }

    var height: Length { lineHeight.scaled(block.lines.count, of: 1) }
}
