/// A table: columns of stated widths, a head that every page repeats, and rows whose cells may reach over several rows and
/// columns.
///
/// Every place of the grid belongs to exactly one cell; ``gridProblem`` says where that is not so.
package struct DocumentTable: Hashable, Sendable {
    /// What the table shows, in a line above it; empty for none.
    package var caption: String
    /// What the table is called where a caption is not shown: for readers who cannot see it.
    package var name: String
    /// From left to right; together not wider than the paper's text.
    package var columns: [TableColumn]
    /// The lines that every page repeats.
    package var head: [TableRow]
    package var rows: [TableRow]
    /// Of letters in cells that do not say otherwise.
    package var size: LetterSize
    /// What a text that does not fit into its cell may shrink to before the row grows.
    package var smallestSize: LetterSize

    package init(
        name: String,
        caption: String = "",
        columns: [TableColumn],
        head: [TableRow] = [],
        rows: [TableRow] = [],
        size: LetterSize = LetterSize(tenths: 90),
        smallestSize: LetterSize = LetterSize(tenths: 60)
    ) {
        self.name = name
        self.caption = caption
        self.columns = columns
        self.head = head
        self.rows = rows
        self.size = size
        self.smallestSize = smallestSize
    }

    package var width: PaperLength { columns.reduce(.zero) { $0 + $1.width } }
}

/// A column of a table.
package struct TableColumn: Hashable, Sendable {
    package var width: PaperLength

    package init(width: PaperLength) {
        self.width = width
    }
}

/// A row of a table: the cells that begin in it, from left to right.
package struct TableRow: Hashable, Sendable {
    package var cells: [TableCell]
    /// The row is at least so high.
    package var minimumHeight: PaperLength
    /// Whether the page may not end before this row: it stays with the one above.
    package var staysWithPrevious: Bool
    /// What begins in the row, for the outline of a PDF file; from the outermost to the innermost.
    package var bookmarks: [RowBookmark]
    /// What a program finds the row by when the workbook comes back; nobody sees it, and paper does not have it.
    package var key: String?

    package init(
        _ cells: [TableCell],
        minimumHeight: PaperLength = .zero,
        staysWithPrevious: Bool = false,
        key: String? = nil
    ) {
        self.cells = cells
        self.minimumHeight = minimumHeight
        self.staysWithPrevious = staysWithPrevious
        self.key = key
        bookmarks = []
    }
}

/// A line of the outline that leads to a row.
package struct RowBookmark: Hashable, Sendable {
    package var title: String
    /// How many steps below its section it stands, from 1.
    package var level: Int

    package init(_ title: String, level: Int) {
        self.title = title
        self.level = level
    }
}

/// A cell of a table.
package struct TableCell: Hashable, Sendable {
    /// What a cell is for readers who cannot see the table.
    package enum Role: Hashable, Sendable {
        case data
        case columnHeading
        case rowHeading
    }

    /// The first column that it stands in, from 0.
    package var column: Int
    /// Over how many columns it reaches.
    package var columnSpan: Int
    /// Over how many rows it reaches, its own included.
    package var rowSpan: Int
    /// Whether a page may end within it; the part on the next page then repeats its content.
    ///
    /// Only cells that reach over several rows. Where it is `false` the rows stay on one page if they fit on one.
    package var repeatsAcrossPages: Bool
    package var role: Role
    package var content: CellContent
    package var style: CellStyle
    /// What a person who fills in the workbook may write here; `nil` where it is not for them.
    package var entry: CellEntry?

    package init(
        column: Int,
        _ content: CellContent,
        role: Role = .data,
        style: CellStyle = CellStyle(),
        columnSpan: Int = 1,
        rowSpan: Int = 1
    ) {
        self.column = column
        self.content = content
        self.role = role
        self.style = style
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        repeatsAcrossPages = false
        entry = nil
    }
}

/// How a cell is set.
package struct CellStyle: Hashable, Sendable {
    package enum Shade: String, CaseIterable, Hashable, Sendable {
        case none
        /// The ground of headings.
        case heading
        /// A lighter one, for totals and what is only beside the point.
        case light
        /// Where a person should write.
        case entry
    }

    /// The letters of Japanese stand below each other in a vertical cell, Latin words and numbers lie on their side.
    package enum Direction: String, CaseIterable, Hashable, Sendable {
        case horizontal
        case vertical
    }

    /// `nil` for what suits the content: numbers at the end, texts at the start.
    package var horizontal: HorizontalAlignment?
    package var vertical: VerticalAlignment
    package var direction: Direction
    package var isBold: Bool
    package var shade: Shade
    /// `nil` for that of the table.
    package var size: LetterSize?
    /// Without the line above it, so that it and the cell there look like one.
    package var isOpenAbove: Bool

    package init(
        horizontal: HorizontalAlignment? = nil,
        vertical: VerticalAlignment = .top,
        direction: Direction = .horizontal,
        isBold: Bool = false,
        shade: Shade = .none,
        size: LetterSize? = nil
    ) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.direction = direction
        self.isBold = isBold
        self.shade = shade
        self.size = size
        isOpenAbove = false
    }
}

/// Where lines of text stand between the edges on both sides.
package enum HorizontalAlignment: String, CaseIterable, Hashable, Sendable {
    case start
    case centre
    case end
}

/// Where the text stands between the upper and the lower edge.
package enum VerticalAlignment: String, CaseIterable, Hashable, Sendable {
    case top
    case middle
    case bottom
}
