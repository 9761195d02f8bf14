import Figures

/// How an actual stands beside its target, its past and the plan's end, whichever way the indicator goes.
struct Comparison {
    let series: EvaluatedSeries
    let year: FiscalYear

    init(_ series: EvaluatedSeries, year: FiscalYear) {
        self.series = series
        self.year = year
    }

    private var actual: Rational? { series.actuals[year] }
    private var target: Rational? { series.targets[year] }
    private var lastActual: Rational? { series.actuals[year.advanced(by: -1)] }

    /// Positive when it is better to be at `value` than at `other`.
    private func gain(from other: Rational, to value: Rational) -> Rational {
        series.indicator.direction == .lower ? other - value : value - other
    }

    /// Whether the year's own target is met; `nil` where that cannot be said.
    var targetMet: Bool? {
        guard let actual = series.indicator.actuals[year], let target = series.indicator.targets[year] else {
            return nil
        }
        if case .milestone(let state) = actual.value, case .milestone = target.value {
            return state.map { $0 == .reached } ?? (actual.printed == target.printed ? true : nil)
        }
        guard let quantity = actual.value.quantity else { return nil }
        if case .bound(let bound) = target.value {
            return bound.holds(quantity) ?? lastActual.map { gain(from: $0, to: quantity).sign >= 0 }
        }
        return target.value.quantity.map { gain(from: $0, to: quantity).sign >= 0 }
    }

    /// Everything that bands may ask about, besides the rate.
    func facts(rate: Rational?) -> BandFacts {
        var facts = BandFacts(rate: rate)
        facts.states[.targetMet] = targetMet.map { $0 ? .yes : .no } ?? .unknown
        facts.states[.trend] = .unknown
        guard let actual else { return facts }
        if let target {
            facts.add(gain(from: target, to: actual), per: target, .marginPoints, .marginPercent)
        }
        if let baseline = series.indicator.baseline?.value.quantity {
            let change = gain(from: baseline, to: actual)
            facts.add(change, per: baseline, .changeFromBaseline, .changeFromBaselinePercent)
        }
        if let lastActual {
            let change = gain(from: lastActual, to: actual)
            facts.add(change, per: lastActual, .changeFromLastYear, .changeFromLastYearPercent)
            facts.states[.trend] = [.worsening, .unchanged, .improving][change.sign + 1]
        }
        return facts
    }

    /// Whether this year's target asks for less than last year's.
    var targetLowered: Bool {
        guard let target, let before = series.targets[year.advanced(by: -1)] else {
            return false
        }
        return gain(from: before, to: target).sign < 0
    }

    /// Whether the actual already reached the target of the plan's last year, before that year.
    var passedFinalTarget: Bool {
        guard let actual, let final = series.finalTarget,
            year < final.year
        else { return false }
        return gain(from: final.quantity, to: actual).sign >= 0
    }

    private static let ninetyNine = Rational(99)

    func warnings(rate: Rational?, rounding: RoundingRule) -> EvaluationWarnings {
        var warnings: EvaluationWarnings = []
        if targetLowered { warnings.insert(.targetLowered) }
        guard let rate else { return warnings }
        if rate > .hundred, targetMet == false { warnings.insert(.overHundredButMissed) }
        // Rounding moves a rate by less than one, so most need not be rounded to know.
        if rate < .hundred, rate > Self.ninetyNine,
            rate.rounded(rounding.mode, digits: rounding.digits) >= .hundred
        {
            warnings.insert(.roundedUpToHundred)
        }
        if passedFinalTarget { warnings.insert(.passedFinalTarget) }
        return warnings
    }
}

extension BandFacts {
    fileprivate mutating func add(
        _ change: Rational,
        per base: Rational,
        _ points: BandQuantity,
        _ percent: BandQuantity
    ) {
        quantities[points] = change
        quantities[percent] = change.divided(by: base.magnitude).map { $0 * .hundred }
    }
}
