package import Planning
import Synchronization

/// The plans as pages show them, made once per revision.
///
/// Every question begins with the store's revision, so that a change is seen by the next request. Plans are loaded when
/// somebody asks for them; two requests that miss at once may both load one, and either result is good.
package final class PlanEditions: Sendable {
    private struct State {
        var revision = -1
        var summaries: [PlanSummary] = []
        var editions: [Plan.ID: PlanEdition] = [:]
    }

    private let store: any PlanStore
    private let state = Mutex(State())

    package init(store: any PlanStore) {
        self.store = store
    }

    /// What is there, and the revision that it is at least.
    struct Shelf: Sendable {
        /// Of all plans together.
        let revision: Int
        let summaries: [PlanSummary]
    }

    func shelf() async throws -> Shelf {
        let revision = try await store.revision
        if let summaries = state.withLock({ $0.revision == revision ? $0.summaries : nil }) {
            return Shelf(revision: revision, summaries: summaries)
        }
        let summaries = try await store.plans()
        state.withLock { state in
            state.revision = revision
            state.summaries = summaries
            let present = Set(summaries.map(\.id))
            state.editions = state.editions.filter { present.contains($0.key) }
        }
        return Shelf(revision: revision, summaries: summaries)
    }

    /// One plan as it stands now; `nil` where there is none of that identity.
    func edition(_ id: Plan.ID) async throws -> PlanEdition? {
        let shelf = try await shelf()
        guard let summary = shelf.summaries.first(where: { $0.id == id }) else { return nil }
        if let edition = state.withLock({ $0.editions[id] }), edition.revision == summary.revision { return edition }
        guard let stored = try await store.plan(id) else { return nil }
        let edition = PlanEdition(stored)
        state.withLock { $0.editions[id] = edition }
        return edition
    }

    func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        try await store.search(text, in: plan, limit: limit)
    }

    /// What happened to a plan before a position, the latest first and not all at once.
    func events(of plan: Plan.ID, before position: PlanEvent.Position?) async throws -> [PlanEvent] {
        try await store.events(of: plan, about: nil, limit: 1000, before: position)
    }
}
