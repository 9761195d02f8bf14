/// Which cell has each place of a table's rows.
package struct TableGrid: Hashable, Sendable {
    /// A cell by the row that it begins in and its place among that row's cells.
    package struct Reference: Hashable, Sendable {
        package let row: Int
        package let cell: Int
    }

    /// Why some rows are no table.
    package enum Problem: Error, Hashable, Sendable {
        /// Two cells claim the place.
        case overlap(row: Int, column: Int)
        /// No cell has the place.
        case hole(row: Int, column: Int)
        /// The cell reaches over the edge of the table.
        case outside(row: Int, column: Int)
    }

    /// By row and column.
    package let places: [[Reference]]

    /// Finds the cell of every place, or the first that has none or two.
    package init(_ rows: [TableRow], columns: Int) throws(Problem) {
        var found = [[Reference?]](repeating: [Reference?](repeating: nil, count: columns), count: rows.count)
        for (row, line) in rows.enumerated() {
            for (index, cell) in line.cells.enumerated() {
                let right = cell.column.addingReportingOverflow(cell.columnSpan)
                let foot = row.addingReportingOverflow(cell.rowSpan)
                guard cell.column >= 0, cell.columnSpan >= 1, cell.rowSpan >= 1, !right.overflow, !foot.overflow,
                    right.partialValue <= columns, foot.partialValue <= rows.count
                else { throw .outside(row: row, column: cell.column) }
                for y in row..<foot.partialValue {
                    for x in cell.column..<right.partialValue {
                        guard found[y][x] == nil else { throw .overlap(row: y, column: x) }
                        found[y][x] = Reference(row: row, cell: index)
                    }
                }
            }
        }
        var places: [[Reference]] = []
        for (row, line) in found.enumerated() {
            places.append(line.compactMap { $0 })
            if let hole = line.firstIndex(of: nil) { throw .hole(row: row, column: hole) }
        }
        self.places = places
    }
}

extension DocumentTable {
    /// What is wrong with the grid of the head or of the rows; `nil` where every place has its one cell.
    package var gridProblem: TableGrid.Problem? {
        for rows in [head, rows] {
            do {
                _ = try TableGrid(rows, columns: columns.count)
            } catch {
                return error
            }
        }
        return nil
    }
}
