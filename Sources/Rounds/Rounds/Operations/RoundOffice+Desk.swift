package import Casework
package import City
import Figures
package import Planning

/// What the plan has of a round, and what it does not have yet.
package struct RoundTakings: Hashable, Sendable {
    /// The latest first.
    package let taken: [Taking]
    /// Accepted sheets that wait, because the program ended in between or the plan refused them.
    package let due: [DueSheet]
}

/// A sheet with what happened to it, as the office reviews it.
package struct SheetReview: Sendable {
    package let sheet: MeasureSheet
    package let history: [CaseEvent]

    /// Who wrote what into a field or cell, the latest first.
    package func origins(of address: FieldAddress) -> [FigureOrigin] {
        history.reversed().flatMap { event -> [FigureOrigin] in
            guard case .saved(let changes) = event.change else { return [] }
            return changes.filter { $0.address == address }
                .map { FigureOrigin(sheet: event.caseID, event: event, value: $0.after) }
        }
    }

    /// What stood in a field or cell before the office corrected it; `nil` where it did not.
    package func original(of address: FieldAddress) -> FieldChange? {
        // A correction of the office has a reason; what departments save has none.
        history.lazy.compactMap { event -> FieldChange? in
            guard case .saved(let changes) = event.change, !event.reason.isEmpty else { return nil }
            return changes.first { $0.address == address }
        }
        .first
    }
}

// What the office's desk reads beside the board.
extension RoundOffice {
    /// The plans of the municipality, for a new round.
    package func plans(for standing: Standing) async throws -> [PlanSummary] {
        _ = try actor(standing, .manage, RoundPolicy(municipality: standing.municipality))
        return try await plans.plans().filter { $0.municipality.code == standing.municipality }
    }

    /// The plan of a round as it is now.
    package func plan(of round: Round, for standing: Standing) async throws -> Plan {
        try await storedPlan(of: round, for: standing).plan
    }

    /// The same with its revision.
    package func storedPlan(of round: Round, for standing: Standing) async throws -> StoredPlan {
        let mayRead = MeasurePolicy(municipality: standing.municipality, owners: [])
        guard round.municipality == standing.municipality,
            RoundPolicy(municipality: standing.municipality).allows(.seeBoard, standing)
                || mayRead.allows(.readBeforePublication, standing)
        else { throw RoundError.notPermitted }
        return try await plan(round.plan, of: round.municipality).stored
    }

    /// A plan of the municipality, for whoever begins a round.
    package func plan(_ id: Plan.ID, for standing: Standing) async throws -> Plan {
        _ = try actor(standing, .manage, RoundPolicy(municipality: standing.municipality))
        return try await plan(id, of: standing.municipality).stored.plan
    }

    /// What the plan has taken of a round.
    package func takings(of id: RoundID, for standing: Standing) async throws -> RoundTakings {
        _ = try actor(standing, .seeBoard, RoundPolicy(municipality: standing.municipality))
        return try await store.read(in: standing.municipality) { view in
            RoundTakings(taken: try view.takings(of: id), due: try view.due(of: id))
        }
    }

    /// Who would be asked today for the round's measures, without its being opened.
    package func answering(for round: Round, _ standing: Standing) async throws -> [UnitShare] {
        try await answering(for: round.settings.measures, of: round, standing)
    }

    /// Who would be asked today for these measures of the round's plan: each unit with its own, in the plan's order.
    package func answering(
        for measures: [Measure.ID],
        of round: Round,
        _ standing: Standing
    ) async throws -> [UnitShare] {
        let plan = try await plan(of: round, for: standing)
        let units = try await answering(in: standing.municipality)
        let asked = Set(measures)
        var shares: [String: [Measure.ID]] = [:]
        for measure in plan.measures where asked.contains(measure.id) {
            shares[units.units(of: measure).first ?? "", default: []].append(measure.id)
        }
        let order = units.order
        return shares.map {
            UnitShare(unit: $0.key, name: $0.key.isEmpty ? "" : units.name(of: $0.key), measures: $0.value)
        }
        .sorted { (order[$0.unit] ?? .max, $0.unit) < (order[$1.unit] ?? .max, $1.unit) }
    }

    /// A sheet and its history, for whoever may see it.
    package func review(_ id: CaseID, for standing: Standing) async throws -> SheetReview {
        SheetReview(sheet: try await sheet(id, for: standing), history: try await history(of: id, for: standing))
    }
}

/// The measures of a round that a unit answers for.
package struct UnitShare: Hashable, Sendable {
    /// Empty for measures that nobody answers for.
    package let unit: String
    package let name: String
    package let measures: [Measure.ID]

    package var count: Int { measures.count }
}
