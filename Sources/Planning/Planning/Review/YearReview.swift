package import Figures

/// What a councillor wants to know of a year: what needs attention, what changed, and how much is known at all.
///
/// Made once per plan and year, from evaluations that are there; everything else only looks things up in it.
package struct YearReview: Sendable {
    package let evaluation: YearEvaluation
    /// The year before, or why its figures are not compared with this year's.
    package let lastYear: LastYear
    /// The series of current measures that a reader should look at, each once, the weightiest first.
    ///
    /// Empty in a year without any actuals.
    package let attention: [SeriesAttention]
    package let changes: YearChanges
    /// Of all series of current measures.
    package let coverage: Coverage
    /// By heading at the top, in the plan's order.
    package let headingCoverage: [HeadingCoverage]
    /// By measure: whether it is part of the plan this year, and whether it was last year.
    let current: [(now: Bool, before: Bool)]
    /// By measure and series: the rate minus last year's, in points.
    private let differences: [[Rational?]]

    /// Reviews a year.
    ///
    /// `previous` is the same plan's evaluation of the year before, `nil` where the rules do not know that year.
    package init(_ evaluation: YearEvaluation, previous: YearEvaluation?) {
        let yearsWithActuals = evaluation.plan.yearsWithActuals
        let lastYear = LastYear(before: evaluation, previous: previous, yearsWithActuals: yearsWithActuals)
        self.evaluation = evaluation
        self.lastYear = lastYear
        current = Self.currency(evaluation, previous)
        differences = Self.differences(evaluation, lastYear.evaluation, current)
        (coverage, headingCoverage) = evaluation.coverage
        attention =
            yearsWithActuals.contains(evaluation.year) ? Self.attention(evaluation, differences) : []
        changes = YearChanges(
            series: Self.changedSeries(evaluation, lastYear.evaluation, current, differences),
            measures: Self.changedMeasures(evaluation),
            formerRules: Self.formerRules(evaluation, previous),
            symbols: lastYear.evaluation.map { SymbolCounts.counts($0, evaluation) } ?? []
        )
    }

    package var plan: Plan { evaluation.plan }

    package var year: FiscalYear { evaluation.year }

    /// The rate minus last year's, in points; `nil` where they cannot be compared.
    package func difference(at place: SeriesPlace) -> Rational? {
        differences[place.measure][place.series]
    }

    /// How many series need attention for this reason.
    package func count(_ reason: Attention) -> Int {
        attention.count { $0.reasons.contains(reason) }
    }
}

extension PlanEvaluator {
    /// What a reader wants to know of a year; `nil` when no version of the rules holds by then.
    package func review(of year: FiscalYear) -> YearReview? {
        guard let evaluation = evaluation(of: year) else { return nil }
        return YearReview(evaluation, previous: self.evaluation(of: year.advanced(by: -1)))
    }
}

extension YearReview {
    private static func currency(
        _ evaluation: YearEvaluation,
        _ previous: YearEvaluation?
    ) -> [(now: Bool, before: Bool)] {
        let plan = evaluation.plan
        let last = evaluation.year.advanced(by: -1)
        // Before the plan began nothing was part of it.
        guard plan.period.contains(last) else { return evaluation.current.map { ($0, false) } }
        let before = previous?.current ?? plan.measures.map { plan.isCurrent($0, in: last) }
        return zip(evaluation.current, before).map { ($0, $1) }
    }

    private static func differences(
        _ evaluation: YearEvaluation,
        _ last: YearEvaluation?,
        _ current: [(now: Bool, before: Bool)]
    ) -> [[Rational?]] {
        evaluation.series.indices.map { measure in
            let list = evaluation.series[measure]
            guard let last, current[measure] == (true, true) else { return list.map { _ in nil } }
            return zip(list, last.series[measure]).map { $0.rateDifference(to: $1) }
        }
    }

    private static func attention(_ evaluation: YearEvaluation, _ differences: [[Rational?]]) -> [SeriesAttention] {
        let criterion = evaluation.behindCriterion
        return evaluation.currentPlaces
            .compactMap { place in
                let series = evaluation[place]
                let own = series.rule.hasVersionBands ? criterion : series.behindCriterion
                return SeriesAttention(
                    place,
                    series,
                    difference: differences[place.measure][place.series],
                    isBehind: own.holds(for: series)
                )
            }
            .sortedByWeight()
    }

    private static func changedSeries(
        _ evaluation: YearEvaluation,
        _ last: YearEvaluation?,
        _ current: [(now: Bool, before: Bool)],
        _ differences: [[Rational?]]
    ) -> [ChangedSeries] {
        guard let last else { return [] }
        return evaluation.places { current[$0] == (true, true) }.compactMap { place in
            ChangedSeries(
                place,
                before: last[place],
                now: evaluation[place],
                difference: differences[place.measure][place.series]
            )
        }
    }

    private static func changedMeasures(_ evaluation: YearEvaluation) -> [ChangedMeasure] {
        let last = evaluation.year.advanced(by: -1)
        guard evaluation.plan.period.contains(last) else { return [] }
        return evaluation.plan.measureChanges(from: last, to: evaluation.year)
    }

    private static func formerRules(_ evaluation: YearEvaluation, _ previous: YearEvaluation?) -> RuleVersion? {
        guard let previous, evaluation.plan.period.contains(previous.year) else { return nil }
        return previous.version.from == evaluation.version.from ? nil : previous.version
    }
}
