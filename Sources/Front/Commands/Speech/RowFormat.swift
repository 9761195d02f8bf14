import ArgumentParser
import Tables

/// How rows are printed.
package enum RowFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case json
}

/// Rows as a command prints them.
struct Rows {
    var data: DataRows
    /// Columns of numbers, which a table sets to the right.
    var numeric: Set<String> = []
    /// Columns that a table leaves out for want of room.
    var hiddenInTable: Set<String> = []

    init(columns: [String], rows: [[String]] = [], numeric: Set<String> = [], hiddenInTable: Set<String> = []) {
        data = DataRows(columns: columns, rows: rows)
        self.numeric = numeric
        self.hiddenInTable = hiddenInTable
    }

    var rows: [[String]] {
        get { data.rows }
        set { data.rows = newValue }
    }

    func text(_ format: RowFormat) -> String {
        switch format {
        case .table: table
        case .csv: String(decoding: data.csv, as: UTF8.self)
        case .json: data.json
        }
    }

    private var table: String {
        let columns = data.columns
        let shown = columns.indices.filter { !hiddenInTable.contains(columns[$0]) }
        let table = TextTable(
            header: shown.map { columns[$0] },
            alignments: shown.map { numeric.contains(columns[$0]) ? .right : .left },
            rows: data.rows.map { row in shown.map { row[$0] } }
        )
        return table.lines.joined(separator: "\n") + "\n"
    }
}
