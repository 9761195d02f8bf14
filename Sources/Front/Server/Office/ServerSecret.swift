import SQLInterface

/// A secret of the server, made when it is first needed and kept in the database, so that forms outlive a restart and
/// several processes know each other's.
enum ServerSecret {
    /// What the keys of forms are made from.
    static func forms(in database: some SQLDatabase) async throws -> [UInt8] {
        let dialect = try await database.read { $0.dialect }
        try await Migrator([secrets(dialect)]).migrate(database)
        return try await database.write { connection in
            let known: SQLQuery = "SELECT secret FROM server_secret WHERE name = 'forms'"
            if let row = try connection.firstRow(known) { return try row.blob("secret") }
            var system = SystemRandomNumberGenerator()
            let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &system) }
            try connection.execute("INSERT INTO server_secret (name, secret) VALUES ('forms', \(secret))")
            return secret
        }
    }

    private static func secrets(_ dialect: SQLDialect) -> Migration {
        let (bytes, end): (SQLQuery, SQLQuery) =
            switch dialect {
            case .sqlite: ("BLOB", " STRICT, WITHOUT ROWID")
            case .postgres: ("BYTEA", "")
            }
        return Migration(
            "server 0001 secrets",
            """
            CREATE TABLE server_secret (
                name TEXT NOT NULL PRIMARY KEY,
                secret \(bytes) NOT NULL CHECK (length(secret) = 32)
            )\(end)
            """
        )
    }
}
