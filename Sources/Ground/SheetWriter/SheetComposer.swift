import Documents
import Wording

/// Sets the blocks of a section into the rows and columns of a sheet.
struct SheetComposer {
    private(set) var sheet: SheetModel
    private let grid: ColumnGrid
    /// The table whose head stays in sight, by its place among the tables of the section.
    private let mainTable: Int?
    private var tablesSeen = 0

    init(_ section: DocumentSection, of document: Document, name: String) throws(SheetError) {
        let items = section.sheetItems
        let tables = items.compactMap { item -> DocumentTable? in
            if case .table(let table) = item { table } else { nil }
        }
        grid = ColumnGrid(tables: tables, textWidth: section.paper.textWidth)
        mainTable = Self.mainTable(of: tables)
        let running = RunningText(document: document, section: section)
        sheet = SheetModel(
            name: name,
            paper: section.paper,
            header: running.code(section.header),
            footer: running.code(section.footer),
            beginsCounting: running.countsFromSection,
            columnPixels: grid.pixels
        )
        guard grid.count <= SheetLimits.columns else {
            throw .tooManyColumns(sheet: name, count: grid.count)
        }
        for item in items { try add(item) }
        if let titles = sheet.titles, Self.isLow(sheet.rowHeights[..<titles.upperBound]) {
            sheet.frozenRows = titles.upperBound
        }
    }

    /// The only table with a head, or the one that has most of all rows.
    private static func mainTable(of tables: [DocumentTable]) -> Int? {
        let headed = tables.indices.filter { !tables[$0].head.isEmpty }
        guard let longest = headed.max(by: { tables[$0].rows.count < tables[$1].rows.count }) else { return nil }
        let others = tables.reduce(0) { $0 + $1.rows.count } - tables[longest].rows.count
        return headed.count == 1 || tables[longest].rows.count > 3 * others ? longest : nil
    }

    /// Whether the rows leave most of a small screen for those that scroll: 10 cm.
    private static func isLow(_ heights: ArraySlice<Int>) -> Bool { heights.reduce(0, +) <= 2835 }

    private mutating func add(_ item: SheetItem) throws(SheetError) {
        switch item {
        case .line(let line): try add(line)
        case .table(let table): try add(table)
        case .space(let height):
            // A space is never at the top of a page.
            guard !sheet.rowHeights.isEmpty, sheet.breaks.last != sheet.rowHeights.count else { return }
            try addRows([max(10, height.hundredths * 720 / 2540)])
        case .pageBreak:
            guard !sheet.rowHeights.isEmpty, sheet.breaks.last != sheet.rowHeights.count else { return }
            sheet.breaks.append(sheet.rowHeights.count)
        }
    }

    /// Adds rows of the sheet for rows of such heights; gives where each begins, and where the last ends.
    ///
    /// A height that no row of a sheet can have becomes several rows.
    @discardableResult
    private mutating func addRows(_ heights: [Int]) throws(SheetError) -> [Int] {
        let tallest = SheetLimits.rowTenths
        let count = heights.reduce(sheet.rowHeights.count) { $0 + ($1 + tallest - 1) / tallest }
        guard count <= SheetLimits.rows else { throw .tooManyRows(sheet: sheet.name, count: count) }
        var starts: [Int] = []
        for height in heights {
            starts.append(sheet.rowHeights.count)
            let parts = (height + tallest - 1) / tallest
            for _ in 0..<parts { sheet.rowHeights.append(height / parts) }
        }
        return starts + [sheet.rowHeights.count]
    }

    private mutating func add(_ line: SheetLine) throws(SheetError) {
        let text = SheetText.cleaned(line.text)
        let indent = min(max(line.indent.hundredths, 0) / 300, 15)
        let width = grid.width(0..<grid.count) - indent * 300
        let lines = TextMeasure(width: max(width, 300), size: line.size).lines(text)
        let rows = try addRows([TextMeasure.height(lines: lines, size: line.size) + 20])
        let cell = SheetCell(
            rows: rows[0]..<rows[1],
            columns: 0..<grid.count,
            content: text.isEmpty ? .blank : .text(text),
            format: CellFormat(
                numbers: SheetText.looksLikeFormula(text) ? .text : .general,
                size: line.size,
                isBold: line.isBold,
                horizontal: line.alignment,
                vertical: .middle,
                indent: line.alignment == .start ? indent : 0
            )
        )
        try append(cell)
    }

    private mutating func add(_ table: DocumentTable) throws(SheetError) {
        let rows = table.head + table.rows
        // Before the grid is made, because it has a place for each of them.
        guard rows.count <= SheetLimits.rows else { throw .tooManyRows(sheet: sheet.name, count: rows.count) }
        if let problem = table.gridProblem {
            throw .brokenTable(sheet: sheet.name, table: table.name, problem)
        }
        let columns = grid.columns(of: table)
        let heights = RowHeights(rows, of: table) { cell in
            grid.width(columns[cell.column]..<columns[cell.column + cell.columnSpan])
        }
        let starts = try addRows(heights.heights)
        let open = OpenEdges(rows)
        for (row, line) in rows.enumerated() {
            if let key = line.key { sheet.keys.append((starts[row], key)) }
            for (index, cell) in line.cells.enumerated() {
                let end = (row: row + cell.rowSpan, column: cell.column + cell.columnSpan)
                try append(
                    SheetCell(
                        cell,
                        rows: starts[row]..<starts[end.row],
                        columns: columns[cell.column]..<columns[end.column],
                        size: heights.size(of: cell, at: RowHeights.Place(row: row, cell: index)),
                        borders: open.borders(of: cell, row: row)
                    )
                )
            }
        }
        if tablesSeen == mainTable, !table.head.isEmpty { sheet.titles = starts[0]..<starts[table.head.count] }
        tablesSeen += 1
    }

    private mutating func append(_ cell: SheetCell) throws(SheetError) {
        if case .text(let text) = cell.content, text.utf16.count > SheetLimits.characters {
            throw .textTooLong(sheet: sheet.name, cell: cell.name, count: text.utf16.count)
        }
        sheet.cells.append(cell)
    }
}
