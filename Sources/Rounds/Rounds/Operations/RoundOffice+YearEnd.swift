package import Casework
package import City
package import Figures
package import Planning
import Wording

/// A round of a year that is about to be sealed, and which of its sheets the office has not accepted.
package struct RoundRemainder: Hashable, Sendable {
    package let round: Round
    /// How many sheets it has.
    package let sheets: Int
    /// How many of those that are not accepted are in each state; states without any are left out.
    package let open: [StateKey: Int]
    /// Those that are accepted and not in the plan, because writing it failed or the plan refused them.
    package let untaken: [SheetEntry]

    /// How many are not accepted.
    package var count: Int { open.values.reduce(0, +) }

    /// Whether sealing the year ends the round: its sheets that are not accepted lapse then.
    ///
    /// One with accepted sheets that are not in the plan never ends, as what they say would be lost.
    package var endsWithSeal: Bool { round.state == .closed && untaken.isEmpty }
}

/// Who ends the rounds of a year.
package enum YearEndHand: Sendable {
    /// A member, who needs the right to.
    case member(Standing)
    /// Whoever runs the program itself.
    case terminal

    /// Who stands in the record of a round for the terminal; no member or post is called so unless somebody means to.
    package static let terminalActor = CaseActor(
        member: "shirube.terminal",
        post: "shirube.terminal",
        roles: [SheetForm.Role.office]
    )
}

// What sealing a year of the plan means for its rounds.
extension RoundOffice {
    /// What is not accepted in the rounds of a plan, those of the latest year first; for whoever seals its years.
    ///
    /// Rounds that were never opened have no sheets, and those that are sealed have nothing open; neither is among them.
    /// - Throws: ``RoundError/notPermitted``; errors of the store.
    package func remainders(
        of plan: Plan.ID,
        in municipality: MunicipalityCode,
        by hand: YearEndHand
    ) async throws -> [RoundRemainder] {
        _ = try yearEndActor(hand, in: municipality)
        return try await store.read(in: municipality) { view in
            try Self.unfinished(view.rounds(), of: plan).map { try Self.remainder(of: $0, view) }
        }
    }

    /// Has the plan take what waits in the rounds of a year that is about to be sealed, those that are open among them.
    ///
    /// - Parameters:
    ///   - year: to be sealed.
    ///   - plan: of which plan.
    ///   - hand: who seals it.
    ///   - name: who that is, as the plan's record has people.
    ///   - reason: as it will stand at the seal.
    /// - Throws: ``RoundError/notInPlan(_:why:)`` where the plan does not have everything that was accepted after that.
    package func takeIn(
        _ year: FiscalYear,
        of plan: Plan,
        by hand: YearEndHand,
        as name: String,
        why reason: String
    ) async throws {
        let municipality = plan.municipality.code
        let actor = try yearEndActor(hand, in: municipality)
        let act = CaseAct(request: Self.request(year), actor: actor, time: now, reason: reason)
        let rounds = try await store.read(in: municipality) { view in
            try Self.unfinished(view.rounds(), of: plan.id).filter { $0.year == year }
        }
        var why: Bilingual?
        for round in rounds {
            do {
                _ = try await takeIn(round.id, in: municipality, act, as: name)
            } catch let error as RoundError {
                why = error.message
            }
        }
        let untaken = try await store.read(in: municipality) { view in
            try rounds.flatMap { try Self.remainder(of: $0, view).untaken }
        }
        guard untaken.isEmpty else {
            throw RoundError.notInPlan(untaken.map { plan.name(of: $0.measure, in: year) }, why: why)
        }
    }

    /// The same for a year, whoever seals it: what was done for it is told by the revision it made.
    private static func request(_ year: FiscalYear) -> RequestKey { RequestKey(reading: "seal.\(year.year)") ?? "seal" }

    /// Ends the closed rounds of a year whose seal was set, all or none; those that are open stay, and those with accepted
    /// sheets that the plan does not have.
    ///
    /// - Parameters:
    ///   - year: that was sealed.
    ///   - plan: of which plan.
    ///   - municipality: whose plan it is.
    ///   - hand: who sealed it.
    ///   - reason: as it stands at the seal.
    /// - Returns: the year's rounds as they were before.
    /// - Throws: ``RoundError``; errors of the store.
    @discardableResult
    package func settle(
        _ year: FiscalYear,
        of plan: Plan.ID,
        in municipality: MunicipalityCode,
        by hand: YearEndHand,
        why reason: String
    ) async throws -> [RoundRemainder] {
        let actor = try yearEndActor(hand, in: municipality)
        let time = now
        let content = try await self.plan(plan, of: municipality).stored.plan
        return try await store.write(in: municipality) { transaction in
            let rounds = try Self.unfinished(transaction.rounds(), of: plan).filter { $0.year == year }
            return try rounds.map { round in
                let remainder = try Self.remainder(of: round, transaction)
                if remainder.endsWithSeal {
                    let act = CaseAct(request: Self.request(year), actor: actor, time: time, reason: reason)
                    _ = try Self.freeze(round, of: content, act, in: transaction)
                }
                return remainder
            }
        }
    }

    private func yearEndActor(_ hand: YearEndHand, in municipality: MunicipalityCode) throws -> CaseActor {
        switch hand {
        case .terminal: YearEndHand.terminalActor
        case .member(let standing):
            try actor(standing, .freeze, RoundPolicy(municipality: municipality))
        }
    }

    private static func unfinished(_ rounds: [Round], of plan: Plan.ID) -> [Round] {
        rounds.filter { $0.plan == plan && ($0.state == .open || $0.state == .closed) }
    }

    private static func remainder(of round: Round, _ view: any RoundView) throws -> RoundRemainder {
        // What was withdrawn is asked of nobody any more.
        let lines = try view.lines(of: round.id).filter { $0.state != SheetForm.State.lapsed }
        var open: [StateKey: Int] = [:]
        for line in lines where line.isUnaccepted {
            open[line.state, default: 0] += 1
        }
        let untaken = try view.untaken(of: round.id).map { try view.existing($0).entry }
        return RoundRemainder(round: round, sheets: lines.count, open: open, untaken: untaken)
    }
}
