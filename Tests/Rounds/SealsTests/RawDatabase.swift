import GRDBSQLite
import TestSupport

/// A database file as somebody opens it who keeps to none of its rules: no triggers, no checks, no references.
final class RawDatabase {
    struct Cell {
        let table: String
        let column: String
        let row: Int
        /// Which row it is, as an SQL condition on its key.
        let condition: String
        let value: Value
    }

    enum Value {
        case integer(Int64)
        case text([UInt8])
        case blob([UInt8])
    }

    struct Failure: Error {
        let message: String
    }

    private var handle: OpaquePointer?

    init(_ path: String) throws {
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure(message: "cannot open") }
        try execute("PRAGMA ignore_check_constraints = ON")
        for trigger in try texts("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
            try execute("DROP TRIGGER \(trigger)")
        }
    }

    func close() { sqlite3_close(handle) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    private func failure(_ sql: String) -> Failure {
        Failure(message: String(cString: sqlite3_errmsg(handle)) + ": " + sql)
    }

    private func rows(_ sql: String, _ body: (OpaquePointer?) throws -> Void) throws {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(sql) }
        defer { sqlite3_finalize(statement) }
        while sqlite3_step(statement) == SQLITE_ROW { try body(statement) }
    }

    private func texts(_ sql: String) throws -> [String] {
        var texts: [String] = []
        try rows(sql) { texts.append(String(cString: sqlite3_column_text($0, 0))) }
        return texts
    }

    /// Every cell of a table that is not null.
    func cells(of table: String) throws -> [Cell] {
        let keys = try texts("SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk")
        var cells: [Cell] = []
        var row = 0
        try rows("SELECT * FROM \(table)") { statement in
            let names = (0..<sqlite3_column_count(statement)).map {
                String(cString: sqlite3_column_name(statement, $0))
            }
            let values = names.indices.map { Self.value(statement, Int32($0)) }
            let condition = zip(names, values).filter { keys.contains($0.0) }
                .map { "\($0.0) IS \($0.1?.sql ?? "NULL")" }.joined(separator: " AND ")
            for (name, value) in zip(names, values) {
                guard let value, !value.isEmpty else { continue }
                cells.append(Cell(table: table, column: name, row: row, condition: condition, value: value))
            }
            row += 1
        }
        return cells
    }

    private static func value(_ statement: OpaquePointer?, _ index: Int32) -> Value? {
        let count = Int(sqlite3_column_bytes(statement, index))
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_TEXT:
            return .text(Array(UnsafeBufferPointer(start: sqlite3_column_text(statement, index), count: count)))
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, index), count: count)
            return .blob(Array(bytes))
        default: return nil
        }
    }

    /// Changes one bit of a cell; false where that made two rows of one key, which no database holds.
    func flip(_ cell: Cell, using random: inout SeededRandom) -> Bool {
        let other = cell.value.flipped(using: &random)
        changed = (cell, other)
        let update = "UPDATE \(cell.table) SET \(cell.column) = \(other.sql) WHERE \(cell.condition)"
        return (try? execute(update)) != nil
    }

    private var changed: (cell: Cell, value: Value)?

    /// Gives a cell that was flipped its value again.
    func restore(_ cell: Cell) throws {
        guard let changed else { return }
        let key = "\(cell.column) IS \(cell.value.sql)"
        let condition = cell.condition.replacing(key, with: "\(cell.column) IS \(changed.value.sql)")
        try execute("UPDATE \(cell.table) SET \(cell.column) = \(cell.value.sql) WHERE \(condition)")
    }
}

extension RawDatabase.Value {
    var isEmpty: Bool {
        switch self {
        case .integer: false
        case .text(let bytes), .blob(let bytes): bytes.isEmpty
        }
    }

    var sql: String {
        switch self {
        case .integer(let integer): String(integer)
        case .text(let bytes): "CAST(\(Self.literal(bytes)) AS TEXT)"
        case .blob(let bytes): Self.literal(bytes)
        }
    }

    private static func literal(_ bytes: [UInt8]) -> String {
        "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }

    func flipped(using random: inout SeededRandom) -> RawDatabase.Value {
        switch self {
        case .integer(let integer): return .integer(integer ^ (1 << Int64.random(in: 0..<40, using: &random)))
        case .text(let bytes): return .text(Self.flipped(bytes, using: &random))
        case .blob(let bytes): return .blob(Self.flipped(bytes, using: &random))
        }
    }

    private static func flipped(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        return bytes
    }
}
