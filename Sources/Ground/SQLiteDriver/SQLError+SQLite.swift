import GRDB
import SQLInterface

// What SQLite's result codes mean for a person.
extension SQLError {
    /// The path is given while a file is being opened.
    init(_ error: DatabaseError, path: String? = nil) {
        let detail = error.message ?? "\(error.extendedResultCode)"
        self =
            switch error.resultCode {
            case .SQLITE_NOTADB: .notADatabase(path: path ?? "")
            case .SQLITE_CORRUPT: .corrupt(detail: detail)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_FULL: .diskFull
            case .SQLITE_IOERR: .readOrWriteFailed(detail: detail)
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_CONSTRAINT: .constraint(detail: detail)
            case .SQLITE_CANTOPEN: .cannotOpen(path: path ?? "", reason: .other(detail))
            case .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(path: path ?? "", reason: .notPermitted)
            default: .statementFailed(sql: error.sql ?? "", detail: detail)
            }
    }

    /// The error with its meaning where it came from SQLite, and itself otherwise.
    static func mapped(_ error: any Error) -> any Error {
        (error as? DatabaseError).map { SQLError($0) } ?? error
    }

    /// Runs a query and gives errors of SQLite their meaning.
    static func mapping<Value>(_ query: SQLQuery, _ body: (String) throws -> Value) throws -> Value {
        do {
            return try body(query.text(in: .sqlite))
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }
}
