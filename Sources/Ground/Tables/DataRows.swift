/// Rows with the column names that scripts rely on; a cell is empty where there is nothing.
package struct DataRows: Hashable, Sendable {
    package var columns: [String]
    package var rows: [[String]]

    package init(columns: [String], rows: [[String]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// Comma-separated text (RFC 4180) with the column names first.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.row(columns)
        for row in rows { writer.row(row) }
        return writer.bytes
    }

    /// A JSON array of objects in the columns' order.
    ///
    /// Every value is a string, so that no reader rounds an exact rate; what is empty is null.
    package var json: String {
        let objects = rows.map { row in
            let pairs = zip(columns, row).map { name, cell in
                name.jsonText + ": " + (cell.isEmpty ? "null" : cell.jsonText)
            }
            return "  {" + pairs.joined(separator: ", ") + "}"
        }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }
}
