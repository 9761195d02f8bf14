import ArgumentParser
import Exchange

/// How rows are printed.
package enum RowFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case json
}

/// Rows with the column names that scripts rely on; a cell is empty where there is nothing.
struct Rows {
    var columns: [String]
    var rows: [[String]] = []
    /// Columns of numbers, which a table sets to the right.
    var numeric: Set<String> = []
    /// Columns that a table leaves out for want of room.
    var hiddenInTable: Set<String> = []

    func text(_ format: RowFormat) -> String {
        switch format {
        case .table: table
        case .csv: csv
        case .json: json
        }
    }

    private var table: String {
        let shown = columns.indices.filter { !hiddenInTable.contains(columns[$0]) }
        let table = TextTable(
            header: shown.map { columns[$0] },
            alignments: shown.map { numeric.contains(columns[$0]) ? .right : .left },
            rows: rows.map { row in shown.map { row[$0] } }
        )
        return table.lines.joined(separator: "\n") + "\n"
    }

    private var csv: String {
        var writer = CSVWriter()
        writer.row(columns)
        for row in rows { writer.row(row) }
        return writer.text
    }

    /// An array of objects in the columns' order.
    ///
    /// Every value is a string, so that no reader rounds an exact rate; what
    /// is empty is null.
    private var json: String {
        let objects = rows.map { row in
            let pairs = zip(columns, row).map { name, cell in
                "\"\(name)\": " + (cell.isEmpty ? "null" : cell.jsonText)
            }
            return "  {" + pairs.joined(separator: ", ") + "}"
        }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }
}

extension String {
    /// The text as a JSON string (RFC 8259).
    var jsonText: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
