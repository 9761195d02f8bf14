import Tables
import Wording

/// What a page shows, for programs: its tables as CSV and JSON.
///
/// There is one for all readings: names are the plan's own, years Western, figures plain digits, columns English words
/// that do not change.
struct PageData: Sendable {
    struct Table: Sendable {
        /// The name of its CSV file; ASCII.
        let id: String
        let name: Bilingual
        /// Made when somebody takes them: every page names its tables.
        private let makeRows: @Sendable () -> DataRows

        init(id: String, name: Bilingual, rows: @escaping @autoclosure @Sendable () -> DataRows) {
            self.id = id
            self.name = name
            makeRows = rows
        }

        var rows: DataRows { makeRows() }
    }

    /// The address of the page in its first reading.
    let page: String
    var tables: [Table]

    init(page: String, tables: [Table] = []) {
        self.page = page
        self.tables = tables
    }

    /// UTF-8 with a byte order mark, without which the usual spreadsheet takes it for the national code page.
    func csv(_ id: String) -> [UInt8]? {
        tables.first { $0.id == id }.map { [0xEF, 0xBB, 0xBF] + $0.rows.csv }
    }

    /// One object: the page's address, and its tables by their names.
    var json: [UInt8] {
        var text = "{\n\"page\": \(page.jsonText),\n\"tables\": {"
        for (index, table) in tables.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + "\(table.id.jsonText): "
            var rows = table.rows.json
            if rows.last == "\n" { rows.removeLast() }
            text += rows
        }
        text += "\n}\n}\n"
        return Array(text.utf8)
    }
}
