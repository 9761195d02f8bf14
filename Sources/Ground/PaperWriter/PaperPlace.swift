package import Wording

/// Where in a document something cannot be set.
package struct PaperPlace: Hashable, Sendable {
    /// The title of the section.
    package var section: String
    /// The name of the table; `nil` outside of tables.
    package var table: String?
    /// Of the head, or of the rows; from 0.
    package var row: Int?
    package var isHead: Bool
    /// From 0.
    package var column: Int?

    package init(section: String, table: String? = nil, row: Int? = nil, isHead: Bool = false, column: Int? = nil) {
        self.section = section
        self.table = table
        self.row = row
        self.isHead = isHead
        self.column = column
    }

    /// For readers, who count from 1.
    package var name: Bilingual {
        var (japanese, english) = ("「\(section)」", "“\(section)”")
        if let table {
            japanese += "の表「\(table)」"
            english += ", table “\(table)”"
        }
        if let row {
            japanese += isHead ? "の見出し\(row + 1)行目" : "の\(row + 1)行目"
            english += isHead ? ", heading row \(row + 1)" : ", row \(row + 1)"
        }
        if let column {
            japanese += "の\(column + 1)列目"
            english += ", column \(column + 1)"
        }
        return Bilingual(japanese, english)
    }
}
