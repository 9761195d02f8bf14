import Foundation
import SQLInterface
import SQLiteDriver
import Synchronization
import Testing

/// Whether a mark tells every change.
@Suite struct ChangeMarkTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A database with one number in it.
    private func counter(_ name: String = "counter.sqlite") async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: folder.file(name))
        try await database.write { connection in
            try connection.execute("CREATE TABLE counter (number INTEGER NOT NULL)")
            try connection.execute("INSERT INTO counter VALUES (0)")
        }
        return database
    }

    @Test func `a mark stays while nothing is written, whatever is read`() async throws {
        let database = try await counter()
        let mark = try #require(database.changeMark())
        for _ in 0..<20 {
            _ = try await database.number
            #expect(database.changeMark() == mark)
        }
    }

    @Test func `every write leaves another mark, of this opening and of another`() async throws {
        let database = try await counter()
        let other = try SQLiteDatabase(path: folder.file("counter.sqlite"))
        var marks: Set<ChangeMark> = [try #require(database.changeMark())]
        for number in 1...20 {
            try await (number.isMultiple(of: 2) ? database : other).set(number)
            #expect(marks.insert(try #require(database.changeMark())).inserted)
        }
    }

    @Test func `there is no mark in memory, after closing, and once another file has the name`() async throws {
        #expect(try SQLiteDatabase.inMemory().changeMark() == nil)
        let closed = try await counter("closed.sqlite")
        try closed.close()
        #expect(closed.changeMark() == nil)

        let replaced = try await counter("replaced.sqlite")
        #expect(replaced.changeMark() != nil)
        try await counter("new.sqlite").close()
        #expect(rename(folder.file("new.sqlite"), folder.file("replaced.sqlite")) == 0)
        #expect(replaced.changeMark() == nil)
        #expect(unlink(folder.file("replaced.sqlite")) == 0)
        #expect(replaced.changeMark() == nil)
    }

    @Test func `a watched database is still whole in its one file when it was closed`() async throws {
        let database = try await counter("whole.sqlite")
        _ = database.changeMark()
        try await database.set(7)
        try database.close()
        #expect(!FileManager.default.fileExists(atPath: folder.file("whole.sqlite-wal")))
    }

    // Every log is begun anew after a page or two in the second case: the same bytes of the file are written again.
    @Test(arguments: [1000, 1])
    func `what is kept by its mark is never older than what was answered`(pagesOfLog: Int) async throws {
        let reader = try await counter()
        let writer = try SQLiteDatabase(path: folder.file("counter.sqlite"))
        try await writer.write { connection in
            try connection.executeScript(SQLQuery(stringLiteral: "PRAGMA wal_autocheckpoint = \(pagesOfLog)"))
        }
        let answered = Answered()
        let last = 400
        let kept = KeptNumber(database: reader)
        let stale = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                for number in 1...last {
                    try await writer.set(number)
                    answered.number = number
                }
                return 0
            }
            for _ in 0..<3 {
                group.addTask {
                    var stale = 0
                    while answered.number < last {
                        let known = answered.number
                        if try await kept.number < known { stale += 1 }
                        await Task.yield()
                    }
                    return stale
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(stale == 0)
        #expect(try await kept.number == last)
        #expect(try await kept.number == last)
        #expect(kept.reads.load(ordering: .relaxed) > 10)
    }
}

extension SQLiteDatabase {
    fileprivate var number: Int {
        get async throws { try await read { try $0.rows("SELECT number FROM counter")[0].int("number") } }
    }

    fileprivate func set(_ number: Int) async throws {
        try await write { try $0.execute("UPDATE counter SET number = \(number)") }
    }
}

/// The last number whose write was answered.
private final class Answered: Sendable {
    private let storage = Atomic(0)

    var number: Int {
        get { storage.load(ordering: .sequentiallyConsistent) }
        set { storage.store(newValue, ordering: .sequentiallyConsistent) }
    }
}

/// Reads the number only where the mark is another one.
private final class KeptNumber: Sendable {
    let reads = Atomic(0)
    private let database: SQLiteDatabase
    private let kept = Mutex<(mark: ChangeMark, number: Int)?>(nil)

    init(database: SQLiteDatabase) {
        self.database = database
    }

    var number: Int {
        get async throws {
            let mark = try #require(database.changeMark())
            if let kept = kept.withLock({ $0 }), kept.mark == mark { return kept.number }
            let number = try await database.number
            reads.add(1, ordering: .relaxed)
            kept.withLock { $0 = (mark, number) }
            return number
        }
    }
}
