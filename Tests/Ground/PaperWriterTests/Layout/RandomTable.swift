import PaperWriter
import TestSupport

/// A table with cells of random spans and contents, and pages of a random height.
struct RandomTable {
    /// Where a cell of the layout stands across.
    struct Columns: Hashable {
        let first: Int
        let count: Int
    }

    let columns: Int
    let rows: [TableLayout.Row]
    private(set) var cells: [TableLayout.Cell] = []
    private(set) var places: [Columns] = []
    let room: TableLayout.Room

    init(_ random: inout SeededRandom) {
        columns = .random(in: 1...6, using: &random)
        let count = Int.random(in: 1...40, using: &random)
        let pageHeight = Length(Int.random(in: 150...800, using: &random))
        let isFresh = Bool.random(using: &random)
        let first = isFresh ? pageHeight : pageHeight.scaled(.random(in: 0...100, using: &random), of: 100)
        room = TableLayout.Room(first: first, others: pageHeight, isFirstFresh: isFresh)
        rows = (0..<count).map { _ in
            let isHigh = Int.random(in: 0..<10, using: &random) == 0
            return TableLayout.Row(
                minimumHeight: isHigh ? Length(.random(in: 0...140, using: &random)) : 0,
                staysWithPrevious: Int.random(in: 0..<8, using: &random) == 0,
                isJoinedAbove: Int.random(in: 0..<4, using: &random) == 0
            )
        }
        fill(&random)
    }

    private mutating func fill(_ random: inout SeededRandom) {
        var isTaken = [[Bool]](repeating: [Bool](repeating: false, count: columns), count: rows.count)
        for row in rows.indices {
            for column in 0..<columns where !isTaken[row][column] {
                let free = isTaken[row][column...].prefix { !$0 }.count
                let width = Int.random(in: 1...free, using: &random)
                let isLong = Int.random(in: 0..<3, using: &random) == 0
                let span = min(isLong ? Int.random(in: 1...12, using: &random) : 1, rows.count - row)
                for y in row..<(row + span) {
                    for x in column..<(column + width) { isTaken[y][x] = true }
                }
                let binds = Bool.random(using: &random)
                cells.append(
                    TableLayout.Cell(row: row, span: span, binds: binds, content: content(span, binds, &random))
                )
                places.append(Columns(first: column, count: width))
            }
        }
    }

    private func content(_ span: Int, _ binds: Bool, _ random: inout SeededRandom) -> TableLayout.Content {
        if span > 1, !binds { return .whole(Length(.random(in: 0...145, using: &random))) }
        let isVeryLong = Int.random(in: 0..<40, using: &random) == 0
        let lines = Int.random(in: isVeryLong ? 50...400 : 0...6, using: &random)
        return .lines(lines, height: Length(.random(in: 8...14, using: &random)), margin: 2)
    }
}
