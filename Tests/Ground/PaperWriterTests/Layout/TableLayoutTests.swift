import PaperWriter
import Testing

/// Small tables whose places can be told by hand.
@Suite struct TableLayoutTests {
    private func lines(_ row: Int, _ count: Int, span: Int = 1, binds: Bool = true) -> TableLayout.Cell {
        TableLayout.Cell(row: row, span: span, binds: binds, content: .lines(count, height: 10, margin: 0))
    }

    private func layout(
        _ cells: [TableLayout.Cell],
        rows: Int,
        first: Length = 100,
        others: Length = 100,
        fresh: Bool = true
    ) -> TableLayout {
        TableLayout(
            rows: [TableLayout.Row](repeating: TableLayout.Row(), count: rows),
            cells: cells,
            room: TableLayout.Room(first: first, others: others, isFirstFresh: fresh)
        )
    }

    @Test func `a cell over three rows makes all of them higher`() {
        let cells = [lines(0, 9, span: 3), lines(0, 1), lines(1, 1), lines(2, 1)]
        #expect(layout(cells, rows: 3).rowHeights == [30, 30, 30])
    }

    @Test func `of rows that look like one only the last grows`() {
        let rows = [false, true, true, false, true].map { TableLayout.Row(isJoinedAbove: $0) }
        let cells = [lines(0, 9, span: 5)] + (0..<5).map { lines($0, 1) }
        #expect(TableLayout.heights(rows, cells) == [10, 10, 30, 10, 30])
    }

    @Test func `rows bound by a cell go to the next page together`() {
        let cells = [lines(0, 6), lines(1, 1, span: 3), lines(1, 2), lines(2, 2), lines(3, 2)]
        let pages = layout(cells, rows: 4).pages
        #expect(pages.map { $0.rows.map(\.row) } == [[0], [1, 2, 3]])
    }

    @Test func `a repeated cell stands on both pages, beside its rows`() {
        let repeated = TableLayout.Cell(row: 0, span: 4, binds: false, content: .whole(20))
        let cells = [repeated] + (0..<4).map { lines($0, 4) }
        let pages = layout(cells, rows: 4).pages
        #expect(pages.map { $0.rows.map(\.row) } == [[0, 1], [2, 3]])
        #expect(pages.map { $0.cells.filter { $0.cell == 0 }.map(\.height) } == [[80], [80]])
        #expect(pages.allSatisfy { $0.cells.filter { $0.cell == 0 }.allSatisfy(\.isPart) })
    }

    @Test func `the last part of a repeated cell grows until it holds the content`() {
        let repeated = TableLayout.Cell(row: 0, span: 3, binds: false, content: .whole(50))
        let cells = [repeated, lines(0, 6), lines(1, 4), lines(2, 2)]
        let pages = layout(cells, rows: 3).pages
        #expect(pages.map { $0.rows.map(\.height) } == [[60, 40], [50]])
    }

    @Test func `a repeated cell does not begin where its content has no room`() {
        let repeated = TableLayout.Cell(row: 1, span: 2, binds: false, content: .whole(50))
        let cells = [lines(0, 6), repeated, lines(1, 2), lines(2, 4)]
        let pages = layout(cells, rows: 3).pages
        #expect(pages.map { $0.rows.map(\.row) } == [[0], [1, 2]])
    }

    @Test func `a row that is higher than a page goes on where it was cut`() {
        let pages = layout([lines(0, 25), lines(0, 3)], rows: 1).pages
        #expect(pages.map { $0.rows.map(\.height) } == [[100], [100], [50]])
        #expect(pages.map { $0.cells.map(\.lines) } == [[0..<10, 0..<3], [10..<20, 3..<3], [20..<25, 3..<3]])
    }

    @Test func `a row that fits on a page is not torn at the foot of the one before`() {
        let pages = layout([lines(0, 5), lines(1, 8)], rows: 2).pages
        #expect(pages.map { $0.rows.map(\.row) } == [[0], [1]])
    }

    @Test func `nothing stands on the first page where nothing fits into what is left of it`() {
        let pages = layout([lines(0, 5)], rows: 1, first: 40, fresh: false).pages
        #expect(pages.map { $0.rows.count } == [0, 1])
    }

    @Test func `a table without rows has a page without any`() {
        #expect(layout([], rows: 0).pages.map(\.rows) == [[]])
    }
}
