package import Planning
import Synchronization

/// The plans as pages show them, made once per revision.
///
/// Every question begins with the store's revision, so that a change is seen by the next request. A plan is loaded when
/// somebody asks for it, once: all who ask meanwhile wait for the same edition.
package final class PlanEditions: Sendable {
    private struct State {
        var revision = -1
        var summaries: [PlanSummary] = []
        var editions: [Plan.ID: PlanEdition] = [:]
        var loading: [Plan.ID: Loading] = [:]
        /// The plans asked for last, the latest at the end.
        var recent: [Plan.ID] = []
    }

    /// How many editions keep what pages were made from; the others keep the plan alone.
    private static let fullEditions = 32

    /// An edition that is being made from what was stored at a revision, or later.
    private struct Loading {
        let revision: Int
        let task: Task<PlanEdition?, any Error>
    }

    private let store: any PlanStore
    private let showsDocuments: Bool
    private let state = Mutex(State())

    /// Without `showsDocuments` the plans are shown as if they had no forms.
    package init(store: any PlanStore, showsDocuments: Bool = true) {
        self.store = store
        self.showsDocuments = showsDocuments
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
        let found = state.withLock { state -> Found in
            note(id, in: &state)
            if let edition = state.editions[id], edition.revision == summary.revision { return .ready(edition) }
            return .loading(loading(id, since: summary.revision, in: &state))
        }
        return try await found.edition()
    }

    /// Keeps the order of the plans asked for, and empties the shelves of the one that falls behind.
    private func note(_ id: Plan.ID, in state: inout State) {
        guard state.recent.last != id else { return }
        state.recent.removeAll { $0 == id }
        state.recent.append(id)
        guard state.recent.count > Self.fullEditions else { return }
        state.editions[state.recent.removeFirst()]?.holder.clear()
    }

    private enum Found {
        case ready(PlanEdition)
        case loading(Task<PlanEdition?, any Error>)

        func edition() async throws -> PlanEdition? {
            switch self {
            case .ready(let edition): edition
            case .loading(let task): try await task.value
            }
        }
    }

    /// The load under way, or one that begins.
    ///
    /// It is a task of its own: a request that is given up does not end it, and it holds up no connection's thread.
    private func loading(_ id: Plan.ID, since revision: Int, in state: inout State) -> Task<PlanEdition?, any Error> {
        if let known = state.loading[id], known.revision == revision { return known.task }
        let task = Task<PlanEdition?, any Error> {
            defer { forget(id, since: revision) }
            guard let edition = try await shownPlan(id).map(PlanEdition.init) else { return nil }
            keep(edition, of: id)
            return edition
        }
        state.loading[id] = Loading(revision: revision, task: task)
        return task
    }

    private func shownPlan(_ id: Plan.ID) async throws -> StoredPlan? {
        guard let stored = try await store.plan(id) else { return nil }
        if showsDocuments { return stored }
        var plan = stored.plan
        plan.documents = []
        return StoredPlan(plan: plan, revision: stored.revision, sealing: stored.sealing)
    }

    private func keep(_ edition: PlanEdition, of id: Plan.ID) {
        state.withLock { $0.editions[id] = edition }
    }

    private func forget(_ id: Plan.ID, since revision: Int) {
        state.withLock { state in
            if state.loading[id]?.revision == revision { state.loading[id] = nil }
        }
    }

    func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        try await store.search(text, in: plan, limit: limit)
    }

    /// What happened to a plan before a position, the latest first and not all at once.
    func events(of plan: Plan.ID, before position: PlanEvent.Position?) async throws -> [PlanEvent] {
        try await store.events(of: plan, about: nil, limit: 1000, before: position)
    }
}
