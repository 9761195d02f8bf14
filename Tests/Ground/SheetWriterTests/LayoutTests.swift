import Documents
import Figures
import TestSupport
import Testing

@testable import SheetWriter

/// Columns, rows and merged ranges.
@Suite struct LayoutTests {
    private func table(_ widths: [Int], rows: [TableRow] = []) -> DocumentTable {
        DocumentTable(
            name: "表",
            columns: widths.map { TableColumn(width: PaperLength(hundredths: $0)) },
            rows: rows
        )
    }

    @Test func `tables with different columns share a grid in which each keeps its widths`() {
        let tables = [table([3000, 6000, 9000]), table([9000, 9000]), table([2000, 4000])]
        let grid = ColumnGrid(tables: tables, textWidth: PaperLength(millimetres: 180))
        #expect(grid.edges == [0, 2000, 3000, 6000, 9000, 18_000])
        #expect(grid.columns(of: tables[0]) == [0, 2, 4, 5])
        #expect(grid.columns(of: tables[1]) == [0, 4, 5])
        #expect(grid.columns(of: tables[2]) == [0, 1, 3])
        #expect(grid.pixels.reduce(0, +) == 680)
    }

    @Test func `edges that nobody can tell apart become one`() {
        let tables = [table([3000, 3000]), table([3050, 2950])]
        let grid = ColumnGrid(tables: tables, textWidth: PaperLength(millimetres: 60))
        #expect(grid.edges == [0, 3000, 6000])
        #expect(grid.columns(of: tables[1]) == [0, 1, 2])
    }

    @Test func `in random tables no column vanishes and no width differs by more than a millimetre`() {
        repeatedly(500, seed: 8) { random in
            let tables = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                table(
                    (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: -5...20_000, using: &random)
                    }
                )
            }
            let grid = ColumnGrid(tables: tables, textWidth: PaperLength(millimetres: 180))
            for table in tables {
                let columns = grid.columns(of: table)
                for (index, column) in table.columns.enumerated() {
                    #expect(columns[index] < columns[index + 1])
                    let width = grid.width(columns[index]..<columns[index + 1])
                    #expect(abs(width - max(column.width.hundredths, 100)) <= 100)
                }
            }
            #expect(zip(grid.edges, grid.edges.dropFirst()).allSatisfy { (1...45_000).contains($1 - $0) })
        }
    }

    @Test(arguments: [
        ("", 1), ("短い", 1), ("一行\n二行", 2), ("あいうえおかきくけこ", 2), ("a long word here", 2), ("あいうえおかき。", 2),
        (String(repeating: "長", count: 70), 10), ("e\u{301}e\u{301}", 1), ("abcdefghijklmnopqrstuvwxyz", 2),
    ])
    func `lines are counted as they break`(_ text: String, _ lines: Int) {
        // 14 halves of a letter of 10 points: 70 points with what is kept free.
        let measure = TextMeasure(width: 2720, size: LetterSize(tenths: 100))
        #expect(measure.capacity == 14)
        #expect(measure.lines(text) == lines)
    }

    @Test func `a tall vertical cell shrinks its letters before it makes its rows higher`() throws {
        let text = "行政手続のオンライン化の推進"
        var cells = [TableCell(column: 0, .text(text), style: CellStyle(direction: .vertical), rowSpan: 5)]
        cells.append(TableCell(column: 1, .text("a")))
        let rest = (0..<4).map { _ in TableRow([TableCell(column: 1, .text("a"))]) }
        let heights = RowHeights([TableRow(cells)] + rest, of: table([1000, 3000])) { _ in 1000 }
        let size = heights.size(of: cells[0], at: RowHeights.Place(row: 0, cell: 0))
        #expect(size == LetterSize(tenths: 60))
        #expect(heights.heights.reduce(0, +) >= text.count * 72)
    }

    @Test func `cells that belong together have no line between them`() throws {
        var open = CellStyle()
        open.isOpenAbove = true
        let rows = [
            TableRow([TableCell(column: 0, .text("a")), TableCell(column: 1, .text("b"))]),
            TableRow([TableCell(column: 0, .empty, style: open), TableCell(column: 1, .text("c"))]),
        ]
        let section = DocumentSection(title: "表", blocks: [.table(table([2000, 2000], rows: rows))])
        let cells = try WorkbookModel(document(section)).sheets[0].cells
        #expect(cells.map(\.format.borders) == [[.top, .sides], .all, [.bottom, .sides], .all])
    }

    @Test func `in random tables every place of the sheet has one cell at most and merged cells cover their rows`()
        throws
    {
        try repeatedly(200, seed: 9) { random in
            let blocks = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                DocumentBlock.table(RandomTable.make(&random))
            }
            let document = document(DocumentSection(title: "表", blocks: blocks))
            let sheet = try WorkbookModel(document).sheets[0]
            var taken: Set<[Int]> = []
            for cell in sheet.cells {
                #expect(!cell.rows.isEmpty && !cell.columns.isEmpty)
                #expect(cell.rows.upperBound <= sheet.rowHeights.count)
                #expect(cell.columns.upperBound <= sheet.columnPixels.count)
                for row in cell.rows { for column in cell.columns { #expect(taken.insert([row, column]).inserted) } }
            }
            let cells = blocks.reduce(0) { count, block in
                guard case .table(let table) = block else { return count }
                return count + table.rows.reduce(0) { $0 + $1.cells.count }
            }
            #expect(sheet.cells.count == cells)
            let merged = sheet.cells.count { $0.rows.count * $0.columns.count > 1 }
            let file = try UnpackedWorkbook(document).sheet()
            #expect(merged == 0 || file.contains("<mergeCells count=\"\(merged)\">"))
        }
    }
}

/// Tables whose cells cover every place.
enum RandomTable {
    static func make(_ random: inout SeededRandom) -> DocumentTable {
        let columns = Int.random(in: 1...6, using: &random)
        let count = Int.random(in: 1...8, using: &random)
        var free = [[Bool]](repeating: [Bool](repeating: true, count: columns), count: count)
        var rows: [TableRow] = []
        for row in 0..<count {
            var cells: [TableCell] = []
            for column in 0..<columns where free[row][column] {
                let width = free[row][column...].prefix(Int.random(in: 1...3, using: &random)).prefix { $0 }.count
                let height = min(Int.random(in: 1...3, using: &random), count - row)
                for y in row..<(row + height) { for x in column..<(column + width) { free[y][x] = false } }
                let text = String(repeating: "文字 ", count: Int.random(in: 0...400, using: &random))
                cells.append(TableCell(column: column, .text(text), columnSpan: width, rowSpan: height))
            }
            rows.append(TableRow(cells))
        }
        let widths = (0..<columns).map { _ in PaperLength(hundredths: Int.random(in: 300...6000, using: &random)) }
        return DocumentTable(name: "表", columns: widths.map(TableColumn.init(width:)), rows: rows)
    }
}
