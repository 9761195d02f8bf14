/// What can go wrong with a database, told apart by what a person can do about it.
package enum SQLError: Error, Hashable, Sendable {
    /// The file cannot be opened or made: the reason says why.
    case cannotOpen(path: String, reason: OpenFailure)
    /// The file is something else than a database.
    case notADatabase(path: String)
    /// A database, but of another program.
    case foreignDatabase(path: String)
    /// A database that a newer version of this program has changed; the names are what this one does not know.
    case newerDatabase(unknown: [String])
    /// The migrations in the database are not the ones this program would have applied.
    case differentHistory(missing: String)
    /// The file is damaged: a backup is needed.
    case corrupt(detail: String)
    /// Another program holds the database; trying again later may work.
    case busy
    case diskFull
    case readOnly
    /// The file system refused to read or write the file: a limit, a quota, a failing disk.
    case readOrWriteFailed(detail: String)
    /// A rule of the schema refused the change.
    case constraint(detail: String)
    /// A statement is wrong, or failed for another reason: a fault of the program.
    case statementFailed(sql: String, detail: String)
    /// A column holds another kind of value than the program expects.
    case unexpectedValue(column: String, found: String)

    /// Why a database file could not be opened.
    package enum OpenFailure: Hashable, Sendable {
        case folderMissing
        case isFolder
        case notPermitted
        case other(String)
    }
}

extension SQLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "cannot open the database \(path): \(reason)"
        case .notADatabase(let path): "\(path) is not a SQLite database"
        case .foreignDatabase(let path): "\(path) is a database of another program"
        case .newerDatabase(let unknown):
            "the database was changed by a newer version of this program (\(unknown.joined(separator: ", ")))"
        case .differentHistory(let missing):
            "the database lacks the migration “\(missing)” although later ones were applied"
        case .corrupt(let detail): "the database file is damaged: \(detail)"
        case .busy: "the database is in use by another program"
        case .diskFull: "the disk is full"
        case .readOnly: "the database cannot be written to"
        case .readOrWriteFailed(let detail): "the database file cannot be read or written: \(detail)"
        case .constraint(let detail): "the database refused the change: \(detail)"
        case .statementFailed(let sql, let detail): "\(detail) in: \(sql)"
        case .unexpectedValue(let column, let found): "unexpected value in column \(column): \(found)"
        }
    }
}

extension SQLError.OpenFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .folderMissing: "its folder does not exist"
        case .isFolder: "it is a folder"
        case .notPermitted: "permission denied"
        case .other(let detail): detail
        }
    }
}
