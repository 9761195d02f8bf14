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
    /// The conditions of the address; empty for most.
    let query: String
    var tables: [Table]

    init(page: String, query: String = "", tables: [Table] = []) {
        self.page = page
        self.query = query
        self.tables = tables
    }

    /// The address of one of its files.
    func path(_ file: String) -> String { withQuery(page + file) }

    private func withQuery(_ path: String) -> String { query.isEmpty ? path : "\(path)?\(query)" }

    /// UTF-8 with a byte order mark, without which the usual spreadsheet takes it for the national code page.
    func csv(_ id: String) -> [UInt8]? {
        tables.first { $0.id == id }.map { [0xEF, 0xBB, 0xBF] + $0.rows.csv }
    }

    /// One object: the page's address, and its tables by their names.
    var json: [UInt8] {
        var bytes = Array("{\n\"page\": \(withQuery(page).jsonText),\n\"tables\": {".utf8)
        for (index, table) in tables.enumerated() {
            bytes += Array(((index == 0 ? "\n" : ",\n") + "\(table.id.jsonText): ").utf8)
            bytes += table.rows.jsonBytes
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        }
        return bytes + Array("\n}\n}\n".utf8)
    }
}
