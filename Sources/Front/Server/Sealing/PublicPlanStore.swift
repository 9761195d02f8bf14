package import Figures
package import Foundation
package import Planning
package import Seals

/// The plans as everybody may see them: with their seals and errata, and without years whose day has not come.
///
/// A plan that was never sealed is shown as it stands. Of a plan that was, a year from the first sealed one on is shown
/// from the day of its publication; until then it has targets, but no actuals and no texts.
package struct PublicPlanStore: PlanStore {
    /// Days are behind the store's revisions, so that what was made of a plan is made anew when a year becomes public.
    private static let daysPerRevision = 1_000_000

    private let store: any PlanStore
    private let seals: any SealStore
    private let today: @Sendable () -> CalendarDate

    package init(store: any PlanStore, seals: any SealStore, today: @escaping @Sendable () -> CalendarDate) {
        self.store = store
        self.seals = seals
        self.today = today
    }

    package func plans() async throws -> [PlanSummary] {
        let day = today()
        return try await store.plans().map { summary in
            PlanSummary(
                id: summary.id,
                municipality: summary.municipality,
                name: summary.name,
                period: summary.period,
                revision: Self.revision(summary.revision, on: day),
                changed: summary.changed
            )
        }
    }

    package func plan(_ id: Plan.ID) async throws -> StoredPlan? {
        let day = today()
        guard let stored = try await store.plan(id) else { return nil }
        let shown = try await shown(stored, on: day)
        return StoredPlan(
            plan: shown.plan,
            revision: Self.revision(stored.revision, on: day),
            sealing: shown.sealing
        )
    }

    /// What everybody may see of a plan that was read from the store, in its own revision.
    package func shown(_ stored: StoredPlan) async throws -> StoredPlan { try await shown(stored, on: today()) }

    private func shown(_ stored: StoredPlan, on day: CalendarDate) async throws -> StoredPlan {
        let entries = try await seals.entries(of: stored.plan.id).filter { $0.revision <= stored.revision }
        let sealing = PlanSealing(entries)
        let withheld = sealing.withheldYears(of: stored.plan, on: day)
        return StoredPlan(
            plan: withheld.isEmpty ? stored.plan : stored.plan.without(withheld),
            revision: stored.revision,
            sealing: sealing.without(withheld)
        )
    }

    package var revision: Int {
        get async throws { Self.revision(try await store.revision, on: today()) }
    }

    private static func revision(_ revision: Int, on day: CalendarDate) -> Int {
        revision * daysPerRevision + max(day.daysSince1970, 0)
    }

    package func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent] {
        let withheld = try await withheldYears(of: plan)
        var position = position
        while true {
            let events = try await store.events(of: plan, about: measure, limit: limit, before: position)
            let shown = withheld.isEmpty ? events : events.filter { !$0.tells(of: withheld) }
            // A page that holds nothing to show is not the end.
            guard shown.isEmpty, let last = events.last else { return shown }
            position = last.position
        }
    }

    /// Words of a year that is not public yet are not found either.
    package func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        let hits = try await store.search(text, in: plan, limit: limit)
        var withheld: [Plan.ID: Bool] = [:]
        var shown: [SearchHit] = []
        for hit in hits {
            if withheld[hit.plan] == nil { withheld[hit.plan] = try await !withheldYears(of: hit.plan).isEmpty }
            if hit.field != .text || withheld[hit.plan] != true { shown.append(hit) }
        }
        return shown
    }

    private func withheldYears(of id: Plan.ID) async throws -> Set<FiscalYear> {
        let sealing = PlanSealing(try await seals.entries(of: id))
        guard !sealing.seals.isEmpty, let plan = try await store.plan(id)?.plan else { return [] }
        return sealing.withheldYears(of: plan, on: today())
    }

    package func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange {
        throw PlanStoreError.changedMeanwhile(plan.id, expected: revision ?? 0, found: try await store.revision)
    }
}
