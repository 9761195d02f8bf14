import Foundation
import TestSupport
import Testing

/// The data of a page as a program reads them.
struct JSONPage {
    let page: String
    let tables: [String: [[String: String]]]

    /// Reads strictly: an object with the page's address and its tables, every value a text or null.
    init(_ bytes: [UInt8]) throws {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(Set(object.keys) == ["page", "tables"])
        page = try #require(object["page"] as? String)
        tables = try #require(object["tables"] as? [String: [[String: Any]]]).mapValues { rows in
            try rows.map { row in
                try row.mapValues { $0 is NSNull ? "" : try #require($0 as? String) }
            }
        }
    }

    func rows(_ table: String) -> [[String: String]] { tables[table] ?? [] }
}

/// A table of a page as a spreadsheet reads it.
struct CSVPage {
    let columns: [String]
    let rows: [[String: String]]

    /// Reads strictly: UTF-8 with its mark, quotes as RFC 4180 has them, every row as long as the first.
    init(_ bytes: [UInt8]) throws {
        try #require(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = try #require(String(validating: bytes.dropFirst(3), as: UTF8.self))
        let lines = try #require(table(text))
        let columns = try #require(lines.first)
        self.columns = columns
        rows = lines.dropFirst().map { Dictionary(zip(columns, $0), uniquingKeysWith: { first, _ in first }) }
        #expect(lines.allSatisfy { $0.count == columns.count })
    }
}
