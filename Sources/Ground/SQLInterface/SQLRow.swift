/// The columns of one row, read by number from 0.
package protocol SQLColumns {
    var columnCount: Int { get }
    /// The name of a column, for messages.
    func columnName(at index: Int) -> String
    /// The value of a column.
    ///
    /// - Throws: ``SQLError/unexpectedValue(column:found:)`` where there is no such column or it holds a
    ///   floating-point number.
    func value(at index: Int) throws -> SQLValue
}

// Getters that refuse a value of another kind, naming the column.
extension SQLColumns {
    package func text(at index: Int) throws -> String {
        guard case .text(let text) = try value(at: index) else { throw unexpected(index) }
        return text
    }

    package func optionalText(at index: Int) throws -> String? {
        switch try value(at: index) {
        case .text(let text): text
        case .null: nil
        default: throw unexpected(index)
        }
    }

    package func integer(at index: Int) throws -> Int64 {
        guard case .integer(let integer) = try value(at: index) else { throw unexpected(index) }
        return integer
    }

    package func optionalInteger(at index: Int) throws -> Int64? {
        switch try value(at: index) {
        case .integer(let integer): integer
        case .null: nil
        default: throw unexpected(index)
        }
    }

    /// A whole number that fits the machine's word.
    package func int(at index: Int) throws -> Int {
        guard let int = Int(exactly: try integer(at: index)) else { throw unexpected(index) }
        return int
    }

    package func optionalInt(at index: Int) throws -> Int? {
        try optionalInteger(at: index) == nil ? nil : int(at: index)
    }

    package func boolean(at index: Int) throws -> Bool {
        switch try value(at: index) {
        case .integer(0): false
        case .integer(1): true
        default: throw unexpected(index)
        }
    }

    package func optionalBoolean(at index: Int) throws -> Bool? {
        try value(at: index) == .null ? nil : boolean(at: index)
    }

    package func blob(at index: Int) throws -> [UInt8] {
        guard case .blob(let bytes) = try value(at: index) else { throw unexpected(index) }
        return bytes
    }

    package func optionalBlob(at index: Int) throws -> [UInt8]? {
        try value(at: index) == .null ? nil : blob(at: index)
    }

    private func unexpected(_ index: Int) -> SQLError {
        let found =
            switch try? value(at: index) {
            case .null: "null"
            case .text: "text"
            case .integer: "integer"
            case .blob: "blob"
            case nil: "nothing readable"
            }
        return .unexpectedValue(column: columnName(at: index), found: found)
    }
}

/// One row, read by column name or number.
package struct SQLRow: SQLColumns, Sendable {
    private let names: [String]
    private let values: [SQLValue]

    /// The names are shared by all rows of a query.
    package init(names: [String], values: [SQLValue]) {
        self.names = names
        self.values = values
    }

    package var columnCount: Int { values.count }

    package func columnName(at index: Int) -> String {
        names.indices.contains(index) ? names[index] : "column \(index)"
    }

    package func value(at index: Int) throws -> SQLValue {
        guard values.indices.contains(index) else {
            throw SQLError.unexpectedValue(column: columnName(at: index), found: "no such column")
        }
        return values[index]
    }

    package func value(_ column: String) throws -> SQLValue { try value(at: index(of: column)) }
    package func text(_ column: String) throws -> String { try text(at: index(of: column)) }
    package func optionalText(_ column: String) throws -> String? { try optionalText(at: index(of: column)) }
    package func integer(_ column: String) throws -> Int64 { try integer(at: index(of: column)) }
    package func optionalInteger(_ column: String) throws -> Int64? { try optionalInteger(at: index(of: column)) }
    package func int(_ column: String) throws -> Int { try int(at: index(of: column)) }
    package func optionalInt(_ column: String) throws -> Int? { try optionalInt(at: index(of: column)) }
    package func boolean(_ column: String) throws -> Bool { try boolean(at: index(of: column)) }
    package func optionalBoolean(_ column: String) throws -> Bool? { try optionalBoolean(at: index(of: column)) }
    package func blob(_ column: String) throws -> [UInt8] { try blob(at: index(of: column)) }
    package func optionalBlob(_ column: String) throws -> [UInt8]? { try optionalBlob(at: index(of: column)) }

    private func index(of column: String) throws -> Int {
        guard let index = names.firstIndex(of: column) else {
            throw SQLError.unexpectedValue(column: column, found: "no such column")
        }
        return index
    }
}
