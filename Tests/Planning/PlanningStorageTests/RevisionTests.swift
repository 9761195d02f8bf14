import Planning
import PlanningStorage
import SQLiteDriver
import Synchronization
import Testing

/// The revision is true at every moment, although it is seldom read.
@Suite struct RevisionTests {
    @Test func `a store sees at once what another store saves in the same file`() async throws {
        try await withDatabaseFile { path in
            let shown = try await SQLPlanStore.open(try SQLiteDatabase(path: path), readRules: readAnyRules)
            let other = try await SQLPlanStore.open(try SQLiteDatabase(path: path), readRules: readAnyRules)
            #expect(try await shown.revision == 0)
            for turn in 1...30 {
                let change = try await other.save(try Plan.small("plan-\(turn)"))
                #expect(try await shown.revision == change.revision)
                #expect(try await shown.revision == change.revision)
            }
        }
    }

    @Test func `no question is answered with a revision from before the latest save`() async throws {
        try await withDatabaseFile { path in
            let shown = try await SQLPlanStore.open(try SQLiteDatabase(path: path), readRules: readAnyRules)
            let other = try await SQLPlanStore.open(try SQLiteDatabase(path: path), readRules: readAnyRules)
            let progress = Progress()
            let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    defer { progress.isOver.store(true, ordering: .sequentiallyConsistent) }
                    for turn in 0..<120 {
                        let change = try await other.save(try Plan.small(turn.isMultiple(of: 2) ? "a" : "b", turn))
                        progress.saved.store(change.revision, ordering: .sequentiallyConsistent)
                    }
                    return 0
                }
                for _ in 0..<3 {
                    group.addTask {
                        var (wrong, latest) = (0, 0)
                        while !progress.isOver.load(ordering: .sequentiallyConsistent) {
                            let known = progress.saved.load(ordering: .sequentiallyConsistent)
                            let revision = try await shown.revision
                            if revision < max(known, latest) { wrong += 1 }
                            latest = revision
                            await Task.yield()
                        }
                        return wrong
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(wrong == 0)
            #expect(try await shown.revision == 120)
        }
    }

    @Test func `a database without a mark is asked every time`() async throws {
        try await withStore { store, _ in
            #expect(try await store.revision == 0)
            let change = try await store.save(try Plan.small())
            #expect(try await store.revision == change.revision)
        }
    }
}

private final class Progress: Sendable {
    /// The revision of the last save that was answered.
    let saved = Atomic(0)
    let isOver = Atomic(false)
}

extension Plan {
    fileprivate static func small(_ name: String, _ turn: Int) throws -> Plan {
        var plan = try small(name)
        try plan.addMeasure("turn", number: "\(turn)", "回\(turn)")
        return plan
    }
}
