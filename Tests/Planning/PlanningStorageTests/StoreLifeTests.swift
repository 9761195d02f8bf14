import Foundation
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Synchronization
import Testing
import Wording

@Suite struct StoreLifeTests {
    @Test func `a file that is opened again holds everything`() async throws {
        var maker = PlanMaker(seed: 31)
        let plan = try maker.plan()
        try await withDatabaseFile { path in
            let first = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(first, readRules: readAnyRules)
            try await store.save(plan)
            let events = try await store.events(of: plan.id, limit: 1000)
            let hits = try await store.search("窓口")
            try first.close()

            let second = try SQLiteDatabase(path: path)
            let again = try await SQLPlanStore.open(second, readRules: readAnyRules)
            #expect(try await again.plan(plan.id).orFail().plan == plan)
            #expect(try await again.events(of: plan.id, limit: 1000) == events)
            #expect(try await again.search("窓口") == hits)
            #expect(!hits.isEmpty)
            try second.close()
        }
    }

    @Test func `what was saved survives a crash`() async throws {
        var maker = PlanMaker(seed: 77)
        let plan = try maker.plan()
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
            try await store.save(plan)
            // The files as a power cut would leave them: nothing was closed.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: path + "-copy" + suffix)
            }
            let copy = try SQLiteDatabase(path: path + "-copy")
            let recovered = try await SQLPlanStore.open(copy, readRules: readAnyRules)
            #expect(try await recovered.plan(plan.id).orFail().plan == plan)
            try copy.close()
            try database.close()
        }
    }

    @Test func `readers see whole plans while others are saved`() async throws {
        var maker = PlanMaker(seed: 5, measures: 6)
        let (first, second) = (try maker.plan(), try maker.plan())
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
            try await store.save(first)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for turn in 0..<12 {
                    group.addTask { try await store.save(turn.isMultiple(of: 2) ? second : first) }
                }
                for _ in 0..<24 {
                    group.addTask {
                        let plan = try await store.plan(first.id).orFail().plan
                        #expect(plan == first || plan == second)
                    }
                }
                try await group.waitForAll()
            }
            try database.close()
        }
    }

    @Test func `of many who change the same revision exactly one succeeds`() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
            let plan = try Plan.small()
            let revision = try await store.save(plan).revision
            let winners = await withTaskGroup(of: Int.self) { group in
                for turn in 0..<16 {
                    group.addTask {
                        var changed = plan
                        changed.measures[0].name = Bilingual("案\(turn)", "Draft \(turn)")
                        do {
                            try await store.save(changed, by: "\(turn)", at: .noon, reason: "", over: revision)
                            return 1
                        } catch {
                            return 0
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(winners == 1)
            #expect(try await store.revision == revision + 1)
            try database.close()
        }
    }

    @Test func `a broken plan among others that are saved at once fails alone`() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
            let failed = try await withThrowingTaskGroup(of: Int.self) { group in
                for turn in 0..<20 {
                    var plan = try Plan.small("plan-\(turn)")
                    if turn == 7 { plan.measures[0].node = try id("nowhere") }
                    group.addTask { [plan] in
                        do {
                            try await store.save(plan)
                            return 0
                        } catch is SQLError {
                            return 1
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(failed == 1)
            #expect(try await store.plans().count == 19)
            try database.close()
        }
    }

    @Test func `a large plan takes as many queries as a small one`() async throws {
        let database = CountingDatabase(try SQLiteDatabase.inMemory())
        let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
        var maker = PlanMaker(seed: 3, measures: 60)
        let small = try Plan.small("small")
        var large = try maker.plan()
        large.id = try id("large")
        try await store.save(small)
        try await store.save(large)
        let counts = try await [small.id, large.id].asyncMap { plan in
            database.queries.store(0, ordering: .relaxed)
            _ = try await store.plan(plan)
            return database.queries.load(ordering: .relaxed)
        }
        #expect(counts == [1 + PlanPart.allCases.count, 1 + PlanPart.allCases.count])
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

/// Counts the queries that are asked.
private final class CountingDatabase: SQLDatabase {
    let queries = Atomic(0)
    private let database: SQLiteDatabase

    init(_ database: SQLiteDatabase) {
        self.database = database
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read { try body(CountingConnection(connection: $0, counter: self)) }
    }

    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write(body)
    }
}

private struct CountingConnection: SQLConnection {
    let connection: any SQLConnection
    let counter: CountingDatabase

    var dialect: SQLDialect { connection.dialect }

    func rows(_ query: SQLQuery) throws -> [SQLRow] {
        counter.queries.add(1, ordering: .relaxed)
        return try connection.rows(query)
    }

    func forEachRow(_ query: SQLQuery, _ body: (any SQLColumns) throws -> Void) throws {
        counter.queries.add(1, ordering: .relaxed)
        try connection.forEachRow(query, body)
    }

    @discardableResult
    func execute(_ query: SQLQuery) throws -> Int { try connection.execute(query) }
    func executeScript(_ script: SQLQuery) throws { try connection.executeScript(script) }
    func prepare(_ query: SQLQuery) throws -> any SQLStatement { try connection.prepare(query) }
}
