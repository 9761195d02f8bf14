import Foundation
import GRDBSQLite
import SQLInterface
import Synchronization

/// Tells whether anybody has committed to a database file, over a connection that does nothing else.
///
/// `PRAGMA data_version` compares a few words in the memory that all connections share, of other processes too, and reads
/// no page: some microseconds. The files' times would not do: a commit is written into the log first and seen by readers
/// only once the disk has it, so what they see may change later than the times of the files do.
final class ChangeWatch: Sendable {
    private let path: String
    /// The file that the connection has open, wherever its name leads later.
    private let file: FileIdentity
    private let connection: Mutex<Connection?>

    /// Nothing where the file cannot be watched; it is open already, in WAL mode.
    init?(path: String) {
        guard let file = FileIdentity(path), let connection = Connection(path: path) else { return nil }
        self.path = path
        self.file = file
        self.connection = Mutex(connection)
    }

    /// The mark of what a reader would see now; nothing where somebody put another file in its place, or where the
    /// connection cannot read.
    func mark() -> ChangeMark? {
        guard FileIdentity(path) == file else { return nil }
        return connection.withLock { $0?.version() }.map { ChangeMark($0) }
    }

    /// Ends the watch; the last connection to close moves the log, and that must not be this one, which only reads.
    func close() {
        connection.withLock { $0 = nil }
    }
}

/// Which file a name leads to.
private struct FileIdentity: Equatable {
    private let device: UInt64
    private let number: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}

/// A connection of its own, with the one statement that it runs; used by one thread at a time.
private struct Connection: ~Copyable {
    private let database: OpaquePointer
    private let statement: OpaquePointer

    init?(path: String) {
        var database: OpaquePointer?
        var statement: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            sqlite3_prepare_v2(database, "PRAGMA data_version", -1, &statement, nil) == SQLITE_OK,
            let database, let statement
        else {
            sqlite3_finalize(statement)
            sqlite3_close(database)
            return nil
        }
        self.database = database
        self.statement = statement
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(database)
    }

    /// Another number after every commit of any other connection; nothing where the file is locked.
    func version() -> Int64? {
        // Also ends the read, so that it never holds back the log.
        defer { sqlite3_reset(statement) }
        return sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : nil
    }
}
