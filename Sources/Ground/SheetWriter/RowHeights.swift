import Documents

/// How high the rows of a table are, and how large the letters of its cells.
///
/// A text that would need more than the tallest row of a sheet first becomes as small as the table allows; then its row
/// becomes several rows of the sheet, over which the cells are merged. So a text is never cut.
struct RowHeights {
    /// A cell by its row and its place among the row's cells.
    struct Place: Hashable {
        let row: Int
        let cell: Int
    }

    /// In tenths of a point, for each row of the table.
    private(set) var heights: [Int]
    /// Letters of cells that are not as large as their style says, by row and place in the row.
    private var sizes: [Place: LetterSize] = [:]
    private let table: DocumentTable

    /// The heights of `rows`, whose cells have these widths in hundredths of a millimetre.
    init(_ rows: [TableRow], of table: DocumentTable, width: (TableCell) -> Int) {
        self.table = table
        let line = TextMeasure.height(lines: 1, size: table.size)
        heights = rows.map { max($0.minimumHeight.hundredths * 720 / 2540, line) }
        var later: [(place: Place, cell: TableCell)] = []
        for (row, line) in rows.enumerated() {
            for (index, cell) in line.cells.enumerated() where cell.content != .empty {
                let place = Place(row: row, cell: index)
                if cell.rowSpan == 1, cell.style.direction == .horizontal {
                    fit(cell, at: place, width: width(cell))
                } else {
                    later.append((place, cell))
                }
            }
        }
        for (place, cell) in later.sorted(by: { $0.cell.rowSpan < $1.cell.rowSpan }) {
            if cell.style.direction == .vertical {
                fitVertical(cell, at: place)
            } else {
                fit(cell, at: place, width: width(cell))
            }
        }
    }

    /// The size of the letters of a cell.
    func size(of cell: TableCell, at place: Place) -> LetterSize {
        sizes[place] ?? cell.style.size ?? table.size
    }

    /// Over how many rows of the sheet each row of the table reaches.
    var parts: [Int] { heights.map { ($0 + SheetLimits.rowTenths - 1) / SheetLimits.rowTenths } }

    private mutating func fit(_ cell: TableCell, at place: Place, width: Int) {
        let size = cell.style.size ?? table.size
        var need = Self.need(of: cell.content, width: width, size: size)
        if need > SheetLimits.rowTenths * cell.rowSpan, table.smallestSize < size {
            sizes[place] = table.smallestSize
            need = Self.need(of: cell.content, width: width, size: table.smallestSize)
        }
        grow(place.row, over: cell.rowSpan, to: need)
    }

    private static func need(of content: CellContent, width: Int, size: LetterSize) -> Int {
        // A number stands in one line.
        if case .number(let number) = content, number.workbookValue != nil {
            return TextMeasure.height(lines: 1, size: size)
        }
        return TextMeasure.height(lines: TextMeasure(width: width, size: size).lines(content.text), size: size)
    }

    /// Letters below each other: smaller ones where the rows are lower than the text, then higher rows.
    private mutating func fitVertical(_ cell: TableCell, at place: Place) {
        let wished = cell.style.size ?? table.size
        let letters = cell.content.text.split(separator: "\n").map(\.count).max() ?? 0
        guard letters > 0 else { return }
        let available = heights[place.row..<(place.row + cell.rowSpan)].reduce(0, +)
        let fitting = LetterSize(tenths: (available - 40) * 10 / (letters * 12))
        let size = min(wished, max(fitting, min(table.smallestSize, wished)))
        if size != wished { sizes[place] = size }
        grow(place.row, over: cell.rowSpan, to: letters * size.tenths * 12 / 10 + 40)
    }

    /// Shares what is missing equally among the rows.
    private mutating func grow(_ row: Int, over count: Int, to need: Int) {
        let rows = row..<(row + count)
        let missing = need - heights[rows].reduce(0, +)
        guard missing > 0 else { return }
        for row in rows { heights[row] += (missing + count - 1) / count }
    }
}
