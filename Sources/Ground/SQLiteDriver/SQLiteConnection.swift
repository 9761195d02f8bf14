import Foundation
import GRDB
import SQLInterface

/// One use of a GRDB connection.
struct SQLiteConnection: SQLConnection {
    let database: Database

    var dialect: SQLDialect { .sqlite }

    func rows(_ query: SQLQuery) throws -> [SQLRow] {
        try SQLError.mapping(query) { sql in
            try StatementReading(database.cachedStatement(sql: sql)).rows(query.parameters)
        }
    }

    func forEachRow(_ query: SQLQuery, _ body: (any SQLColumns) throws -> Void) throws {
        try SQLError.mapping(query) { sql in
            // Not the cached one: the body may ask the same question again while this one is being read.
            try StatementReading(database.makeStatement(sql: sql)).forEachRow(query.parameters, body)
        }
    }

    @discardableResult
    func execute(_ query: SQLQuery) throws -> Int {
        try SQLError.mapping(query) { sql in
            let statement = try database.cachedStatement(sql: sql)
            return try SQLitePreparedStatement(statement: statement, database: database).run(query.parameters)
        }
    }

    func executeScript(_ script: SQLQuery) throws {
        try SQLError.mapping(script) { sql in try database.execute(sql: sql) }
    }

    func prepare(_ query: SQLQuery) throws -> any SQLStatement {
        try SQLError.mapping(query) { sql in
            // Not the cached one: a caller may hold it while the same text runs elsewhere.
            SQLitePreparedStatement(statement: try database.makeStatement(sql: sql), database: database)
        }
    }
}

/// A GRDB statement that is run again and again.
struct SQLitePreparedStatement: SQLStatement {
    let statement: Statement
    let database: Database

    @discardableResult
    func execute(_ values: [SQLValue]) throws -> Int {
        do {
            return try run(values)
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    func run(_ values: [SQLValue]) throws -> Int {
        let before = database.totalChangesCount
        try statement.execute(arguments: StatementArguments(binding: values))
        return database.totalChangesCount - before
    }
}

extension StatementArguments {
    /// - Throws: ``SQLError/constraint(detail:)`` for a text with a NUL character: GRDB hands texts to SQLite as C strings,
    ///   which would end there without a word.
    fileprivate init(binding values: [SQLValue]) throws {
        // As values of any type: GRDB goes through values of one type by a key path that it makes anew each time.
        self.init(
            try values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: return nil
                case .integer(let integer): return integer
                case .blob(let bytes): return Data(bytes)
                case .text(let text):
                    try SQLError.refuseNUL(in: text)
                    return text
                }
            }
        )
    }
}

extension SQLError {
    /// - Throws: ``SQLError/constraint(detail:)`` for a text with a NUL character.
    static func refuseNUL(in text: String) throws {
        guard !text.utf8.contains(0) else {
            throw SQLError.constraint(detail: "a text with a NUL character cannot be stored")
        }
    }
}
