package import Figures

/// Evaluates a plan by its rules.
///
/// Made once per plan; answers for any year.
package struct PlanEvaluator: Sendable {
    package let plan: Plan
    private let rules: [ResolvedRules]
    /// Every series, by measure.
    let series: [[EvaluatedSeries]]
    /// Each goal as one series, in the order of the goals.
    let goalSeries: [EvaluatedSeries]
    let outline: PlanOutline

    package init(_ plan: Plan) {
        self.plan = plan
        rules = plan.rules.versions.map(ResolvedRules.init)
        series = plan.measures.indices.map { index in
            let measure = plan.measures[index].id
            return plan.measures[index].indicators.map { indicator in
                EvaluatedSeries(
                    indicator,
                    SeriesReference(measure: measure, series: indicator.series),
                    period: plan.period
                )
            }
        }
        goalSeries = plan.goals.map { EvaluatedSeries($0.indicator(in: plan), nil, period: plan.period) }
        outline = PlanOutline(plan)
    }

    /// Each goal as one indicator, in the order of the goals.
    package var goalIndicators: [Indicator] { goalSeries.map(\.indicator) }

    /// The plan in one year; `nil` when no version of the rules holds by then.
    package func evaluation(of year: FiscalYear) -> YearEvaluation? {
        guard let rules = rules.last(where: { $0.version.from <= year }) else { return nil }
        let evaluated = series.map { list in
            list.map { series in
                evaluate(
                    series,
                    year: year,
                    rule: rules.rule(for: series.reference),
                    judgement: series.reference.flatMap { rules.judgement(of: .series($0), in: year) }
                )
            }
        }
        let goals = zip(plan.goals, goalSeries).map { goal, series in
            evaluate(
                series,
                year: year,
                rule: rules.goals,
                judgement: rules.judgement(of: .goal(goal.id), in: year)
            )
        }
        return YearEvaluation(evaluator: self, rules: rules, year: year, series: evaluated, goals: goals)
    }

    private func evaluate(
        _ series: EvaluatedSeries,
        year: FiscalYear,
        rule: ResolvedRule,
        judgement: JudgementReference?
    ) -> Evaluation {
        let calculation = RateCalculation(series: series, year: year, period: plan.period, rule: rule.rate)
        var (rate, yardstick, absence) = (Rational?.none, Rational?.none, Absence?.none)
        switch calculation.outcome() {
        case .rate(let value, let measuredAgainst): (rate, yardstick) = (value, measuredAgainst)
        case .absent(let reason): absence = reason
        }
        let comparison = Comparison(series, year: year)
        return Evaluation(
            series: series,
            year: year,
            yardstick: yardstick,
            rate: rate,
            absence: absence,
            band: band(for: rate, rule: rule, comparison: comparison),
            judged: judgement,
            warnings: comparison.warnings(rate: rate, rounding: rule.rate.rounding),
            rule: rule
        )
    }

    /// The bands that a series without a rate may have are those that ask for just that: `rate: unknown`.
    private func band(for rate: Rational?, rule: ResolvedRule, comparison: Comparison) -> Int? {
        guard let rate else {
            guard rule.bands.speakOfNoRate else { return nil }
            return rule.bands.first(for: comparison.facts(rate: nil))
        }
        let rounding = rule.rate.rounding
        let tested =
            rule.rate.thresholds == .rounded ? rate.rounded(rounding.mode, digits: rounding.digits) : rate
        let facts = rule.bandsNeedMoreThanRate ? comparison.facts(rate: tested) : BandFacts(rate: tested)
        return rule.bands.first(for: facts)
    }
}
