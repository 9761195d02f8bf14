package import Casework
package import Figures
package import SQLInterface

/// Cases in a SQL database, whichever one it is.
package struct SQLCaseworkStore: CaseworkStore {
    let database: any SQLDatabase
    private let sources = CaseSources()

    /// Opens the store in a database whose schema is up to date: see `Migrator.casework(in:)`.
    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// Brings the schema up to date and opens the store.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(_ database: some SQLDatabase) async throws -> SQLCaseworkStore {
        let dialect = try await database.read { $0.dialect }
        try await Migrator.casework(in: dialect).migrate(database)
        return SQLCaseworkStore(database: database)
    }

    package func read<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any CaseworkView) throws -> Value
    ) async throws -> Value {
        try await database.read { try body(transaction(of: municipality, on: $0, isCommitted: true)) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any CaseworkTransaction) throws -> Value
    ) async throws -> Value {
        try await database.write { try body(transaction(of: municipality, on: $0)) }
    }

    /// A municipality's cases on a connection, for another room's store that changes cases and its own tables in one
    /// transaction.
    ///
    /// `isCommitted` says that the connection sees nothing that could still be undone.
    package func transaction(
        of municipality: MunicipalityCode,
        on connection: any SQLConnection,
        isCommitted: Bool = false
    ) -> any CaseworkTransaction {
        SQLCaseworkTransaction(
            connection: connection,
            municipality: municipality,
            sources: sources,
            isCommitted: isCommitted
        )
    }
}

/// What is done to one municipality's cases within one transaction.
struct SQLCaseworkTransaction: CaseworkTransaction {
    let connection: any SQLConnection
    let municipality: MunicipalityCode
    let sources: CaseSources
    let isCommitted: Bool
    let seen = SeenRecords()

    /// The key that every row begins with.
    var city: String { municipality.text }

    func definition(_ kind: CaseKind, version: Int) throws -> CaseDefinition? {
        let name = CaseSources.Name(municipality: city, kind: kind, version: version)
        if let known = sources.definition(name) { return known }
        let row = try connection.firstRow(
            """
            SELECT source FROM case_definition
            WHERE municipality = \(city) AND kind = \(kind.text) AND version = \(version)
            """
        )
        let found = try row.map(definition)
        if isCommitted, let found { sources.keep(found, as: name) }
        return found
    }

    func definitions() throws -> [CaseDefinition] {
        let rows = try connection.rows(
            """
            SELECT source FROM case_definition AS d WHERE municipality = \(city) AND version = (
                SELECT MAX(version) FROM case_definition WHERE municipality = d.municipality AND kind = d.kind
            ) ORDER BY kind
            """
        )
        return try rows.map(definition)
    }

    private func definition(_ row: SQLRow) throws -> CaseDefinition {
        try sources.definitions.value(of: try row.text("source")) { text in
            guard let plain = PlainValue(json: text),
                let read = try? CaseDefinition(plain: plain, file: "case_definition")
            else { throw SQLError.unexpectedValue(column: "case_definition.source", found: "no definition") }
            return read
        }
    }

    func insert(_ definition: CaseDefinition) throws {
        try connection.execute(
            """
            INSERT INTO case_definition (municipality, kind, version, source)
            VALUES (\(city), \(definition.kind.text), \(definition.version), \(definition.plain.jsonText))
            """
        )
    }

    func keep(_ content: [UInt8], hash: String) throws {
        try connection.execute(
            """
            INSERT INTO case_content (municipality, hash, bytes) VALUES (\(city), \(hash), \(content))
            ON CONFLICT (municipality, hash) DO NOTHING
            """
        )
    }

    func content(_ hash: String) throws -> [UInt8]? {
        try connection.firstRow("SELECT bytes FROM case_content WHERE municipality = \(city) AND hash = \(hash)")?
            .blob("bytes")
    }
}
