package import City
import Figures
package import SQLInterface

/// Organisations, credentials, sessions and their record in a SQL database, whichever one it is.
package struct SQLCityStore: CityStore {
    private let database: any SQLDatabase
    private let known = KnownOrganisations()

    /// Opens the store in a database whose schema is up to date: see `Migrator.city(in:)`.
    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// Brings the schema up to date and opens the store; plans may live in the same database.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(_ database: some SQLDatabase) async throws -> SQLCityStore {
        let dialect = try await database.read { $0.dialect }
        try await Migrator.city(in: dialect).migrate(database)
        return SQLCityStore(database: database)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any CityReading) throws -> Value
    ) async throws -> Value {
        let known = known
        return try await database.read { try body(CityTransaction(connection: $0, known: known, isCommitted: true)) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any CityWriting) throws -> Value
    ) async throws -> Value {
        let known = known
        return try await database.write { try body(CityTransaction(connection: $0, known: known, isCommitted: false)) }
    }
}

/// What is done to stored organisations within one transaction.
struct CityTransaction: CityWriting {
    let connection: any SQLConnection
    let known: KnownOrganisations
    /// Whether everything that it reads is committed, so that it may be kept beyond it.
    let isCommitted: Bool
}
