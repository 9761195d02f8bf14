package import City
package import Figures
package import Planning
package import Wording

/// A measure of a plan for which nobody answers on a day.
package struct MeasureWithoutOwner: Hashable, Sendable {
    package let plan: Plan.ID
    package let planName: Bilingual
    /// The plan's year in which it is somebody's.
    package let year: FiscalYear
    package let measure: Measure.ID
    /// As printed in that year.
    package let number: String
    package let name: String
    /// One for each unit that the plan names; none where it names none.
    package let reasons: [OwnerlessMeasure.Reason]
}

// What a reorganisation or a transfer left without anybody.
extension RoundOffice {
    /// The measures for which nobody answers on a day, in the order of the plans.
    ///
    /// Of plans that run on the day or ran out the year before, whose last year is asked for after its end.
    ///
    /// - Parameters:
    ///   - day: any day, also one to come.
    ///   - standing: who asks.
    /// - Returns: each with why.
    /// - Throws: ``RoundError/notPermitted``; errors of the stores.
    package func measuresWithoutOwner(
        on day: CalendarDate,
        for standing: Standing
    ) async throws -> [MeasureWithoutOwner] {
        let municipality = standing.municipality
        _ = try actor(standing, .seeMembers, PeoplePolicy(municipality: municipality))
        guard let year = day.fiscalYear else { return [] }
        let units = try await answering(in: municipality, on: day)
        var found: [MeasureWithoutOwner] = []
        for summary in try await plans.plans() where summary.municipality.code == municipality {
            guard let known = summary.yearAsked(in: year) else { continue }
            let plan = try await plan(summary.id, of: municipality).stored.plan
            let measures = plan.measures.filter { plan.isCurrent($0, in: known) }
            let byID = Dictionary(measures.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
            found += units.ownerless(measures).compactMap { ownerless in
                byID[ownerless.measure].map { measure in
                    MeasureWithoutOwner(
                        plan: plan.id,
                        planName: plan.name,
                        year: known,
                        measure: measure.id,
                        number: plan.number(of: measure, in: known),
                        name: plan.name(of: measure, in: known),
                        reasons: ownerless.reasons
                    )
                }
            }
        }
        return found
    }
}

extension PlanSummary {
    /// The plan's year whose measures are somebody's in a fiscal year; `nil` long before and after the plan.
    fileprivate func yearAsked(in year: FiscalYear) -> FiscalYear? {
        if period.contains(year) { return year }
        return period.upperBound.advanced(by: 1) == year ? period.upperBound : nil
    }
}
