package import Figures

/// Finds what looks wrong in a plan and in what was published from it.
package struct PlanCheck {
    let plan: Plan
    let evaluator: PlanEvaluator
    private let years: YearStyle

    /// `years` is how Japanese explanations name years.
    package init(_ evaluator: PlanEvaluator, years: YearStyle = .short) {
        plan = evaluator.plan
        self.evaluator = evaluator
        self.years = years
    }

    /// Everything found, in the order of the documents and of the plan.
    package func findings() -> [Finding] {
        PublishedCheck(evaluator, years: years).findings()
            + plan.measures.flatMap { measure in
                measure.indicators.flatMap {
                    SeriesCheck(plan: plan, measure: measure, indicator: $0, years: years).findings()
                }
            }
            + CompositionCheck(plan: plan).findings()
            + SameTargetsCheck(plan: plan).findings()
            + LookAlikeCheck(plan: plan).findings()
            + OwnerCheck(plan: plan).findings()
    }
}

extension Plan {
    /// Where a series stands, for people who look for it: `figures.csv 2023 No.17/1`.
    func place(_ document: String, _ year: FiscalYear?, _ measure: Measure, _ series: String) -> String {
        let shown = number(of: measure, in: year ?? currentYear)
        return [document, year.map { String($0.year) }, "No.\(shown)/\(series)"].compactMap(\.self)
            .joined(separator: " ")
    }

    /// The measure and the indicator that a reference names.
    func series(_ reference: SeriesReference) -> (measure: Measure, indicator: Indicator)? {
        guard let measure = measure(reference.measure),
            let indicator = measure.indicators.first(where: { $0.series == reference.series })
        else { return nil }
        return (measure, indicator)
    }
}
