import ArgumentParser
import Exchange
import PlanningStorage
import SQLiteDriver

/// The argument that names the database file.
package struct DatabaseArgument: ParsableArguments {
    @Option(help: help("データベース（SQLite のファイル）", "The database (a SQLite file)"))
    var database = "var/shirube.sqlite"

    package init() {}

    /// Opens the database, hands it to `body` and closes it again.
    func withStore<Value: Sendable>(_ body: (SQLPlanStore) async throws -> Value) async throws -> Value {
        do {
            let database = try SQLiteDatabase(path: database)
            let store = try await SQLPlanStore.open(database) { text in
                try RulesReader().read(Array(text.utf8), for: nil)
            }
            let value = try await body(store)
            try database.close()
            return value
        } catch {
            throw CommandFailure(storage: error, database: database)
        }
    }
}
