import Documents

/// Makes a table whose cells are all named one by one.
struct GridMaking {
    let definition: DocumentDefinition
    let grid: GridDefinition

    func table(_ circumstances: Circumstances) -> DocumentTable {
        DocumentTable(
            name: grid.name.text(circumstances),
            columns: grid.columns.map { TableColumn(width: $0) },
            rows: GridPlaces.rows(grid.rows, columns: grid.columns.count, circumstances),
            size: size,
            smallestSize: min(grid.smallestSize ?? definition.smallestSize, size)
        )
    }

    private var size: LetterSize { grid.size ?? definition.size }
}

/// Which column each cell of a grid begins in: the first that nothing from above has taken.
package enum GridPlaces {
    /// The columns that the cells of each row begin in.
    ///
    /// - Returns: `nil` where the cells of some row do not fill the columns exactly; see ``firstWrongRow(_:columns:)``.
    package static func columns(_ rows: [GridRow], columns: Int) -> [[Int]]? {
        firstWrongRow(rows, columns: columns) == nil ? placed(rows, columns: columns).map { $0 ?? [] } : nil
    }

    /// The first row whose cells do not fill the columns exactly, or whose cells reach below the last row.
    package static func firstWrongRow(_ rows: [GridRow], columns: Int) -> Int? {
        placed(rows, columns: columns).firstIndex { $0 == nil }
    }

    /// `nil` for a row that is wrong; what follows it is not looked at.
    private static func placed(_ rows: [GridRow], columns: Int) -> [[Int]?] {
        var taken = [Int](repeating: 0, count: columns)
        var result: [[Int]?] = []
        for (index, row) in rows.enumerated() {
            var places: [Int] = []
            for cell in row.cells {
                guard let column = taken.firstIndex(of: 0), cell.columnSpan >= 1, cell.columnSpan <= columns - column,
                    taken[column..<(column + cell.columnSpan)].allSatisfy({ $0 == 0 }),
                    cell.rowSpan >= 1, cell.rowSpan <= rows.count - index
                else { return result + [nil] }
                for place in column..<(column + cell.columnSpan) { taken[place] = cell.rowSpan }
                places.append(column)
            }
            guard !taken.contains(0) else { return result + [nil] }
            taken = taken.map { $0 - 1 }
            result.append(places)
        }
        return result
    }

    static func rows(_ rows: [GridRow], columns: Int, _ circumstances: Circumstances) -> [TableRow] {
        guard let places = self.columns(rows, columns: columns) else { return [] }
        return zip(rows, places).map { row, places in
            TableRow(
                zip(row.cells, places).map { $0.cell(circumstances, column: $1) },
                minimumHeight: row.height
            )
        }
    }
}
