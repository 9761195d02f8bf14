package import Figures

extension PlanSealing {
    /// The years that are not for everybody on a day.
    ///
    /// These are, from the first sealed one on, those that are not sealed, or whose day of publication has not come; none
    /// where nothing was ever sealed.
    package func withheldYears(of plan: Plan, on day: CalendarDate) -> Set<FiscalYear> {
        withheldYears(in: plan.period, on: day)
    }

    /// The same for a plan of this period.
    package func withheldYears(in period: ClosedRange<FiscalYear>, on day: CalendarDate) -> Set<FiscalYear> {
        guard let first = seals.map(\.year).min() else { return [] }
        let shown = seals.filter { $0.isPublic(on: day) }.map(\.year)
        return Set(period.filter { $0 >= first }).subtracting(shown)
    }

    /// Without what is about these years.
    package func without(_ years: Set<FiscalYear>) -> PlanSealing {
        guard !years.isEmpty else { return self }
        return PlanSealing(
            seals: seals.filter { !years.contains($0.year) },
            errata: errata.filter { erratum in !erratum.changes.contains { years.contains($0.year) } }
        )
    }
}

extension Plan {
    /// The plan without what became of some years.
    ///
    /// There are no actuals of them, no notes on these, and no texts; targets stay.
    package func without(_ years: Set<FiscalYear>) -> Plan {
        var plan = self
        plan.texts.removeAll { years.contains($0.year) }
        for measure in plan.measures.indices {
            for series in plan.measures[measure].indicators.indices {
                var indicator = plan.measures[measure].indicators[series]
                for year in years where indicator.actuals[year] != nil { indicator.actuals[year] = nil }
                indicator.notes.removeAll { note in
                    note.kind == .actual && note.year.map(years.contains) ?? false
                }
                plan.measures[measure].indicators[series] = indicator
            }
        }
        return plan
    }
}
