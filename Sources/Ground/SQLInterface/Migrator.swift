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

    /// The room of the house whose tables a migration of that name makes: what stands before its four digits, `plans` in
    /// `plans 0004 revisions and events`; empty where nothing does.
    static func room(of name: String) -> Substring {
        let words = name.split(separator: " ")
        guard words.count > 1, words[1].count == 4, words[1].allSatisfy(\.isNumber) else { return "" }
        return words[0]
    }
}

/// The whole history of a room's schema, oldest first; it is only ever appended to.
///
/// Several rooms have their tables in one database, each with a history of its own: a migrator looks at those migrations
/// alone whose names begin with the same words as its own.
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
        for migration in migrations {
            let didRun = try await database.write { connection in try run(migration, on: connection) }
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
            let rooms = Set(migrations.map { Migration.room(of: $0.name) })
            return try connection.rows("SELECT name FROM migration ORDER BY position").map { try $0.text("name") }
                .filter { rooms.contains(Migration.room(of: $0)) }
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

    private func run(_ migration: Migration, on connection: any SQLConnection) throws -> Bool {
        let known = try connection.rows("SELECT name FROM migration WHERE name = \(migration.name)")
        guard known.isEmpty else { return false }
        for script in migration.scripts {
            try connection.executeScript(script)
        }
        try connection.execute(
            """
            INSERT INTO migration (position, name)
            SELECT COALESCE(MAX(position), 0) + 1, \(migration.name) FROM migration
            """
        )
        return true
    }
}
