/// Where an answer stands: a field, or a cell of a field that is a table.
///
/// Two people who fill different cells of one table are not in each other's way.
package struct FieldAddress: Hashable, Comparable, Sendable {
    package struct Cell: Hashable, Sendable {
        package let row: RowKey
        package let column: ColumnKey

        package init(row: RowKey, column: ColumnKey) {
            self.row = row
            self.column = column
        }
    }

    package let field: FieldKey
    package let cell: Cell?

    package init(_ field: FieldKey, cell: Cell? = nil) {
        self.field = field
        self.cell = cell
    }

    /// Reads ``text``; `nil` for anything else.
    package init?(reading text: String) {
        guard text.utf8.contains(UInt8(ascii: "/")) else {
            guard let field = FieldKey(reading: text) else { return nil }
            self.init(field)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let field = FieldKey(reading: parts[0]), let row = RowKey(reading: parts[1]),
            let column = ColumnKey(reading: parts[2])
        else { return nil }
        self.init(field, cell: Cell(row: row, column: column))
    }

    /// The address as it is stored and as forms send it: `reason`, `figures/1/actual`.
    package var text: String { cell.map { "\(field)/\($0.row)/\($0.column)" } ?? field.text }

    package static func < (left: FieldAddress, right: FieldAddress) -> Bool { left.text < right.text }
}
