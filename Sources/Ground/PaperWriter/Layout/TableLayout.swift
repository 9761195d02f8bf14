/// Where the rows and cells of a table come on the pages: geometry alone, without letters.
///
/// Rows are as high as their cells need. Cells over several rows make all their rows higher where they need more than
/// those have; of rows that look like one only the last. Rows that belong together stay on one page where they fit on one, and a row is torn only where it is
/// higher than a page.
package struct TableLayout: Hashable, Sendable {
    /// What a cell needs.
    package struct Cell: Hashable, Sendable {
        /// Its first row, from 0.
        package var row: Int
        /// Over how many rows it reaches.
        package var span: Int
        /// Whether its rows stay on one page where they fit on one.
        package var binds: Bool
        package var content: Content

        package init(row: Int, span: Int = 1, binds: Bool = true, content: Content) {
            self.row = row
            self.span = span
            self.binds = binds
            self.content = content
        }

        /// The row after its last.
        package var end: Int { row + span }
    }

    package enum Content: Hashable, Sendable {
        /// Lines of one height with an empty margin above the first and below the last; a page may end between them.
        case lines(Int, height: Length, margin: Length)
        /// Something that is never cut: every part of the cell shows it whole.
        case whole(Length)

        /// What all of it needs.
        package var height: Length {
            switch self {
            case .lines(let count, let height, let margin): height.scaled(count, of: 1) + margin + margin
            case .whole(let height): height
            }
        }
    }

    package struct Row: Hashable, Sendable {
        package var minimumHeight: Length
        package var staysWithPrevious: Bool
        /// Whether it looks like one with the row above, so that empty space between them would be odd.
        package var isJoinedAbove: Bool

        package init(minimumHeight: Length = 0, staysWithPrevious: Bool = false, isJoinedAbove: Bool = false) {
            self.minimumHeight = minimumHeight
            self.staysWithPrevious = staysWithPrevious
            self.isJoinedAbove = isJoinedAbove
        }
    }

    /// How much room pages have, without the head that each repeats.
    package struct Room: Hashable, Sendable {
        package var first: Length
        package var others: Length
        /// Whether nothing is gained by leaving the first page empty.
        package var isFirstFresh: Bool

        package init(first: Length, others: Length, isFirstFresh: Bool) {
            self.first = first
            self.others = others
            self.isFirstFresh = isFirstFresh
        }
    }

    /// What stands on one page; empty only on the first, where nothing fits into what is left of it.
    package struct Page: Hashable, Sendable {
        /// From top to bottom, without gaps.
        package var rows: [RowPiece] = []
        /// By their first row, then in the order of the cells.
        package var cells: [CellPiece] = []

        package var height: Length { rows.last?.foot ?? .zero }
    }

    /// A row, or the part of it that is on a page.
    package struct RowPiece: Hashable, Sendable {
        package var row: Int
        package var y: Length
        package var height: Length

        package var foot: Length { y + height }
    }

    /// A cell, or the part of it that is on a page.
    package struct CellPiece: Hashable, Sendable {
        /// Its place in the list of cells.
        package var cell: Int
        package var y: Length
        package var height: Length
        /// Which lines stand here; all of them where nothing is cut.
        package var lines: Range<Int>
        /// Whether it reaches over a page's end, here or before.
        package var isPart: Bool

        package var foot: Length { y + height }
    }

    package let rowHeights: [Length]
    package let pages: [Page]
    /// Runs of rows that stay on one page where they fit on one.
    package let groups: [Range<Int>]

    /// Lays the cells out; they must cover the rows without overlap (`TableGrid`).
    ///
    /// Every content that is never cut must be lower than a page.
    package init(rows: [Row], cells: [Cell], room: Room) {
        rowHeights = Self.heights(rows, cells)
        groups = Self.groups(rows, cells)
        var paging = TablePaging(rowHeights: rowHeights, cells: cells, room: room)
        for group in groups { paging.place(group) }
        pages = paging.finished()
    }

    /// How high the first rows are that may not be parted.
    package var firstGroupHeight: Length {
        groups.first.map { rowHeights[$0].reduce(.zero, +) } ?? .zero
    }

    /// How high it is on one page.
    package var height: Length { rowHeights.reduce(.zero, +) }
}

// MARK: Rows

extension TableLayout {
    package static func heights(_ rows: [Row], _ cells: [Cell]) -> [Length] {
        var heights = rows.map(\.minimumHeight)
        for cell in cells where cell.span == 1 {
            heights[cell.row] = max(heights[cell.row], cell.content.height)
        }
        // The shortest spans first: what they add helps the longer ones around them.
        let spanning = cells.indices.filter { cells[$0].span > 1 }.sorted {
            (cells[$0].span, $0) < (cells[$1].span, $1)
        }
        for index in spanning {
            let cell = cells[index]
            let missing = cell.content.height - heights[cell.row..<cell.end].reduce(.zero, +)
            guard missing > 0 else { continue }
            let growing = (cell.row..<cell.end).filter { $0 + 1 == cell.end || !rows[$0 + 1].isJoinedAbove }
            var given: Length = 0
            for (step, row) in growing.enumerated() {
                let share = missing.scaled(step + 1, of: growing.count)
                heights[row] = heights[row] + share - given
                given = share
            }
        }
        return heights
    }

    static func groups(_ rows: [Row], _ cells: [Cell]) -> [Range<Int>] {
        var isClosed = rows.map(\.staysWithPrevious)
        for cell in cells where cell.span > 1 && cell.binds {
            for row in (cell.row + 1)..<cell.end { isClosed[row] = true }
        }
        let starts = rows.indices.filter { $0 == 0 || !isClosed[$0] }
        return zip(starts, starts.dropFirst() + [rows.count]).map { $0..<$1 }
    }
}
