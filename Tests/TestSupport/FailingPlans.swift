package import Foundation
package import Planning
import Synchronization

/// A store of plans that fails when it is told to, as one does whose disk is full or whose file is held.
package final class FailingPlans: PlanStore {
    /// What a store fails with that says nothing to people.
    package struct Fault: Error {}

    private struct Trouble {
        var isFull = false
        var lost: Set<Plan.ID> = []
        var meanwhile: (@Sendable () async throws -> Void)?
    }

    private let plans: any PlanStore
    private let trouble = Mutex(Trouble())

    package init(_ plans: any PlanStore) {
        self.plans = plans
    }

    /// Whether nothing can be written.
    package var isFull: Bool {
        get { trouble.withLock { $0.isFull } }
        set { trouble.withLock { $0.isFull = newValue } }
    }

    /// From now on a plan cannot be read.
    package func lose(_ plan: Plan.ID) { trouble.withLock { _ = $0.lost.insert(plan) } }

    /// What happens once between the next writing of a plan and the answer to whoever wrote it; an error of it is the answer.
    package func meanwhile(_ body: @escaping @Sendable () async throws -> Void) {
        trouble.withLock { $0.meanwhile = body }
    }

    package func plans() async throws -> [PlanSummary] { try await plans.plans() }

    package func plan(_ id: Plan.ID) async throws -> StoredPlan? {
        guard !trouble.withLock({ $0.lost.contains(id) }) else { throw Fault() }
        return try await plans.plan(id)
    }

    package func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange {
        guard !isFull else { throw Fault() }
        let change = try await plans.save(plan, by: actor, at: time, reason: reason, over: revision)
        let meanwhile = trouble.withLock { trouble in
            defer { trouble.meanwhile = nil }
            return trouble.meanwhile
        }
        try await meanwhile?()
        return change
    }

    package func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent] {
        try await plans.events(of: plan, about: measure, limit: limit, before: position)
    }

    package func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        try await plans.search(text, in: plan, limit: limit)
    }

    package var revision: Int {
        get async throws { try await plans.revision }
    }
}
