import Foundation
import GRDB
package import SQLInterface

/// A SQLite database in a file (or, for tests, in memory).
///
/// It runs in WAL mode with `synchronous = FULL`, so that a write that was answered survives a power cut. Writes that
/// arrive while another is being committed share the next commit (see ``GroupCommit``).
package struct SQLiteDatabase: SQLDatabase {
    /// Marks the file as ours: “SHRB” in ASCII.
    static let applicationID: Int64 = 0x5348_5242
    /// The layout of the file around the schema; the schema itself is versioned by its migrations.
    static let formatVersion: Int64 = 1
    /// In KiB, filled as far as a writer needs it; there is one.
    private static let writerCache = 32 * 1024

    private let writer: any DatabaseWriter
    private let commits: GroupCommit
    /// `nil` in memory.
    private let path: String?
    private let watch: ChangeWatch?

    /// Opens the file, or makes it when it does not exist; its folder must exist.
    ///
    /// - Throws: ``SQLError`` saying why: the folder is missing, it is a folder, no SQLite file, another program's
    ///   database, a newer version's, damaged, in use, not permitted.
    package init(path: String) throws {
        do {
            try Self.refuseUnlessOpenable(path)
            try Self.refuseUnlessOurs(path)
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            try Self.prepare(pool)
            self.init(writer: pool, path: path, watch: ChangeWatch(path: path))
        } catch let error as DatabaseError {
            throw SQLError(error, path: path)
        }
    }

    /// A database of its own in memory, gone with its last reference.
    package static func inMemory() throws -> SQLiteDatabase {
        do {
            return SQLiteDatabase(writer: try DatabaseQueue(configuration: configuration))
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    private init(writer: any DatabaseWriter, path: String? = nil, watch: ChangeWatch? = nil) {
        self.writer = writer
        self.path = path
        self.watch = watch
        commits = GroupCommit(writer: writer)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        return try readHere(body)
    }

    /// Reads on the thread that asks, which would otherwise hand over to another and wait for it: that costs more than most
    /// reads do.
    ///
    /// Readers never wait for whoever writes, and there are more of them than threads that serve requests.
    private func readHere<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        do {
            return try writer.read { database in try body(SQLiteConnection(database: database)) }
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await commits.perform(body)
    }

    package func changeMark() -> ChangeMark? { watch?.mark() }

    /// Closes the file; what is still running fails with ``SQLError/busy``.
    ///
    /// What was written moves from the log into the file itself, so that a copy of the one file is whole.
    package func close() throws {
        do {
            watch?.close()
            try writer.close()
            // Everything is durable already; a log that another program still reads stays, and is whole with the file.
            try? moveLog()
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }
}

extension SQLiteDatabase {
    /// The log is moved by the last connection to close, if it may write; the pool closes its readers last.
    private func moveLog() throws {
        guard let path else { return }
        let last = try DatabaseQueue(path: path, configuration: Self.configuration)
        _ = try last.read { try Int64.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        try last.close()
    }
}

// Opening, in the order in which it happens.
extension SQLiteDatabase {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount * 2)
        configuration.label = "shirube"
        return configuration
    }

    /// SQLite says only “unable to open” in these cases.
    private static func refuseUnlessOpenable(_ path: String) throws {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        if files.fileExists(atPath: path, isDirectory: &isFolder) {
            guard !isFolder.boolValue else { throw SQLError.cannotOpen(path: path, reason: .isFolder) }
            guard files.isReadableFile(atPath: path) else {
                throw SQLError.cannotOpen(path: path, reason: .notPermitted)
            }
            return
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw SQLError.cannotOpen(path: path, reason: .folderMissing)
        }
        guard files.isWritableFile(atPath: folder) else {
            throw SQLError.cannotOpen(path: path, reason: .notPermitted)
        }
    }

    /// Looks at an existing file without changing it: opening it in WAL mode would already write into it.
    private static func refuseUnlessOurs(_ path: String) throws {
        let size =
            try FileManager.default.fileExists(atPath: path)
            ? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 : 0
        guard size > 0 else { return }
        var configuration = configuration
        // What a killed program left half written must be taken back before anybody can read; that needs writing.
        configuration.readonly = !FileManager.default.fileExists(atPath: path + "-journal")
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let (application, version, objects) = try queue.read { database in
            (
                try Int64.fetchOne(database, sql: "PRAGMA application_id"),
                try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                try Int64.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
            )
        }
        try queue.close()
        // A file that was made but never used has neither a mark nor a table.
        guard application == applicationID || (application == 0 && version == 0 && objects == 0) else {
            throw SQLError.foreignDatabase(path: path)
        }
        guard version <= formatVersion else {
            throw SQLError.newerDatabase(unknown: ["file format \(version)"])
        }
    }

    /// Marks the file and makes commits durable.
    ///
    /// GRDB's pool sets `synchronous = NORMAL` on its writing connection while it opens, so FULL comes afterwards.
    private static func prepare(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            if try Int64.fetchOne(database, sql: "PRAGMA application_id") != applicationID {
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(formatVersion)")
            }
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // The pages at the ends of a hundred cases' histories fill SQLite's 2 MB, and each write would read its own again.
            try database.execute(sql: "PRAGMA cache_size = -\(writerCache)")
            let synchronous = try Int64.fetchOne(database, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            guard synchronous == 2, journal == "wal" else {
                throw SQLError.cannotOpen(path: pool.path, reason: .other("SQLite refuses durable commits here"))
            }
        }
    }
}
