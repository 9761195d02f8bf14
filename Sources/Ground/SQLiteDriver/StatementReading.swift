import Foundation
import GRDB
import GRDBSQLite
import SQLInterface

/// Reads the rows of a prepared statement with SQLite's own functions.
///
/// GRDB's arguments and rows can do more than is asked of them here, and cost more than what SQLite does: a request reads a
/// dozen small rows. What writes goes through GRDB, which must know of it.
struct StatementReading: SQLColumns {
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ statement: Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
    }

    /// Every row, in order.
    func rows(_ parameters: [SQLValue]) throws -> [SQLRow] {
        let names = statement.columnNames
        var rows: [SQLRow] = []
        try forEachRow(parameters) { row in
            rows.append(SQLRow(names: names, values: try names.indices.map(row.value)))
        }
        return rows
    }

    /// Gives `body` this statement, standing on one row after the other.
    func forEachRow(_ parameters: [SQLValue], _ body: (StatementReading) throws -> Void) throws {
        defer { sqlite3_reset(handle) }
        sqlite3_reset(handle)
        try bind(parameters)
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(self)
            case SQLITE_DONE: return
            case let code: throw error(code)
            }
        }
    }

    var columnCount: Int { statement.columnCount }

    func columnName(at index: Int) -> String {
        (0..<columnCount).contains(index) ? statement.columnNames[index] : "column \(index)"
    }

    private func bind(_ parameters: [SQLValue]) throws {
        guard parameters.count == Int(sqlite3_bind_parameter_count(handle)) else {
            throw SQLError.statementFailed(sql: statement.sql, detail: "wrong number of parameters")
        }
        for (place, parameter) in parameters.enumerated() {
            let code = try bind(parameter, at: Int32(place + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    private func bind(_ parameter: SQLValue, at place: Int32) throws -> Int32 {
        // SQLite makes a copy at once: nothing of ours must outlive the call.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch parameter {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let integer): return sqlite3_bind_int64(handle, place, integer)
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
            return sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copied)
        case .text(var text):
            try SQLError.refuseNUL(in: text)
            return text.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, place, "", 0, copied) }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(handle, place, $0, Int32(bytes.count), copied)
                }
            }
        }
    }

    func value(at index: Int) throws -> SQLValue {
        guard (0..<columnCount).contains(index) else {
            throw SQLError.unexpectedValue(column: columnName(at: index), found: "no such column")
        }
        let column = Int32(index)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        case SQLITE_FLOAT:
            throw SQLError.unexpectedValue(column: columnName(at: index), found: "a floating-point number")
        default: return .null
        }
    }

    private func error(_ code: Int32) -> DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
}
