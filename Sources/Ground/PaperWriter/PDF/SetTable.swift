import Documents

/// A table with all its texts set: what its rows need is known, and not yet where pages end.
struct SetTable {
    /// The head, or the rows.
    struct Part {
        let rows: [TableLayout.Row]
        var cells: [SetCell]

        var layoutCells: [TableLayout.Cell] { cells.map(\.layoutCell) }

        func layout(_ room: TableLayout.Room) -> TableLayout {
            TableLayout(rows: rows, cells: layoutCells, room: room)
        }
    }

    let table: DocumentTable
    let place: PaperPlace
    /// How deep in the outline the section stands that the table is part of.
    let outlineDepth: Int
    let width: Length
    let caption: LetterBlock?
    let head: Part
    let body: Part
    let headLayout: TableLayout
    /// How high the rows are that may not leave the head.
    let firstHeight: Length
    let bodyHeight: Length

    static let captionLineHeight = 140

    /// A part of the empty space below a table.
    static let spaceAfter = Length(hundredths: 600)

    var captionHeight: Length {
        guard let caption else { return .zero }
        return caption.style.lineHeight(percent: Self.captionLineHeight).scaled(caption.lines.count, of: 1) + 2
    }

    var headHeight: Length { headLayout.height }

    var height: Length { captionHeight + headHeight + bodyHeight }

    /// Everything but the rows' places on pages.
    init(_ table: DocumentTable, section: DocumentSection, letters: LetterSetter) throws(PaperError) {
        let paper = section.paper
        self.table = table
        place = PaperPlace(section: section.title, table: table.name)
        outlineDepth = section.outlineDepth
        try Self.check(table, paper, place)
        let edges = Self.edges(table)
        width = edges.last ?? .zero
        let pageHeight = Length(paper.textHeight)
        caption = try Self.caption(table, width: Length(paper.textWidth), place, letters)
        var sizes = CellSizes(
            letters: letters,
            smallest: table.smallestSize,
            usualHeight: pageHeight.scaled(1, of: 3),
            pageHeight: pageHeight
        )
        head = try Self.part(table.head, isHead: true, table, edges, sizes, place)
        let unbounded = Length(hundredths: Length.limit)
        headLayout = head.layout(TableLayout.Room(first: unbounded, others: unbounded, isFirstFresh: true))
        let captionHeight = caption.map {
            $0.style.lineHeight(percent: Self.captionLineHeight).scaled($0.lines.count, of: 1)
        }
        let room = pageHeight - headLayout.height - (captionHeight ?? .zero) - 2
        guard room >= Self.leastRoom(table) else { throw .headTooHigh(place) }
        sizes = CellSizes(
            letters: letters,
            smallest: table.smallestSize,
            usualHeight: sizes.usualHeight,
            pageHeight: room
        )
        body = try Self.part(table.rows, isHead: false, table, edges, sizes, place)
        let heights = TableLayout.heights(body.rows, body.layoutCells)
        bodyHeight = heights.reduce(.zero, +)
        let group = TableLayout.groups(body.rows, body.layoutCells).first ?? 0..<0
        let firstGroup = heights[group].reduce(.zero, +)
        firstHeight = firstGroup <= room ? firstGroup : min(heights.first ?? .zero, room.scaled(1, of: 3))
    }

    /// A line of the table's letters, and a little more.
    private static func leastRoom(_ table: DocumentTable) -> Length {
        let largest = table.rows.flatMap(\.cells).map { $0.style.size ?? table.size }.max() ?? table.size
        return SetCell.lineHeight(LetterStyle(max(largest, table.size))) + SetCell.margin + SetCell.margin
    }

    private static func edges(_ table: DocumentTable) -> [Length] {
        var sum = PaperLength.zero
        return [.zero]
            + table.columns.map { column in
                sum += column.width
                return Length(sum)
            }
    }

    private static func caption(
        _ table: DocumentTable,
        width: Length,
        _ place: PaperPlace,
        _ letters: LetterSetter
    ) throws(PaperError) -> LetterBlock? {
        guard !table.caption.isEmpty else { return nil }
        try PDFWriter.check(table.caption, place)
        return letters.block(table.caption.onPaper, LetterStyle(table.size, isBold: true), width: width)
    }
}

// MARK: Checks

extension SetTable {
    private static func check(_ table: DocumentTable, _ paper: PaperFormat, _ place: PaperPlace) throws(PaperError) {
        for (index, column) in table.columns.enumerated() where column.width <= .zero {
            var there = place
            there.column = index
            throw .columnTooNarrow(there, width: column.width)
        }
        guard table.width <= paper.textWidth else {
            throw .tableTooWide(place, width: table.width, available: paper.textWidth)
        }
        for (rows, isHead) in [(table.head, true), (table.rows, false)] {
            do {
                _ = try TableGrid(rows, columns: table.columns.count)
            } catch {
                var there = place
                there.isHead = isHead
                (there.row, there.column) = error.place
                throw .grid(there, error)
            }
        }
    }
}

extension TableGrid.Problem {
    fileprivate var place: (row: Int, column: Int) {
        switch self {
        case .overlap(let row, let column), .hole(let row, let column), .outside(let row, let column): (row, column)
        }
    }
}

// MARK: Cells

extension SetTable {
    private static func part(
        _ rows: [TableRow],
        isHead: Bool,
        _ table: DocumentTable,
        _ edges: [Length],
        _ sizes: CellSizes,
        _ place: PaperPlace
    ) throws(PaperError) -> Part {
        var cells: [SetCell] = []
        for (row, line) in rows.enumerated() {
            for source in line.cells.sorted(by: { $0.column < $1.column }) {
                var there = place
                (there.row, there.isHead, there.column) = (row, isHead, source.column)
                cells.append(try cell(source, row, table, edges, sizes, there))
            }
        }
        let layoutRows = rows.map { row in
            TableLayout.Row(
                minimumHeight: max(Length(row.minimumHeight), 0),
                staysWithPrevious: row.staysWithPrevious,
                isJoinedAbove: !row.cells.isEmpty && row.cells.allSatisfy(\.style.isOpenAbove)
            )
        }
        var part = Part(rows: layoutRows, cells: cells)
        try part.suitHeights(sizes)
        return part
    }

    private static func cell(
        _ source: TableCell,
        _ row: Int,
        _ table: DocumentTable,
        _ edges: [Length],
        _ sizes: CellSizes,
        _ place: PaperPlace
    ) throws(PaperError) -> SetCell {
        let text = source.content.text
        try PDFWriter.check(text, place)
        let x = edges[source.column]
        let size = source.style.size ?? table.size
        var cell = SetCell(
            source: source,
            row: row,
            text: text.onPaper,
            x: x,
            width: edges[source.column + source.columnSpan] - x,
            largest: size,
            content: .lines(sizes.letters.block("", LetterStyle(size), width: nil))
        )
        try sizes.set(&cell, place: place)
        return cell
    }
}

extension SetTable.Part {
    /// Makes texts smaller that alone make their rows high.
    fileprivate mutating func suitHeights(_ sizes: CellSizes) throws(PaperError) {
        var heights = rows.map(\.minimumHeight)
        var start = 0
        while start < cells.count {
            let row = cells[start].row
            let end = cells[start...].firstIndex { $0.row != row } ?? cells.count
            let single = (start..<end).filter { cells[$0].source.rowSpan == 1 }
            if let highest = single.max(by: { cells[$0].height < cells[$1].height }) {
                let others = single.filter { $0 != highest }.map { cells[$0].height }.max() ?? .zero
                try sizes.shrink(&cells[highest], room: max(others, heights[row]))
                heights[row] = single.reduce(heights[row]) { max($0, cells[$1].height) }
            }
            start = end
        }
        for index in cells.indices where cells[index].source.rowSpan > 1 {
            let rows = cells[index].row..<(cells[index].row + cells[index].source.rowSpan)
            try sizes.shrink(&cells[index], room: heights[rows].reduce(.zero, +))
            cells[index].isRepeated = cells[index].source.repeatsAcrossPages && cells[index].height <= sizes.pageHeight
        }
    }
}
