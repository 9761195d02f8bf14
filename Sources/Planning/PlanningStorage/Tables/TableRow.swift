import SQLInterface

/// One row of a plan's table, without the columns that name the plan.
struct TableRow: Sendable {
    let key: RowKey
    /// In the order of the table's columns.
    private(set) var values: [SQLValue]

    init(_ values: [SQLValue], in table: PlanTable) {
        self.values = values
        key = RowKey(values.prefix(table.key.count))
    }

    /// What the last column holds in a table that keeps its order.
    var position: Int64 {
        get { if case .integer(let position)? = values.last { position } else { 0 } }
        set { values[values.count - 1] = .integer(newValue) }
    }

    /// Whether every column holds the same bytes.
    func isIdentical(to other: TableRow) -> Bool {
        values.count == other.values.count && zip(values, other.values).allSatisfy { $0.isIdentical(to: $1) }
    }

    func keyText(in table: PlanTable) -> String { Self.keyText(values.prefix(table.key.count)) }

    /// The key as people read it: `m019/1/target/2023`.
    static func keyText(_ values: ArraySlice<SQLValue>) -> String {
        values.map { value in
            switch value {
            case .text(let text): text
            case .integer(let integer): String(integer)
            case .null, .blob: ""
            }
        }
        .joined(separator: "/")
    }

    /// The row as a JSON object with the table's columns in their order.
    func json(in table: PlanTable) -> String {
        var json = JSONObjectText()
        for (column, value) in zip(table.columns, values) { json.add(column.description, value) }
        return json.text
    }
}

/// The key of a row, compared byte by byte.
///
/// Swift's strings are equal where they only look equal (か + ゛ and が); a database tells them apart.
struct RowKey: Hashable, Sendable {
    private let bytes: [UInt8]

    init(_ values: ArraySlice<SQLValue>) {
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .text(let text): bytes += text.utf8
            case .integer(let integer): bytes += String(integer).utf8
            case .blob(let blob): bytes += blob
            case .null: break
            }
            bytes.append(0)
        }
        self.bytes = bytes
    }
}

extension SQLValue {
    /// Whether both are the same bytes.
    func isIdentical(to other: SQLValue) -> Bool {
        if case .text(let first) = self, case .text(let second) = other {
            return first.utf8.elementsEqual(second.utf8)
        }
        return self == other
    }

    /// Whether both databases can hold it: neither takes U+0000 in a text.
    var isStorable: Bool {
        if case .text(let text) = self { !text.utf8.contains(0) } else { true }
    }
}
