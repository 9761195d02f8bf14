package import Foundation
package import Planning

/// A store that shows one plan as it stood at one moment, so that every page of a publication says the same.
package struct PublishedPlanStore: PlanStore {
    private let stored: StoredPlan
    private let changed: Date
    private let history: (any PlanStore)?

    /// A plan that stands in a store: its events come with it, up to the revision that is published.
    package init(_ stored: StoredPlan, changed: Date, history: any PlanStore) {
        self.stored = stored
        self.changed = changed
        self.history = history
    }

    /// A plan of its own, which has no history.
    package init(_ plan: Plan, sealing: PlanSealing = .none) {
        stored = StoredPlan(plan: plan, revision: 1, sealing: sealing)
        changed = Date(timeIntervalSince1970: 0)
        history = nil
    }

    package func plans() async throws -> [PlanSummary] {
        let plan = stored.plan
        return [
            PlanSummary(
                id: plan.id,
                municipality: plan.municipality,
                name: plan.name,
                period: plan.period,
                revision: stored.revision,
                changed: changed
            )
        ]
    }

    package func plan(_ id: Plan.ID) async throws -> StoredPlan? {
        id == stored.plan.id ? stored : nil
    }

    package func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent] {
        guard plan == stored.plan.id, let history else { return [] }
        let end = PlanEvent.Position(revision: stored.revision + 1, sequence: 0)
        return try await history.events(of: plan, about: measure, limit: limit, before: min(position ?? end, end))
    }

    /// A search needs a server; the files of a publication have none.
    package func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] { [] }

    package var revision: Int { stored.revision }

    package func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange {
        throw PlanStoreError.changedMeanwhile(plan.id, expected: revision ?? 0, found: stored.revision)
    }
}
