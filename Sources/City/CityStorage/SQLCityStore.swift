package import City
package import Figures
package import SQLInterface

/// Organisations, credentials, sessions and their record in a SQL database, whichever one it is.
package struct SQLCityStore: CityStore {
    private let database: any SQLDatabase
    private let known = KnownOrganisations()
    private let posting: Posting?

    /// Puts a mail into the outbox within the transaction of the connection; the same key never twice.
    package typealias Posting =
        @Sendable (_ mail: AccountMail, _ key: String, MunicipalityCode, any SQLConnection) throws -> Void

    /// Opens the store in a database whose schema is up to date: see `Migrator.city(in:)`.
    ///
    /// Without `posting` nobody gets mail about accounts.
    package init(database: any SQLDatabase, posting: Posting? = nil) {
        self.database = database
        self.posting = posting
    }

    /// Brings the schema up to date and opens the store; plans may live in the same database.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(
        _ database: some SQLDatabase,
        posting: Posting? = nil
    ) async throws -> SQLCityStore {
        let dialect = try await database.read { $0.dialect }
        try await Migrator.city(in: dialect).migrate(database)
        return SQLCityStore(database: database, posting: posting)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any CityReading) throws -> Value
    ) async throws -> Value {
        let known = known
        return try await database.read {
            try body(CityTransaction(connection: $0, known: known, isCommitted: true, posting: nil))
        }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any CityWriting) throws -> Value
    ) async throws -> Value {
        let (known, posting) = (known, posting)
        return try await database.write {
            try body(CityTransaction(connection: $0, known: known, isCommitted: false, posting: posting))
        }
    }
}

/// What is done to stored organisations within one transaction.
struct CityTransaction: CityWriting {
    let connection: any SQLConnection
    let known: KnownOrganisations
    /// Whether everything that it reads is committed, so that it may be kept beyond it.
    let isCommitted: Bool
    /// Where mail goes; `nil` for nowhere.
    let posting: SQLCityStore.Posting?

    func post(_ mail: AccountMail, in municipality: MunicipalityCode) throws {
        guard let posting else { return }
        let row = try connection.firstRow(
            "SELECT operations FROM city_municipality WHERE municipality = \(municipality.text)"
        )
        guard let operation = try row?.int("operations") else {
            throw CityError.unknownMunicipality(municipality.text)
        }
        try posting(mail, "account.\(operation)", municipality, connection)
    }
}
