import Casework
package import CaseworkStorage
package import Figures
package import Rounds
package import SQLInterface

/// Rounds in a SQL database, beside the cases that are their sheets.
package struct SQLRoundStore: RoundStore {
    private let database: any SQLDatabase
    private let cases: SQLCaseworkStore
    private let rounds = ReadSources<Round>()

    /// Opens the store in a database whose schema is up to date: see `Migrator.casework(in:)` and `Migrator.rounds(in:)`.
    ///
    /// `cases` must be on the same database: both are changed in one transaction.
    package init(database: any SQLDatabase, cases: SQLCaseworkStore) {
        self.database = database
        self.cases = cases
    }

    /// Brings the schemas of cases and rounds up to date and opens the store.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(_ database: some SQLDatabase) async throws -> SQLRoundStore {
        let cases = try await SQLCaseworkStore.open(database)
        let dialect = try await database.read { $0.dialect }
        try await Migrator.rounds(in: dialect).migrate(database)
        return SQLRoundStore(database: database, cases: cases)
    }

    package func read<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any RoundView) throws -> Value
    ) async throws -> Value {
        try await database.read { connection in
            try body(SQLRoundTransaction(connection, municipality, cases, rounds, isCommitted: true))
        }
    }

    @discardableResult
    package func write<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any RoundTransaction) throws -> Value
    ) async throws -> Value {
        try await database.write { connection in
            try body(SQLRoundTransaction(connection, municipality, cases, rounds, isCommitted: false))
        }
    }
}

/// What is done to one municipality's rounds within one transaction.
struct SQLRoundTransaction: RoundTransaction {
    let connection: any SQLConnection
    let cases: any CaseworkTransaction
    /// The key that every row begins with.
    let city: String
    let sources: ReadSources<Round>

    init(
        _ connection: any SQLConnection,
        _ municipality: MunicipalityCode,
        _ cases: SQLCaseworkStore,
        _ sources: ReadSources<Round>,
        isCommitted: Bool
    ) {
        self.connection = connection
        self.sources = sources
        self.cases = cases.transaction(of: municipality, on: connection, isCommitted: isCommitted)
        city = municipality.text
    }
}
