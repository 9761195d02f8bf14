import Figures

/// The arithmetic of one rate: the figures of a series in a year, and the rule.
struct RateCalculation {
    /// A rate in percent with its yardstick, or why there is none.
    enum Outcome {
        case rate(Rational, yardstick: Rational?)
        case absent(Absence)
    }

    let series: EvaluatedSeries
    let year: FiscalYear
    let period: ClosedRange<FiscalYear>
    let rule: RateRule

    func outcome() -> Outcome {
        switch series.indicator.direction {
        case .none:
            return .absent(.noIndicator)
        case .milestone where series.targets[year] == nil || series.actuals[year] == nil:
            return milestone()
        case .higher, .lower, .milestone:
            if series.hasParts, let outcome = parts() { return outcome }
            return ratio()
        }
    }

    // MARK: Milestones

    private func milestone() -> Outcome {
        let target = series.indicator.targets[year]
        let actual = series.indicator.actuals[year]
        if let reason = target.missing { return .absent(.target(reason)) }
        if let reason = actual.missing { return .absent(.actual(reason)) }
        guard case .milestone(let state)? = actual?.value else { return .absent(.notComparable) }
        let reached = state ?? (actual?.printed == target?.printed ? .reached : nil)
        let rate =
            switch reached {
            case .reached: rule.milestone.reached
            case .partly: rule.milestone.partly
            case .notReached: rule.milestone.notReached
            case nil: Rational?.none
            }
        return rate.map { .rate($0, yardstick: nil) } ?? .absent(.milestoneOpen)
    }

    // MARK: Numbers

    private func ratio() -> Outcome {
        let yardstick: Rational
        switch self.yardstick() {
        case .success(let value): yardstick = value
        case .failure(let missing): return .absent(preferred(missing.absence))
        }
        guard let actual = series.actuals[year] else {
            return .absent(series.indicator.actuals[year].missing.map(Absence.actual) ?? .notComparable)
        }
        return divided(actual: actual, yardstick: yardstick)
    }

    /// A bare dash says less than the other cell's reason.
    private func preferred(_ absence: Absence) -> Absence {
        guard case .target(let reason) = absence, reason == .dash || reason == .blank,
            let other = series.indicator.actuals[year].missing, other != .dash, other != .blank
        else { return absence }
        return .actual(other)
    }

    var formula: Formula {
        series.indicator.direction == .lower ? rule.lower : rule.higher
    }

    func divided(actual: Rational, yardstick: Rational) -> Outcome {
        switch formula {
        case .ratio: percent(actual, of: yardstick, yardstick)
        case .inverse: percent(yardstick, of: actual, yardstick)
        case .gapClosed: sinceBaseline { baseline in percent(actual - baseline, of: yardstick - baseline, yardstick) }
        case .growth: growth(actual: actual, yardstick: yardstick)
        }
    }

    private func percent(_ part: Rational, of whole: Rational, _ yardstick: Rational) -> Outcome {
        guard let share = part.divided(by: whole) else {
            return .absent(part.isZero ? .zeroByZero : .divisionByZero)
        }
        return .rate(share * .hundred, yardstick: yardstick)
    }

    private func growth(actual: Rational, yardstick: Rational) -> Outcome {
        sinceBaseline { baseline in
            guard !baseline.isZero else { return .absent(.divisionByZero) }
            let done = year.year - baselineYear.year
            let allowed = (yardstickYear ?? year).year - baselineYear.year
            guard let achieved = (actual - baseline).divided(by: baseline * Rational(done)),
                let required = (yardstick - baseline).divided(by: baseline * Rational(allowed))
            else { return .absent(.divisionByZero) }
            return percent(achieved, of: required, yardstick)
        }
    }

    private func sinceBaseline(_ body: (Rational) -> Outcome) -> Outcome {
        if let reason = series.indicator.baseline.missing { return .absent(.baseline(reason)) }
        guard let baseline = series.indicator.baseline?.value.quantity else { return .absent(.notComparable) }
        return body(baseline)
    }
}

// MARK: Yardsticks

extension RateCalculation {
    struct Missing: Error {
        let absence: Absence
    }

    /// The year that the baseline describes: the one before the plan where the document does not say.
    var baselineYear: FiscalYear {
        series.indicator.baselineYear ?? period.lowerBound.advanced(by: -1)
    }

    private var finalTarget: (year: FiscalYear, quantity: Rational)? { series.finalTarget }

    /// The year at whose end the yardstick should be reached; `nil` for yardsticks of the past.
    private var yardstickYear: FiscalYear? {
        switch rule.yardstick {
        case .yearlyTarget, .interpolated, .proRata, .elapsedShare: year
        case .finalTarget: finalTarget?.year
        case .previousYear, .baseline: nil
        }
    }

    func yardstick() -> Result<Rational, Missing> {
        switch rule.yardstick {
        case .yearlyTarget:
            quantity(series.targets[year], of: series.indicator.targets[year], Absence.target)
        case .previousYear:
            quantity(
                series.actuals[year.advanced(by: -1)],
                of: series.indicator.actuals[year.advanced(by: -1)],
                Absence.yardstick
            )
        case .baseline:
            quantity(series.indicator.baseline?.value.quantity, of: series.indicator.baseline, Absence.baseline)
        case .finalTarget: finalTarget.map { .success($0.quantity) } ?? noFinalTarget
        case .interpolated: interpolated()
        case .proRata:
            finalTarget.map { .success($0.quantity * elapsedShare(until: $0.year)) } ?? noFinalTarget
        case .elapsedShare:
            // A share of time is a percentage; only percentages can be measured against it.
            UnitScale(series.indicator.unit) == UnitScale("%")
                ? .success(elapsedShare(until: period.upperBound) * .hundred)
                : .failure(Missing(absence: .notComparable))
        }
    }

    private var noFinalTarget: Result<Rational, Missing> {
        .failure(Missing(absence: .yardstick(.notSet)))
    }

    private func interpolated() -> Result<Rational, Missing> {
        guard let final = finalTarget else { return noFinalTarget }
        if let reason = series.indicator.baseline.missing { return .failure(Missing(absence: .baseline(reason))) }
        guard let baseline = series.indicator.baseline?.value.quantity else {
            return .failure(Missing(absence: .notComparable))
        }
        guard year < final.year else { return .success(final.quantity) }
        guard let share = Rational(year.year - baselineYear.year, over: final.year.year - baselineYear.year) else {
            return .success(final.quantity)
        }
        return .success(baseline + (final.quantity - baseline) * share)
    }

    /// The share of the years from the plan's first to `last` that have passed at the end of this year, at most 1.
    private func elapsedShare(until last: FiscalYear) -> Rational {
        let years = max(1, last.year - period.lowerBound.year + 1)
        let passed = min(years, max(0, year.year - period.lowerBound.year + 1))
        return Rational(passed, over: years) ?? .one
    }

    private func quantity(
        _ known: Rational?,
        of figure: @autoclosure () -> Figure?,
        _ absence: (NoValueReason) -> Absence
    ) -> Result<Rational, Missing> {
        if let known { return .success(known) }
        return .failure(Missing(absence: figure().missing.map(absence) ?? .notComparable))
    }
}

extension Figure? {
    /// Why there is nothing here; `nil` where there is something.
    ///
    /// No cell at all is a blank one.
    var missing: NoValueReason? {
        guard let self else { return .blank }
        if case .none(let reason) = self.value { return reason }
        return nil
    }
}
