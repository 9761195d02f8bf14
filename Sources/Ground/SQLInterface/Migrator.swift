/// One step in the life of the schema.
///
/// Once shipped it is never edited; a later one corrects it.
package struct Migration: Sendable {
    package let name: String
    let scripts: [SQLQuery]

    /// Each script may hold several statements separated by semicolons.
    package init(_ name: String, _ scripts: SQLQuery...) {
        self.name = name
        self.scripts = scripts
    }
}

/// The whole history of a schema, oldest first; it is only ever appended to.
package struct Migrator: Sendable {
    let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Applies what has not been applied yet, each migration in its own transaction.
    ///
    /// - Returns: the names of the migrations that ran, in order.
    /// - Throws: ``SQLError/newerDatabase(unknown:)`` and changes nothing when the database has migrations that this
    ///   program does not know, ``SQLError/differentHistory(missing:)`` when one in the middle is missing.
    @discardableResult
    package func migrate(_ database: some SQLDatabase) async throws -> [String] {
        try check(await applied(in: database))
        try await database.write { connection in
            try connection.execute(
                "CREATE TABLE IF NOT EXISTS migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
            )
        }
        var ran: [String] = []
        for (position, migration) in migrations.enumerated() {
            let didRun = try await database.write { connection in
                try run(migration, at: position + 1, on: connection)
            }
            if didRun { ran.append(migration.name) }
        }
        return ran
    }

    /// The migrations that the database has and those it still lacks.
    ///
    /// - Throws: as ``migrate(_:)``.
    package func pending(in database: some SQLDatabase) async throws -> [String] {
        let applied = try await applied(in: database)
        try check(applied)
        return migrations.dropFirst(applied.count).map(\.name)
    }

    private func applied(in database: some SQLDatabase) async throws -> [String] {
        try await database.read { connection in
            let tables: SQLQuery =
                switch connection.dialect {
                case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
                case .postgres:
                    """
                    SELECT table_name AS name FROM information_schema.tables
                    WHERE table_schema = current_schema() AND table_name = 'migration'
                    """
                }
            guard try connection.firstRow(tables) != nil else { return [] }
            return try connection.rows("SELECT name FROM migration ORDER BY position").map { try $0.text("name") }
        }
    }

    private func check(_ applied: [String]) throws {
        let known = Set(migrations.map(\.name))
        let unknown = applied.filter { !known.contains($0) }
        guard unknown.isEmpty else { throw SQLError.newerDatabase(unknown: unknown) }
        let expected = migrations.prefix(applied.count).map(\.name)
        if let missing = expected.first(where: { !applied.contains($0) }) {
            throw SQLError.differentHistory(missing: missing)
        }
    }

    private func run(_ migration: Migration, at position: Int, on connection: any SQLConnection) throws -> Bool {
        let known = try connection.rows("SELECT name FROM migration WHERE name = \(migration.name)")
        guard known.isEmpty else { return false }
        for script in migration.scripts {
            try connection.executeScript(script)
        }
        try connection.execute("INSERT INTO migration (position, name) VALUES (\(position), \(migration.name))")
        return true
    }
}
