import Exchange
import Foundation
import Planning
import PlanningStorage
import SQLiteDriver

/// Reading a city's folder and storing it in a database file of its own, durably.
struct ImportBenchmark {
    let folder: String

    func run() async throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "shirube-bench-\(getpid())")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let folder = folder
        var reading = Measurement("reading a plan folder", limit: .milliseconds(200))
        try reading.measure(20) { _ = try PlanFolderReader().read(path: folder) }
        reading.report()

        var importing = Measurement("importing it into an empty database", limit: .milliseconds(200))
        try await importing.measure(9) { run in
            try SQLiteDatabase(path: scratch.appending(path: "\(run).sqlite").path)
        } _: { database in
            let store = try await SQLPlanStore.open(database) { try RulesReader().read([UInt8]($0.utf8), for: nil) }
            let plan = try PlanFolderReader().read(path: folder).plan
            _ = try await store.save(plan, by: "bench", at: Date(), reason: "bench")
            try database.close()
        }
        importing.report()
    }
}
