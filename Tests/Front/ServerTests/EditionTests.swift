import Foundation
import HTTPTypes
import PagesSupport
import Planning
import PlanningStorage
import Server
import Synchronization
import Testing
import Wording

/// Plans are loaded and evaluated once for each revision.
struct EditionTests {
    @Test func `many who ask at once for a plan wait for one load of it`() async throws {
        let store = CountingStore(try await SampleSite(["ibusuki"]).store)
        let client = InProcessClient(Site(store: store).router())
        let paths = ["/plans/ibusuki/2023/", "/plans/ibusuki/rules/", "/en/plans/ibusuki/2023/measures/"]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 { group.addTask { try await client.get(paths[number % 3]).status.code } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [Int](repeating: 200, count: 40))
        #expect(store.loads.load(ordering: .relaxed) == 1)
    }

    @Test func `a load that failed is tried again by the next request`() async throws {
        let store = CountingStore(try await SampleSite(["ibusuki"]).store)
        let client = InProcessClient(Site(store: store).router())
        store.isBroken.store(true, ordering: .relaxed)
        #expect(try await client.get("/plans/ibusuki/2023/").status == .internalServerError)
        store.isBroken.store(false, ordering: .relaxed)
        #expect(try await client.get("/plans/ibusuki/2023/").status == .ok)
        #expect(store.loads.load(ordering: .relaxed) == 2)
    }

    @Test func `a plan that was changed is loaded again`() async throws {
        let store = CountingStore(try await SampleSite(["ibusuki"]).store)
        let client = InProcessClient(Site(store: store).router())
        #expect(try await client.get("/plans/ibusuki/2023/").status == .ok)
        let id = try #require(Plan.ID("ibusuki"))
        var plan = try #require(try await store.store.plan(id)).plan
        plan.name = Bilingual(plan.name.japanese + "（改定）", plan.name.english)
        try await store.store.save(plan, by: "test", at: Date(timeIntervalSince1970: 1_700_000_001), reason: "revision")
        #expect(try await client.get("/plans/ibusuki/2023/").text.contains("（改定）"))
        #expect(store.loads.load(ordering: .relaxed) == 2)
    }
}

/// Counts how often a plan is loaded.
private final class CountingStore: PlanStore {
    struct Fault: Error {}

    let store: SQLPlanStore
    let loads = Atomic(0)
    let isBroken = Atomic(false)

    init(_ store: SQLPlanStore) {
        self.store = store
    }

    func plan(_ id: Plan.ID) async throws -> StoredPlan? {
        loads.add(1, ordering: .relaxed)
        guard !isBroken.load(ordering: .relaxed) else { throw Fault() }
        return try await store.plan(id)
    }

    func plans() async throws -> [PlanSummary] { try await store.plans() }

    @discardableResult
    func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange {
        try await store.save(plan, by: actor, at: time, reason: reason, over: revision)
    }

    func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent] {
        try await store.events(of: plan, about: measure, limit: limit, before: position)
    }

    func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        try await store.search(text, in: plan, limit: limit)
    }

    var revision: Int {
        get async throws { try await store.revision }
    }
}
