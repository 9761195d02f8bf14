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
        String(decoding: jsonBytes, as: UTF8.self)
    }

    /// The same as UTF-8.
    package var jsonBytes: [UInt8] {
        guard !rows.isEmpty else { return Array("[]\n".utf8) }
        let names = columns.map { Array(($0.jsonText + ": ").utf8) }
        var bytes = Array("[\n".utf8)
        for (index, row) in rows.enumerated() {
            bytes.append(contentsOf: (index == 0 ? "  {" : ",\n  {").utf8)
            for (column, (name, cell)) in zip(names, row).enumerated() {
                if column > 0 { bytes.append(contentsOf: ", ".utf8) }
                bytes.append(contentsOf: name)
                if cell.isEmpty { bytes.append(contentsOf: "null".utf8) } else { bytes.appendJSON(cell) }
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(contentsOf: "\n]\n".utf8)
        return bytes
    }
}
