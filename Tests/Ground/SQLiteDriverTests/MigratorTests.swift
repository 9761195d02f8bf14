import SQLInterface
import SQLiteDriver
import Testing

/// The schema only ever moves forward.
@Suite struct MigratorTests {
    private static let first = Migration(
        "0001 create note",
        "CREATE TABLE note (text TEXT NOT NULL); CREATE INDEX note_text ON note (text)"
    )
    private static let second = Migration("0002 add author", "ALTER TABLE note ADD COLUMN author TEXT")
    private static let broken = Migration("0003 break", "CREATE TABLE half (id INTEGER)", "CREATE NONSENSE")

    @Test func `each migration runs once, in order`() async throws {
        let database = try SQLiteDatabase.inMemory()
        #expect(try await Migrator([Self.first]).migrate(database) == ["0001 create note"])
        #expect(try await Migrator([Self.first, Self.second]).pending(in: database) == ["0002 add author"])
        #expect(try await Migrator([Self.first, Self.second]).migrate(database) == ["0002 add author"])
        #expect(try await Migrator([Self.first, Self.second]).migrate(database) == [])
        try await database.write { try $0.execute("INSERT INTO note (text, author) VALUES ('a', 'b')") }
    }

    @Test func `a migration that fails leaves nothing of itself`() async throws {
        let database = try SQLiteDatabase.inMemory()
        await #expect(throws: SQLError.self) { try await Migrator([Self.first, Self.broken]).migrate(database) }
        let tables = try await database.read { connection in
            try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map {
                try $0.text("name")
            }
        }
        #expect(tables == ["migration", "note"])
        #expect(try await Migrator([Self.first, Self.second]).migrate(database) == ["0002 add author"])
    }

    @Test func `a database of a newer program is refused unchanged`() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([Self.first, Self.second]).migrate(database)
        let older = Migrator([Self.first])
        await #expect(throws: SQLError.newerDatabase(unknown: ["0002 add author"])) {
            try await older.migrate(database)
        }
        await #expect(throws: SQLError.newerDatabase(unknown: ["0002 add author"])) {
            try await older.pending(in: database)
        }
    }

    @Test func `rooms in one database have histories of their own`() async throws {
        let database = try SQLiteDatabase.inMemory()
        let plans = Migration("plans 0001 plans", "CREATE TABLE plan (id INTEGER)")
        let cases = Migration("cases 0001 cases", "CREATE TABLE case_record (id INTEGER)")
        let morePlans = Migration("plans 0002 more", "ALTER TABLE plan ADD COLUMN name TEXT")
        #expect(try await Migrator([plans]).migrate(database) == ["plans 0001 plans"])
        #expect(try await Migrator([cases]).migrate(database) == ["cases 0001 cases"])
        #expect(try await Migrator([plans, morePlans]).pending(in: database) == ["plans 0002 more"])
        #expect(try await Migrator([plans, morePlans]).migrate(database) == ["plans 0002 more"])
        #expect(try await Migrator([cases]).migrate(database) == [])
        await #expect(throws: SQLError.newerDatabase(unknown: ["plans 0002 more"])) {
            try await Migrator([plans]).migrate(database)
        }
    }

    @Test func `a migration slipped in before those applied is refused`() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([Self.second.renamed, Self.first]).migrate(database)
        await #expect(throws: SQLError.differentHistory(missing: "0002 add author")) {
            try await Migrator([Self.second.renamed, Self.second, Self.first]).migrate(database)
        }
    }
}

extension Migration {
    /// A harmless migration of another name.
    fileprivate var renamed: Migration { Migration("0000 begin", "CREATE TABLE begun (id INTEGER)") }
}
