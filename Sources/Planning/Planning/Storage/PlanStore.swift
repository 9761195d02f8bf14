package import Figures
package import Foundation
package import Wording

/// Where plans are kept: whole, with everything that was ever changed in them.
package protocol PlanStore: Sendable {
    /// All plans, ordered by municipality and then by identity.
    func plans() async throws -> [PlanSummary]

    /// One plan as it stands now; `nil` where there is none of that identity.
    func plan(_ id: Plan.ID) async throws -> StoredPlan?

    /// Makes `plan` what is stored, or changes nothing at all.
    ///
    /// Every row that is added, changed or removed leaves one event. A plan that is stored already leaves none and keeps
    /// its revision.
    /// - Parameters:
    ///   - plan: the whole plan as it should be.
    ///   - actor: who changes it, as people are told later.
    ///   - time: when, kept to the millisecond.
    ///   - reason: why, as people are told later.
    ///   - revision: the revision that the change was made upon; `nil` to replace whatever is there.
    /// - Returns: the plan's revision now, and how much was changed.
    /// - Throws: ``PlanStoreError`` where the plan cannot be stored or somebody was faster; errors of the database.
    @discardableResult
    func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange

    /// What happened to a plan, the latest first.
    /// - Parameters:
    ///   - plan: whose history.
    ///   - measure: only what concerns this measure; `nil` for everything.
    ///   - limit: at most so many, and never more than 1,000.
    ///   - position: only what happened before that; `nil` to begin with the latest.
    /// - Returns: the events; none where there is no such plan.
    /// - Throws: errors of the database.
    func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent]

    /// The measures and headings that contain all words of `text`, the best first.
    ///
    /// Width, case, the two kana and look-alike dashes and circles make no difference. Words are separated by white
    /// space; nothing in them has a meaning of its own.
    /// - Parameters:
    ///   - text: what a person typed.
    ///   - plan: only there; `nil` for all plans.
    ///   - limit: at most so many, and never more than 200.
    /// - Returns: one hit for each measure or heading.
    /// - Throws: errors of the database.
    func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit]

    /// A number that grows with every change of any plan; 0 in an empty store.
    ///
    /// Cheap to ask: what was made from the plans is good as long as it stays the same.
    var revision: Int { get async throws }
}

extension PlanStore {
    /// Makes `plan` what is stored whatever is there now, or changes nothing at all.
    @discardableResult
    package func save(_ plan: Plan, by actor: String, at time: Date, reason: String) async throws -> PlanChange {
        try await save(plan, by: actor, at: time, reason: reason, over: nil)
    }

    /// The latest events of a whole plan.
    package func events(of plan: Plan.ID, limit: Int = 100) async throws -> [PlanEvent] {
        try await events(of: plan, about: nil, limit: limit, before: nil)
    }

    /// The best hits in all plans.
    package func search(_ text: String, limit: Int = 50) async throws -> [SearchHit] {
        try await search(text, in: nil, limit: limit)
    }
}

/// What a list of plans shows of one.
package struct PlanSummary: Hashable, Sendable {
    package let id: Plan.ID
    package let municipality: Municipality
    package let name: Bilingual
    package let period: ClosedRange<FiscalYear>
    /// Grows with every change of the plan; revisions of all plans are drawn from one row of numbers.
    package let revision: Int
    /// When it was last changed.
    package let changed: Date

    package init(
        id: Plan.ID,
        municipality: Municipality,
        name: Bilingual,
        period: ClosedRange<FiscalYear>,
        revision: Int,
        changed: Date
    ) {
        self.id = id
        self.municipality = municipality
        self.name = name
        self.period = period
        self.revision = revision
        self.changed = changed
    }
}

/// A plan and the revision that it is.
package struct StoredPlan: Hashable, Sendable {
    package let plan: Plan
    package let revision: Int
    /// Its seals and errata, where whoever read it looked for them.
    package var sealing: PlanSealing

    package init(plan: Plan, revision: Int, sealing: PlanSealing = .none) {
        self.plan = plan
        self.revision = revision
        self.sealing = sealing
    }
}

/// What saving a plan did.
package struct PlanChange: Hashable, Sendable {
    /// The plan's revision now.
    package let revision: Int
    /// Rows that were added, changed and removed; as many events were written.
    package let added: Int
    package let changed: Int
    package let removed: Int

    package init(revision: Int, added: Int = 0, changed: Int = 0, removed: Int = 0) {
        self.revision = revision
        self.added = added
        self.changed = changed
        self.removed = removed
    }

    /// Whether the plan was stored already.
    package var isEmpty: Bool { added + changed + removed == 0 }
}
