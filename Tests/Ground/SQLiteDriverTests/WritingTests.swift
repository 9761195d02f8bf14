import SQLInterface
import SQLiteDriver
import Testing

/// Transactions and shared commits.
@Suite struct WritingTests {
    private struct Interruption: Error, Equatable {}

    private let folder: TemporaryFolder
    private let database: SQLiteDatabase

    init() async throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file("test.sqlite"))
        try await database.write { connection in
            try connection.executeScript(
                """
                CREATE TABLE parent (id INTEGER PRIMARY KEY);
                CREATE TABLE item (
                    id INTEGER PRIMARY KEY, text TEXT,
                    parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
                );
                """
            )
        }
    }

    private func ids() async throws -> [Int] {
        try await database.read { try $0.rows("SELECT id FROM item ORDER BY id").map { try $0.int("id") } }
    }

    @Test func `a write that throws leaves nothing behind and gives its own error`() async throws {
        await #expect(throws: Interruption()) {
            try await database.write { connection in
                try connection.execute("INSERT INTO item (id) VALUES (1)")
                throw Interruption()
            }
        }
        #expect(try await ids() == [])
    }

    @Test func `sixty-four writers at once each succeed or fail alone`() async throws {
        let database = database
        let results = await withTaskGroup(of: (Int, Bool).self) { group in
            for id in 0..<64 {
                group.addTask {
                    do {
                        try await database.write { connection in
                            try connection.execute("INSERT INTO item (id, text) VALUES (\(id), \("writer \(id)"))")
                            if id % 3 == 0 { throw Interruption() }
                            if id % 7 == 1 { try connection.execute("INSERT INTO item (id) VALUES (\(id))") }
                        }
                        let isVisible = try await database.read { connection in
                            try connection.firstRow("SELECT id FROM item WHERE id = \(id)") != nil
                        }
                        return (id, isVisible)
                    } catch {
                        return (id, false)
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let expected = (0..<64).filter { $0 % 3 != 0 && $0 % 7 != 1 }
        #expect(results.filter(\.value).keys.sorted() == expected)
        #expect(try await ids() == expected)
    }

    @Test func `a constraint that fails only at the commit fails only its own write`() async throws {
        let database = database
        let failures = await withTaskGroup(of: Int?.self) { group in
            for id in 0..<40 {
                group.addTask {
                    do {
                        try await database.write { connection in
                            try connection.execute(
                                "INSERT INTO item (id, parent) VALUES (\(id), \(id == 17 ? 99 : nil))"
                            )
                        }
                        return nil
                    } catch SQLError.constraint {
                        return id
                    } catch {
                        return -1
                    }
                }
            }
            return await group.reduce(into: []) { list, id in list += id.map { [$0] } ?? [] }
        }
        #expect(failures == [17])
        #expect(try await ids() == (0..<40).filter { $0 != 17 })
    }

    @Test func `a write that ends the transaction itself is refused`() async throws {
        await #expect(throws: SQLError.self) {
            try await database.write { try $0.executeScript("INSERT INTO item (id) VALUES (1); ROLLBACK") }
        }
        try await database.write { try $0.execute("INSERT INTO item (id) VALUES (2)") }
        #expect(try await ids() == [2])
    }

    @Test func `a cancelled task does not write, and takes no other write with it`() async throws {
        let database = database
        await withTaskGroup(of: Void.self) { group in
            for id in 0..<50 {
                group.addTask {
                    _ = try? await database.write { try $0.execute("INSERT INTO item (id) VALUES (\(id))") }
                }
            }
            group.cancelAll()
        }
        try await database.write { try $0.execute("INSERT INTO item (id) VALUES (1000)") }
        #expect(try await ids().last == 1000)
    }

    @Test func `errors say what they mean`() async throws {
        let constraint = await #expect(throws: SQLError.self) {
            try await database.write { connection in
                try connection.execute("INSERT INTO item (id) VALUES (1)")
                try connection.execute("INSERT INTO item (id) VALUES (1)")
            }
        }
        #expect(constraint == .constraint(detail: "UNIQUE constraint failed: item.id"))
        let mistake = await #expect(throws: SQLError.self) { try await database.read { try $0.rows("SELEC 1") } }
        #expect(mistake == .statementFailed(sql: "SELEC 1", detail: "near \"SELEC\": syntax error"))
        await #expect(throws: SQLError.readOnly) { try await database.read { try $0.execute("DELETE FROM item") } }
    }

    @Test func `a hundred thousand rows go in with one prepared statement`() async throws {
        try await database.write { connection in
            let insert = try connection.prepare(.insert(into: "item", columns: ["id", "text"]))
            for id in 0..<100_000 {
                try insert.execute([.integer(Int64(id)), .text("行\(id)")])
            }
        }
        let (count, sum) = try await database.read { connection in
            var count = 0
            var sum: Int64 = 0
            try connection.forEachRow("SELECT id, text FROM item") { row in
                count += 1
                sum += try row.integer(at: 0)
                if count == 1 { #expect(try row.text(at: 1) == "行0") }
            }
            return (count, sum)
        }
        #expect(count == 100_000)
        #expect(sum == 4_999_950_000)
    }
}
