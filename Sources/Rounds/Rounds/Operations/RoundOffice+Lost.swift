package import Casework
package import City
package import Planning

/// A sheet whose measure the plan does not have any more: what it holds, and what can still be done with it.
package struct LostSheet: Sendable {
    package let round: Round
    package let entry: SheetEntry
    package let record: CaseRecord
    package let definition: CaseDefinition
    /// What happened to the sheet, the first event first.
    package let history: [CaseEvent]
    /// How the measure left the plan; `nil` where the plan's record does not say.
    package let removal: PlanEvent?
    /// An accepted sheet may go back into review.
    package let mayReopen: Bool
    /// One that is not accepted may be ended by itself.
    package let mayWithdraw: Bool

    /// What it holds, in the form's order; what was not answered is left out.
    package var answers: [(address: FieldAddress, value: FieldValue)] {
        let order = Dictionary(
            definition.fields.enumerated().map { ($1.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func place(_ address: FieldAddress) -> (Int, String) { (order[address.field] ?? .max, address.text) }
        return record.values.compactMap { address, held in held.value.map { (address, $0) } }
            .sorted { place($0.address) < place($1.address) }
    }
}

// Sheets about what the plan does not have any more.
extension RoundOffice {
    /// A sheet whose measure is gone, for whoever may see it.
    /// - Returns: `nil` where the plan has the measure: then it is a sheet like all others.
    /// - Throws: ``RoundError``; errors of the stores.
    package func lostSheet(_ id: CaseID, for standing: Standing) async throws -> LostSheet? {
        let municipality = standing.municipality
        let (entry, record, round, definition, history) = try await store.read(in: municipality) { view in
            let (entry, record) = try view.existing(id)
            let (round, definition) = (try view.existing(entry.round), try view.definition(of: record))
            return (entry, record, round, definition, try view.casework.history(of: id))
        }
        guard Self.maySee(entry, record.state, standing) else { throw RoundError.notPermitted }
        guard try await plan(round.plan, of: municipality).composer.place(of: entry.measure) == nil else { return nil }
        let events = try await plans.events(of: round.plan, about: entry.measure, limit: 1_000, before: nil)
        let mayReview = Self.policy(of: entry, for: standing).allows(.review, standing) && round.state == .open
        let isAccepted = record.state == SheetForm.State.accepted
        return LostSheet(
            round: round,
            entry: entry,
            record: record,
            definition: definition,
            history: history,
            removal: events.first { $0.part == .measure && $0.kind == .removed },
            mayReopen: mayReview && isAccepted,
            mayWithdraw: mayReview && !isAccepted && definition.state(record.state)?.isFinal == false
        )
    }

    /// Ends a sheet whose measure the plan does not have any more, with a reason and for good.
    ///
    /// - Throws: ``RoundError/measureInPlan`` where the plan has it; ``RoundError``, as for an accepted sheet, which goes back
    ///   into review before.
    @discardableResult
    package func withdraw(_ sheet: SeenSheet, _ act: RoundAct) async throws -> CaseOutcome {
        guard act.reason.contains(where: { !$0.isWhitespace }) else { throw RoundError.reasonNeeded }
        let municipality = act.standing.municipality
        let (measure, round) = try await store.read(in: municipality) { view in
            let entry = try view.existing(sheet.sheet).entry
            return (entry.measure, try view.existing(entry.round))
        }
        let isInPlan = try await plan(round.plan, of: municipality).composer.place(of: measure) != nil
        return try await store.write(in: municipality) { transaction in
            let entry = try transaction.existing(sheet.sheet).entry
            let caseAct = try acting(act, .review, on: entry)
            guard !isInPlan else { throw RoundError.measureInPlan }
            try transaction.requireOpen(entry.round)
            return try RoundError.translated {
                try transaction.cases.move(sheet.sheet, by: SheetForm.Step.lapse, seen: sheet.version, caseAct)
            }
        }
    }

    /// The plan as it would be with what an accepted sheet says, for whoever enters that by an erratum.
    /// - Returns: the sheet's measure and round, and the plan; `nil` where it is not accepted or its measure is gone.
    package func proposal(
        of id: CaseID,
        for standing: Standing
    ) async throws -> (entry: SheetEntry, round: Round, plan: Plan)? {
        _ = try actor(standing, .issueErratum, RoundPolicy(municipality: standing.municipality))
        let (entry, record, round) = try await store.read(in: standing.municipality) { view in
            let (entry, record) = try view.existing(id)
            return (entry, record, try view.existing(entry.round))
        }
        let (stored, composer) = try await plan(round.plan, of: standing.municipality)
        guard record.state == SheetForm.State.accepted, let place = composer.place(of: entry.measure) else {
            return nil
        }
        var plan = stored.plan
        SheetContents(record, year: round.year).write(into: &plan, measureAt: place)
        return (entry, round, plan)
    }
}
