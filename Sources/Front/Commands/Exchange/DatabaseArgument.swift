import ArgumentParser
import Exchange
import Foundation
import PlanningStorage
import SQLiteDriver
import Wording

/// The argument that names the database file.
package struct DatabaseArgument: ParsableArguments {
    @Option(help: help("データベース（SQLite のファイル）", "The database (a SQLite file)"))
    var database = "var/shirube.sqlite"

    package init() {}

    /// Opens the database, making it where it does not exist, hands it to `body` and closes it again.
    func withStore<Value: Sendable>(_ body: (SQLPlanStore) async throws -> Value) async throws -> Value {
        try await DatabaseFile(path: database).withStore(body)
    }
}

/// A database that a command works on.
struct DatabaseFile {
    let path: String

    /// Opens the database, making it where it does not exist, hands it to `body` and closes it again.
    func withStore<Value: Sendable>(_ body: (SQLPlanStore) async throws -> Value) async throws -> Value {
        try await withDatabase { _, store in try await body(store) }
    }

    /// Opens a database that is there, hands its seals to `body` and closes it again.
    ///
    /// A mistyped name must not leave an empty database behind.
    func withSeals<Value: Sendable>(_ body: (SealDesk) async throws -> Value) async throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else { throw missing }
        return try await withDatabase { database, store in
            try await body(try await SealDesk(database: database, plans: store))
        }
    }

    private func withDatabase<Value: Sendable>(
        _ body: (SQLiteDatabase, SQLPlanStore) async throws -> Value
    ) async throws -> Value {
        do {
            let database = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(database) { text in
                try RulesReader().read(Array(text.utf8), for: nil)
            }
            let value = try await body(database, store)
            try database.close()
            return value
        } catch {
            throw CommandFailure(storage: error, database: path)
        }
    }

    private var missing: CommandFailure {
        CommandFailure(
            Bilingual(
                "データベース \(visible(path)) がありません。--database の場所を確かめるか、先に shirube import で計画を取り込んでください。",
                "The database \(visible(path)) does not exist. Look at --database, or bring a plan in with shirube import first."
            )
        )
    }
}
