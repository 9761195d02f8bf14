package import Figures
package import Planning
package import Rounds

/// Seals a year of a plan and ends its rounds: one operation for pages and commands alike.
package struct YearEnd: Sendable {
    /// A sealed year, with what its rounds were like when it was sealed.
    package struct Outcome: Sendable {
        package let seal: SealEntry
        /// The year's rounds that were not sealed yet; those that were closed are now.
        package let rounds: [RoundRemainder]

        /// How many sheets of the year were not accepted.
        package var unaccepted: Int { rounds.reduce(0) { $0 + $1.count } }
    }

    package let seals: SealOffice
    package let rounds: RoundOffice

    package init(seals: SealOffice, rounds: RoundOffice) {
        self.seals = seals
        self.rounds = rounds
    }

    /// What is not accepted in the rounds of a plan, those of the latest year first.
    /// - Throws: `RoundError.notPermitted`; errors of the store.
    package func remainders(of plan: Plan, by hand: YearEndHand) async throws -> [RoundRemainder] {
        try await rounds.remainders(of: plan.id, in: plan.municipality.code, by: hand)
    }

    /// Seals a year of a plan as it is now, and ends the year's closed rounds.
    ///
    /// Their accepted sheets are settled, all others lapse. Rounds that are open stay open; what is accepted in them
    /// later reaches the sealed year by errata alone.
    ///
    /// What was accepted and waits is taken into the plan before; while the plan does not take it, nothing is sealed.
    /// The seal comes before the end of the rounds, as it is what people see; a round that an error keeps from ending stays
    /// closed.
    ///
    /// - Parameters:
    ///   - year: as ``SealOffice/freeze(_:year:publication:_:)``.
    ///   - plan: which one.
    ///   - publication: the day from which everybody may see it; `nil` for at once.
    ///   - signature: who, as what post, when and why.
    ///   - hand: the same person, with their rights in rounds.
    /// - Returns: the seal, and what was left of the rounds.
    /// - Throws: ``SealError``; `RoundError`, `notInPlan` among it; errors of the stores.
    @discardableResult
    package func seal(
        _ year: FiscalYear,
        of plan: Plan,
        publication: CalendarDate?,
        _ signature: SealSignature,
        by hand: YearEndHand
    ) async throws -> Outcome {
        // Whoever may not end the rounds must not set the seal either: that is looked at first.
        try await rounds.takeIn(year, of: plan, by: hand, as: signature.name, why: signature.reason)
        let seal = try await seals.freeze(plan.id, year: year, publication: publication, signature)
        let ended = try await rounds.settle(
            year,
            of: plan.id,
            in: plan.municipality.code,
            by: hand,
            why: signature.reason
        )
        return Outcome(seal: seal, rounds: ended)
    }

    /// Has the rounds of a sealed year note what the plan says since an erratum: what was accepted after the seal reaches the
    /// plan so, and does not wait any more.
    ///
    /// What says something else than the plan goes on waiting.
    /// - Throws: `RoundError.notPermitted`; errors of the stores.
    package func takeIn(_ erratum: SealEntry, of plan: Plan, by hand: YearEndHand) async throws {
        let signature = erratum.signature
        for year in Set(erratum.changes.map(\.year)).sorted() {
            do {
                try await rounds.takeIn(year, of: plan, by: hand, as: signature.name, why: signature.reason)
            } catch RoundError.notInPlan {
                continue
            }
        }
    }
}
