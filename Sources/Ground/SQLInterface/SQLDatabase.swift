/// A database reached through SQL.
///
/// The bodies are synchronous on purpose: a transaction that cannot suspend cannot hold a lock while it waits for
/// something else.
package protocol SQLDatabase: Sendable {
    /// Runs `body` on one unchanging view of the data.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Runs `body` in a transaction that is rolled back when `body` throws.
    ///
    /// The answer comes after the commit has reached the disk. A body may be run a second time when the commit that it
    /// shared with others failed, so it must have no effect but on the database.
    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// The mark of the data as it stands now; `nil` where that is not known without asking the data itself.
    ///
    /// Where two marks are equal, nothing was committed between them, neither by this program nor by another, so what was
    /// read after the first is still true at the second. It is cheap enough to be asked for every request.
    func changeMark() -> ChangeMark?
}

/// A connection, valid only inside the closure it was handed to.
///
/// Statements are kept prepared by their text; every method throws ``SQLError``.
package protocol SQLConnection {
    var dialect: SQLDialect { get }

    /// All rows of a query, read by column name.
    func rows(_ query: SQLQuery) throws -> [SQLRow]

    /// Reads row after row by column number, without making anything for each row.
    ///
    /// The row is only valid during the call of `body`.
    func forEachRow(_ query: SQLQuery, _ body: (any SQLColumns) throws -> Void) throws

    /// Runs one statement.
    ///
    /// - Returns: how many rows it inserted, changed or deleted.
    @discardableResult
    func execute(_ query: SQLQuery) throws -> Int

    /// Runs several statements separated by semicolons, without parameters.
    func executeScript(_ script: SQLQuery) throws

    /// Prepares a statement that is to be run many times with other values.
    ///
    /// Its parameters are written `?` in SQLite and `$1`, `$2` … in PostgreSQL: use ``SQLQuery/insert(into:columns:)``
    /// or interpolate placeholders with ``SQLQuery/parameter``.
    func prepare(_ query: SQLQuery) throws -> any SQLStatement
}

extension SQLConnection {
    /// The first row of a query, if there is one.
    package func firstRow(_ query: SQLQuery) throws -> SQLRow? {
        try rows(query).first
    }
}

/// A prepared statement, valid as long as its connection.
package protocol SQLStatement {
    /// Runs the statement with these values in place of its parameters, in their order.
    ///
    /// - Returns: how many rows it inserted, changed or deleted.
    @discardableResult
    func execute(_ values: [SQLValue]) throws -> Int
}

/// The few places where the databases disagree.
///
/// Everything else is SQL that both understand.
package enum SQLDialect: Sendable {
    case sqlite
    case postgres

    /// How the parameter at a position, counted from 1, is written.
    package func placeholder(_ position: Int) -> String {
        switch self {
        case .sqlite: "?"
        case .postgres: "$\(position)"
        }
    }
}
