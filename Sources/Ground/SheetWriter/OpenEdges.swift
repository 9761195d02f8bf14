import Documents

/// The edges of a table's cells that have no line, because the cell below one belongs to it.
struct OpenEdges {
    /// By row: the columns at whose upper edge there is no line.
    private var open: [Int: Set<Int>] = [:]

    init(_ rows: [TableRow]) {
        for (row, line) in rows.enumerated() {
            for cell in line.cells where cell.style.isOpenAbove {
                open[row, default: []].formUnion(cell.column..<(cell.column + cell.columnSpan))
            }
        }
    }

    func borders(of cell: TableCell, row: Int) -> CellFormat.Borders {
        var borders = CellFormat.Borders.all
        if cell.style.isOpenAbove { borders.remove(.top) }
        if let below = open[row + cell.rowSpan],
            below.isSuperset(of: cell.column..<(cell.column + cell.columnSpan))
        {
            borders.remove(.bottom)
        }
        return borders
    }
}
