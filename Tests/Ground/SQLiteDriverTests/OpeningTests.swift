import Foundation
import SQLInterface
import SQLiteDriver
import Testing

/// Which files are opened, how, and which are refused.
@Suite struct OpeningTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a new file commits durably, in WAL mode, with foreign keys`() async throws {
        let database = try SQLiteDatabase(path: folder.file("new.sqlite"))

        let settings = try await database.write { connection in
            try ["synchronous", "foreign_keys", "application_id", "user_version"].map { name in
                try connection.rows(SQLQuery(stringLiteral: "PRAGMA \(name)"))[0].integer(at: 0)
            }
        }
        #expect(settings == [2, 1, 0x5348_5242, 1])
        let journal = try await database.write { try $0.rows("PRAGMA journal_mode")[0].text(at: 0) }
        #expect(journal == "wal")
    }

    @Test func `what was committed is there after opening again, still durable`() async throws {
        let path = folder.file("kept.sqlite")
        let first = try SQLiteDatabase(path: path)
        try await first.write { connection in
            try connection.execute("CREATE TABLE note (text TEXT NOT NULL)")
            try connection.execute("INSERT INTO note VALUES (\("標"))")
        }
        try first.close()

        let second = try SQLiteDatabase(path: path)
        #expect(try await second.read { try $0.rows("SELECT text FROM note").map { try $0.text("text") } } == ["標"])
        #expect(try await second.write { try $0.rows("PRAGMA synchronous")[0].integer(at: 0) } == 2)
    }

    @Test func `what was answered survives a program that never closed the file`() async throws {
        let running = try SQLiteDatabase(path: folder.file("running.sqlite"))
        try await running.write { try $0.execute("CREATE TABLE note (text TEXT)") }
        try await running.write { try $0.execute("INSERT INTO note VALUES ('answered')") }
        // What a power cut leaves: the file and its log, without the shared memory beside them.
        for suffix in ["", "-wal"] {
            let source = folder.file("running.sqlite\(suffix)")
            try FileManager.default.copyItem(atPath: source, toPath: folder.file("left.sqlite\(suffix)"))
        }

        let left = try SQLiteDatabase(path: folder.file("left.sqlite"))
        #expect(try await left.read { try $0.rows("SELECT text FROM note")[0].text(at: 0) } == "answered")
    }

    @Test func `a closed database is whole in its one file`() async throws {
        let closed = try SQLiteDatabase(path: folder.file("closed.sqlite"))
        try await closed.write { try $0.execute("CREATE TABLE note (text TEXT)") }
        try await closed.write { try $0.execute("INSERT INTO note VALUES ('kept')") }
        try closed.close()
        try FileManager.default.copyItem(atPath: folder.file("closed.sqlite"), toPath: folder.file("copy.sqlite"))

        let copy = try SQLiteDatabase(path: folder.file("copy.sqlite"))
        #expect(try await copy.read { try $0.rows("SELECT text FROM note")[0].text(at: 0) } == "kept")
    }

    @Test func `a second opening of the same file sees what the first writes`() async throws {
        let first = try SQLiteDatabase(path: folder.file("shared.sqlite"))
        let second = try SQLiteDatabase(path: folder.file("shared.sqlite"))
        try await first.write { try $0.execute("CREATE TABLE note (text TEXT)") }
        try await second.write { try $0.execute("INSERT INTO note VALUES ('two')") }
        #expect(try await first.read { try $0.rows("SELECT text FROM note")[0].text(at: 0) } == "two")
    }

    @Test func `an empty file counts as new`() async throws {
        let database = try SQLiteDatabase(path: folder.write([], to: "empty.sqlite"))
        #expect(try await database.read { try $0.rows("SELECT 1 AS one")[0].int("one") } == 1)
    }

    @Test func `a text file is no database, and stays as it is`() throws {
        let text = Array(String(repeating: "計画,指標,実績\n", count: 200).utf8)
        let path = try folder.write(text, to: "figures.csv")

        #expect(throws: SQLError.notADatabase(path: path)) { try SQLiteDatabase(path: path) }
        #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) == text)
    }

    @Test func `a folder, a missing folder and a forbidden file are told apart`() throws {
        #expect(throws: SQLError.cannotOpen(path: folder.path, reason: .isFolder)) {
            try SQLiteDatabase(path: folder.path)
        }
        let orphan = folder.file("no/such/folder.sqlite")
        #expect(throws: SQLError.cannotOpen(path: orphan, reason: .folderMissing)) { try SQLiteDatabase(path: orphan) }
    }

    @Test func `another program's database is refused and not changed`() async throws {
        let path = folder.file("foreign.sqlite")
        let ours = try SQLiteDatabase(path: path)
        try await ours.write { connection in
            try connection.execute("CREATE TABLE theirs (id INTEGER)")
            try connection.execute("PRAGMA application_id = 77")
        }
        try ours.close()

        #expect(throws: SQLError.foreignDatabase(path: path)) { try SQLiteDatabase(path: path) }
    }

    @Test func `an unmarked database that already has tables is another program's`() async throws {
        let path = folder.file("unmarked.sqlite")
        let ours = try SQLiteDatabase(path: path)
        try await ours.write { connection in
            try connection.execute("CREATE TABLE theirs (id INTEGER)")
            try connection.execute("PRAGMA application_id = 0")
        }
        try ours.close()

        #expect(throws: SQLError.foreignDatabase(path: path)) { try SQLiteDatabase(path: path) }
    }

    @Test func `a file format of the future is refused`() async throws {
        let path = folder.file("future.sqlite")
        let ours = try SQLiteDatabase(path: path)
        try await ours.write { try $0.execute("PRAGMA user_version = 9") }
        try ours.close()

        #expect(throws: SQLError.newerDatabase(unknown: ["file format 9"])) { try SQLiteDatabase(path: path) }
    }

    @Test func `a damaged file is told from one of another kind`() async throws {
        let path = folder.file("damaged.sqlite")
        let ours = try SQLiteDatabase(path: path)
        try await ours.write { connection in
            try connection.execute("CREATE TABLE note (text TEXT)")
            for _ in 0..<200 {
                try connection.execute("INSERT INTO note VALUES (\(String(repeating: "x", count: 900)))")
            }
        }
        try ours.close()
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        for index in 100..<bytes.count { bytes[index] = 0xA5 }
        _ = try folder.write(bytes, to: "damaged.sqlite")

        let error = await #expect(throws: SQLError.self) {
            let database = try SQLiteDatabase(path: path)
            _ = try await database.read { try $0.rows("SELECT text FROM note") }
        }
        guard case .corrupt = error else {
            Issue.record("expected damage, got \(String(describing: error))")
            return
        }
    }

    @Test func `memory databases are apart from each other`() async throws {
        let first = try SQLiteDatabase.inMemory()
        let second = try SQLiteDatabase.inMemory()
        try await first.write { try $0.execute("CREATE TABLE note (text TEXT)") }
        await #expect(throws: SQLError.self) { try await second.read { try $0.rows("SELECT * FROM note") } }
    }
}
