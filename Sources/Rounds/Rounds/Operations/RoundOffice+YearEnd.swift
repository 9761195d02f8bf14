package import Casework
package import City
package import Figures
package import Planning

/// A round of a year that is about to be sealed, and which of its sheets the office has not accepted.
package struct RoundRemainder: Hashable, Sendable {
    package let round: Round
    /// How many sheets it has.
    package let sheets: Int
    /// How many of those that are not accepted are in each state; states without any are left out.
    package let open: [StateKey: Int]

    /// How many are not accepted.
    package var count: Int { open.values.reduce(0, +) }

    /// Whether sealing the year ends the round: its sheets that are not accepted lapse then.
    package var endsWithSeal: Bool { round.state == .closed }
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

    /// Ends the closed rounds of a year whose seal was set, all or none; those that are open stay.
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
        return try await store.write(in: municipality) { transaction in
            let rounds = try Self.unfinished(transaction.rounds(), of: plan).filter { $0.year == year }
            return try rounds.map { round in
                let remainder = try Self.remainder(of: round, transaction)
                if remainder.endsWithSeal {
                    let request = RequestKey(reading: "seal.\(year.year)")
                    let act = CaseAct(request: request ?? "seal", actor: actor, time: time, reason: reason)
                    _ = try Self.freeze(round, act, in: transaction)
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
        let lines = try view.lines(of: round.id)
        var open: [StateKey: Int] = [:]
        for line in lines where line.isUnaccepted { open[line.state, default: 0] += 1 }
        return RoundRemainder(round: round, sheets: lines.count, open: open)
    }
}
