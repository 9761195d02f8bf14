import PaperWriter
import TestSupport
import Testing

/// What is so for every table, tried on random ones.
@Suite struct TableLayoutPropertyTests {
    private let tries: [(table: RandomTable, layout: TableLayout)] = {
        var tries: [(table: RandomTable, layout: TableLayout)] = []
        repeatedly(600) { random in
            let table = RandomTable(&random)
            tries.append((table, TableLayout(rows: table.rows, cells: table.cells, room: table.room)))
        }
        return tries
    }()

    @Test func `rows follow each other without gaps, and none leaves its page`() {
        for (table, layout) in tries {
            for (index, page) in layout.pages.enumerated() {
                var y: Length = 0
                for row in page.rows {
                    #expect(row.y == y)
                    #expect(row.height >= 0)
                    y = row.foot
                }
                #expect(y <= (index == 0 ? table.room.first : table.room.others))
                #expect(index == 0 && !table.room.isFirstFresh || !page.rows.isEmpty)
            }
            let rows = layout.pages.flatMap { $0.rows.map(\.row) }
            #expect(rows == rows.sorted())
            #expect(Set(rows) == Set(table.rows.indices))
        }
    }

    @Test func `every place of every page belongs to exactly one cell, as high as its rows`() {
        for (table, layout) in tries {
            for page in layout.pages {
                for row in page.rows {
                    var owners = [Int](repeating: 0, count: table.columns)
                    for piece in page.cells {
                        let cell = table.cells[piece.cell]
                        guard (cell.row..<cell.end).contains(row.row) else { continue }
                        #expect(piece.y <= row.y && piece.foot >= row.foot)
                        let place = table.places[piece.cell]
                        for column in place.first..<(place.first + place.count) { owners[column] += 1 }
                    }
                    #expect(owners.allSatisfy { $0 == 1 })
                }
                for piece in page.cells {
                    let cell = table.cells[piece.cell]
                    let own = page.rows.filter { (cell.row..<cell.end).contains($0.row) }
                    #expect(piece.y == own.first?.y)
                    #expect(piece.foot == own.last?.foot)
                }
            }
        }
    }

    @Test func `every line stands on exactly one page, and has room there`() {
        for (table, layout) in tries {
            var next = [Int](repeating: 0, count: table.cells.count)
            for piece in layout.pages.flatMap(\.cells) {
                guard case .lines(_, let height, let margin) = table.cells[piece.cell].content else { continue }
                #expect(piece.lines.lowerBound == next[piece.cell])
                next[piece.cell] = piece.lines.upperBound
                guard !piece.lines.isEmpty else { continue }
                #expect(piece.height >= height.scaled(piece.lines.count, of: 1) + margin + margin)
            }
            for (index, cell) in table.cells.enumerated() {
                if case .lines(let count, _, _) = cell.content { #expect(next[index] == count) }
            }
        }
    }

    @Test func `what is never cut has room for all of it on every page that it reaches`() {
        for (table, layout) in tries {
            var seen: Set<Int> = []
            for piece in layout.pages.flatMap(\.cells) {
                guard case .whole(let height) = table.cells[piece.cell].content else { continue }
                #expect(piece.height >= height)
                seen.insert(piece.cell)
            }
            let whole = table.cells.indices.filter {
                if case .whole = table.cells[$0].content { true } else { false }
            }
            #expect(seen == Set(whole))
        }
    }

    @Test func `a row is torn only where something that ends in it is higher than a page`() {
        var torn = 0
        for (table, layout) in tries {
            for row in table.rows.indices where layout.pages.count(where: { $0.rows.contains { $0.row == row } }) > 1 {
                let ending = table.cells.filter { $0.end == row + 1 }
                #expect(ending.contains { $0.content.height > table.room.others })
                torn += 1
            }
        }
        #expect(torn > 50)
    }

    @Test func `rows that belong together stay on one page where they fit on one`() {
        var kept = 0
        for (table, layout) in tries {
            for group in layout.groups where group.count > 1 {
                let isAlone = table.cells.allSatisfy { cell in
                    let rows = cell.row..<cell.end
                    return !rows.overlaps(group) || (group.lowerBound <= cell.row && cell.end <= group.upperBound)
                }
                let height = group.reduce(Length.zero) { $0 + layout.rowHeights[$1] }
                guard isAlone, height <= table.room.others else { continue }
                #expect(layout.pages.count { page in page.rows.contains { group.contains($0.row) } } == 1)
                kept += 1
            }
        }
        #expect(kept > 300)
    }

    @Test func `a page ends only where what comes next does not fit`() {
        for (table, layout) in tries {
            for (index, page) in layout.pages.dropLast().enumerated() {
                guard let next = layout.pages[index + 1].rows.first?.row,
                    let group = layout.groups.first(where: { $0.contains(next) }), group.lowerBound == next,
                    table.cells.allSatisfy({ $0.row >= next || $0.end <= next })
                else { continue }
                // Cells that are never cut may need more than their rows on this page have.
                let whole = table.cells.filter { group.contains($0.row) && $0.end > group.upperBound }
                guard whole.isEmpty else { continue }
                let room = index == 0 ? table.room.first : table.room.others
                let height = group.reduce(Length.zero) { $0 + layout.rowHeights[$1] }
                #expect(page.height + height > room)
            }
        }
    }
}
