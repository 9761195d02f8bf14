/// Puts the rows of a table on pages, one after the other.
struct TablePaging {
    private let rowHeights: [Length]
    private let cells: [TableLayout.Cell]
    private let room: TableLayout.Room
    /// By row: the cells that begin in it.
    private let starting: [[Int]]

    private var pages: [TableLayout.Page] = []
    private var page = TableLayout.Page()
    private var open: [OpenCell] = []
    private var pieces: [Piece] = []

    /// A row that only cells over several rows make higher than a page is as high as a page: those cells go on where they
    /// are cut.
    init(rowHeights: [Length], cells: [TableLayout.Cell], room: TableLayout.Room) {
        (self.cells, self.room) = (cells, room)
        var starting = [[Int]](repeating: [], count: rowHeights.count)
        for (index, cell) in cells.enumerated() { starting[cell.row].append(index) }
        self.starting = starting
        self.rowHeights = zip(rowHeights, starting).map { height, starting in
            let own = starting.filter { cells[$0].span == 1 }.map { cells[$0].content.height }.max() ?? .zero
            return max(own, min(height, room.others))
        }
    }

    /// A cell of which a part stands on this page or before, and which goes on.
    private struct OpenCell {
        let cell: Int
        /// Lines on the pages before.
        var linesBefore = 0
        /// The row piece on this page with which it begins here.
        var firstPiece: Int
        var hasParts = false
    }

    /// A cell's part by the row pieces that it reaches over: their heights may still grow.
    private struct Piece {
        let cell: Int
        let rows: ClosedRange<Int>
        let lines: Range<Int>
        let isPart: Bool
    }

    private var y: Length { page.height }

    private var pageHeight: Length { pages.isEmpty ? room.first : room.others }

    private var remaining: Length { pageHeight - y }

    /// Whether the next page would not have more room.
    private var isFresh: Bool {
        page.rows.isEmpty && (!pages.isEmpty || room.isFirstFresh)
    }

    mutating func finished() -> [TableLayout.Page] {
        closePage()
        return pages
    }
}

// MARK: Placing

extension TablePaging {
    /// Places rows that belong together.
    mutating func place(_ group: Range<Int>) {
        if !isFresh, height(of: group, fresh: false) > remaining, height(of: group, fresh: true) <= room.others {
            breakPage()
        }
        for row in group { place(row) }
    }

    private mutating func place(_ row: Int) {
        let only = row..<(row + 1)
        if !isFresh, height(of: only, fresh: false) > remaining {
            if height(of: only, fresh: true) <= room.others || !canTear(row) { breakPage() }
        }
        let height = needed(row)
        guard height <= remaining else { return tear(row) }
        begin(row)
        add(row, height: height)
        finish(row)
    }

    /// How high the rows are when they stand here, or at the head of a page: never lower than the cells need that end in
    /// them or begin in them.
    private func height(of group: Range<Int>, fresh: Bool) -> Length {
        var foot: Length = 0
        var needed: Length = 0
        for row in group {
            for cell in starting[row] where cells[cell].span > 1 {
                if case .whole(let height) = cells[cell].content { needed = max(needed, foot + height) }
            }
            foot = foot + rowHeights[row]
            for state in open where cells[state.cell].end == row + 1 {
                foot = max(foot, missing(state, fresh: fresh))
            }
        }
        return max(foot, needed)
    }

    /// Where the cell must end at the earliest: below what is on this page, or below the head of a fresh one.
    private func missing(_ state: OpenCell, fresh: Bool) -> Length {
        let top = fresh ? Length.zero : self.top(of: state) - y
        let before = fresh ? state.linesBefore + linesHere(state) : state.linesBefore
        return rest(state.cell, after: before).map { top + $0 } ?? .zero
    }

    /// The upper edge of its part on this page; where the next row comes if it has none here yet.
    private func top(of state: OpenCell) -> Length {
        state.firstPiece < page.rows.count ? page.rows[state.firstPiece].y : y
    }

    /// What a cell needs for what is left of it; `nil` where nothing is.
    private func rest(_ cell: Int, after lines: Int) -> Length? {
        switch cells[cell].content {
        case .whole(let height): height
        case .lines(let count, let height, let margin):
            lines >= count ? nil : height.scaled(count - lines, of: 1) + margin + margin
        }
    }

    /// The height of the row here, with what cells that end in it still need.
    private func needed(_ row: Int) -> Length {
        var needed = rowHeights[row]
        for state in open where cells[state.cell].end == row + 1 {
            needed = max(needed, missing(state, fresh: false))
        }
        return needed
    }

    /// A row that is higher than a page begins where it is if a third of a page is left and what is never cut fits.
    private func canTear(_ row: Int) -> Bool {
        remaining >= room.others.scaled(1, of: 3)
            && starting[row].allSatisfy { cell in
                if case .whole(let height) = cells[cell].content { height <= remaining } else { true }
            }
    }

    /// The state of the cells that begin in the row, once its first piece is about to be added.
    private mutating func begin(_ row: Int) {
        for cell in starting[row] { open.append(OpenCell(cell: cell, firstPiece: page.rows.count)) }
    }

    private mutating func add(_ row: Int, height: Length) {
        page.rows.append(TableLayout.RowPiece(row: row, y: y, height: height))
    }

    /// Ends the cells whose last row this is.
    private mutating func finish(_ row: Int) {
        let last = page.rows.count - 1
        for state in open where cells[state.cell].end == row + 1 {
            pieces.append(
                Piece(
                    cell: state.cell,
                    rows: state.firstPiece...max(last, state.firstPiece),
                    lines: linesLeft(state),
                    isPart: state.hasParts
                )
            )
        }
        open.removeAll { cells[$0.cell].end == row + 1 }
    }
}

// MARK: Rows higher than a page

extension TablePaging {
    /// Places a row in slices: each takes as many lines of every cell as it holds.
    private mutating func tear(_ row: Int) {
        begin(row)
        while true {
            let ends = open.filter { cells[$0.cell].end == row + 1 }
            let needed = ends.map { missing($0, fresh: false) }.max() ?? .zero
            guard needed > remaining else {
                add(row, height: max(needed, .zero))
                return finish(row)
            }
            let wasFresh = isFresh && pageHeight >= room.others
            add(row, height: remaining)
            // A page that holds no line at all: going on would never end.
            if wasFresh, ends.allSatisfy({ linesHere($0) == 0 }) { return finish(row) }
            breakPage()
        }
    }
}

// MARK: Pages

extension TablePaging {
    private mutating func breakPage() {
        growLastRow()
        let last = page.rows.count - 1
        for index in open.indices where open[index].firstPiece <= last {
            let state = open[index]
            let lines = linesHere(state)
            let first = state.linesBefore
            let isWhole = if case .whole = cells[state.cell].content { true } else { false }
            pieces.append(
                Piece(
                    cell: state.cell,
                    rows: state.firstPiece...last,
                    lines: isWhole ? 0..<1 : first..<(first + lines),
                    isPart: true
                )
            )
            open[index].linesBefore += isWhole ? 0 : lines
            open[index].hasParts = true
        }
        closePage()
        for index in open.indices { open[index].firstPiece = 0 }
    }

    /// Makes the page's last row higher where a cell that is never cut has too little room for its part.
    private mutating func growLastRow() {
        guard let last = page.rows.indices.last else { return }
        var missing: Length = 0
        for state in open where state.firstPiece <= last {
            if case .whole(let height) = cells[state.cell].content {
                missing = max(missing, height - (y - page.rows[state.firstPiece].y))
            }
        }
        page.rows[last].height = page.rows[last].height + max(min(missing, remaining), .zero)
    }

    /// How many lines fit into the part of the cell that stands on this page.
    private func linesHere(_ state: OpenCell) -> Int {
        guard case .lines(let count, let height, let margin) = cells[state.cell].content,
            state.firstPiece < page.rows.count, height > 0
        else { return 0 }
        let free = y - page.rows[state.firstPiece].y - margin - margin
        return min(max(free.hundredths / height.hundredths, 0), count - state.linesBefore)
    }

    private func linesLeft(_ state: OpenCell) -> Range<Int> {
        switch cells[state.cell].content {
        case .whole: 0..<1
        case .lines(let count, _, _): state.linesBefore..<count
        }
    }

    private mutating func closePage() {
        page.cells = pieces.map { piece in
            let (top, foot) = (page.rows[piece.rows.lowerBound].y, page.rows[piece.rows.upperBound].foot)
            return TableLayout.CellPiece(
                cell: piece.cell,
                y: top,
                height: foot - top,
                lines: piece.lines,
                isPart: piece.isPart
            )
        }
        page.cells.sort { ($0.y, $0.cell) < ($1.y, $1.cell) }
        pages.append(page)
        page = TableLayout.Page()
        pieces = []
    }
}
