import Exchange
import Foundation
import Planning
import PlanningStorage
import SQLiteDriver
import Synchronization
import Testing

/// What one process imports, another that serves the same database sees.
@Suite struct OtherProcessTests {
    @Test func `a store that is open sees every import of another process, and never an older revision again`()
        async throws
    {
        try await withTemporaryFolderAsync { place in
            let plans = try (0..<2).map { turn in
                try SmallPlan().replacing("figures.csv", "1,234", with: "1,23\(turn)")
                    .write(into: place, named: "plan-\(turn)")
            }
            let database = try SQLiteDatabase(path: place + "/plans.sqlite")
            let store = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
            let imports = Imports()
            let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    defer { imports.areOver.store(true, ordering: .sequentiallyConsistent) }
                    var wrong = 0
                    for turn in 1...12 {
                        let run = try Shirube().run("import", plans[turn % 2], "--database", place + "/plans.sqlite")
                        #expect(run.status == 0, "\(run.errors)")
                        if try await store.revision != turn { wrong += 1 }
                    }
                    return wrong
                }
                group.addTask {
                    var (wrong, latest) = (0, 0)
                    while !imports.areOver.load(ordering: .sequentiallyConsistent) {
                        let revision = try await store.revision
                        if revision < latest { wrong += 1 }
                        latest = revision
                        await Task.yield()
                    }
                    return wrong
                }
                return try await group.reduce(0, +)
            }
            #expect(wrong == 0)
            #expect(try await store.revision == 12)
            try database.close()
        }
    }
}

private final class Imports: Sendable {
    let areOver = Atomic(false)
}
