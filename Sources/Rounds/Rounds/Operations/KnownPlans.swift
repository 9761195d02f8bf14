import Planning
import Synchronization

/// Plans as they were last read, so that a save does not read a whole plan.
///
/// A lock around a small dictionary: what is kept is good as long as the store's revision is the same.
final class KnownPlans: Sendable {
    private struct Known {
        let revision: Int
        let plan: StoredPlan
        let composer: SheetComposer
    }

    private let store: any PlanStore
    private let known = Mutex<[Plan.ID: Known]>([:])

    init(_ store: any PlanStore) {
        self.store = store
    }

    /// The plans that are known as they stand now, read for earlier questions.
    func composers() async throws -> [Plan.ID: SheetComposer] {
        let revision = try await store.revision
        return known.withLock { $0.filter { $1.revision == revision }.mapValues(\.composer) }
    }

    /// - Throws: ``RoundError/unknownPlan(_:)``; errors of the store.
    func plan(_ id: Plan.ID) async throws -> (stored: StoredPlan, composer: SheetComposer) {
        let revision = try await store.revision
        if let known = known.withLock({ $0[id] }), known.revision == revision { return (known.plan, known.composer) }
        guard let stored = try await store.plan(id) else { throw RoundError.unknownPlan(id) }
        let fresh = Known(revision: revision, plan: stored, composer: SheetComposer(stored.plan))
        known.withLock { $0[id] = fresh }
        return (fresh.plan, fresh.composer)
    }
}
