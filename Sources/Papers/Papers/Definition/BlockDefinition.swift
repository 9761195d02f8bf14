package import Documents

/// One thing of a form below the other.
package indirect enum BlockDefinition: Hashable, Sendable {
    case heading(Template, level: Int, isInOutline: Bool)
    case text(TextDefinition)
    case table(TableDefinition)
    case grid(GridDefinition)
    /// The figures of the series at hand over the years.
    case chart(height: PaperLength, showsTitle: Bool)
    case space(PaperLength)
    case pageBreak
    /// The blocks once for each member of the list; together on one page where `staysTogether`.
    case each(ListDefinition, [BlockDefinition], staysTogether: Bool)
}

/// A paragraph.
package struct TextDefinition: Hashable, Sendable {
    package var text: Template
    package var size: LetterSize
    package var isBold: Bool
    package var alignment: HorizontalAlignment
    package var indent: PaperLength

    package init(_ text: Template) {
        self.text = text
        size = .standard
        isBold = false
        alignment = .start
        indent = .zero
    }
}

/// A table with a row for each member of a list, or of lists within each other.
package struct TableDefinition: Hashable, Sendable {
    package var name: Template
    package var showsName: Bool
    /// From the outermost list to that whose members are the rows.
    package var rows: [ListDefinition]
    package var columns: [ColumnDefinition]
    /// Rows of their own below all others.
    package var foot: [[CellDefinition]]
    /// What stands in place of the table where no list has a member; nothing where it is `nil`.
    package var emptyText: Template?
    package var size: LetterSize?
    package var smallestSize: LetterSize?
    /// Each row of the innermost list is at least so high.
    package var rowHeight: PaperLength

    package init(name: Template, rows: [ListDefinition], columns: [ColumnDefinition]) {
        self.name = name
        showsName = false
        self.rows = rows
        self.columns = columns
        foot = []
        rowHeight = .zero
    }
}

/// A column of a table.
package struct ColumnDefinition: Hashable, Sendable {
    package var width: PaperLength
    package var heading: Template
    /// A heading over this column and its neighbours of the same one; `nil` for none.
    package var groupHeading: Template?
    /// Whether there is one such column for each year of the plan.
    package var isForEachYear: Bool
    /// Which of the table's lists it belongs to, from 0; its cells reach over the rows of that list's member.
    package var depth: Int
    package var cell: CellDefinition

    package init(width: PaperLength, heading: Template, depth: Int, cell: CellDefinition) {
        self.width = width
        self.heading = heading
        isForEachYear = false
        self.depth = depth
        self.cell = cell
    }
}

/// What a cell of a form shows, and how.
package struct CellDefinition: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case empty
        case text(Template)
        case fact(Fact)
    }

    package var content: Content
    package var isHeading: Bool
    package var style: CellStyle
    package var columnSpan: Int
    package var rowSpan: Int
    package var repeatsAcrossPages: Bool
    /// Whether a number has its unit behind it.
    package var showsUnit: Bool
    /// How many decimals a rate has; `nil` for as many as the rule says.
    package var digits: Int?
    package var entry: CellEntry?

    package init(_ content: Content) {
        self.content = content
        isHeading = false
        style = CellStyle()
        columnSpan = 1
        rowSpan = 1
        repeatsAcrossPages = false
        showsUnit = false
    }
}

/// A table whose cells are all named one by one, as sheets to fill in are.
package struct GridDefinition: Hashable, Sendable {
    package var name: Template
    package var columns: [PaperLength]
    package var rows: [GridRow]
    package var size: LetterSize?
    package var smallestSize: LetterSize?

    package init(name: Template, columns: [PaperLength], rows: [GridRow]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// A row of a grid: its cells from left to right, beside those that reach into it from above.
package struct GridRow: Hashable, Sendable {
    package var cells: [CellDefinition]
    package var height: PaperLength

    package init(_ cells: [CellDefinition], height: PaperLength = .zero) {
        self.cells = cells
        self.height = height
    }
}
