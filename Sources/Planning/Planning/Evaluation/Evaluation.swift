package import Figures
package import Wording

/// What became of one series (or goal) in one year: its figures, rate and rating, and how they came about.
package struct Evaluation: Sendable {
    let series: EvaluatedSeries
    package let year: FiscalYear
    /// What the actual was measured against; `nil` where the arithmetic needed none or had none.
    package let yardstick: Rational?
    /// In percent, exact; `nil` where there is none.
    package let rate: Rational?
    /// Why there is no rate; `nil` where there is one.
    package let absence: Absence?
    /// Index of the band in the rule's list; `nil` where no band was given.
    package let band: Int?
    let judged: JudgementReference?
    package let warnings: EvaluationWarnings
    package let rule: ResolvedRule

    /// The series that was evaluated; for a goal, its series added up.
    package var indicator: Indicator { series.indicator }

    /// A person's rating in place of the computed one.
    package var judgement: Judgement? { judged?.judgement }

    package var target: Figure? { series.indicator.targets[year] }

    package var actual: Figure? { series.indicator.actuals[year] }

    /// Whether the year's own target is met; `nil` where that cannot be said.
    package var targetMet: Bool? {
        Comparison(series, year: year).targetMet
    }

    /// The rounded rate in digits, without a percent sign: `245.9`.
    package var shownText: String? {
        rate?.text(digits: rule.rate.rounding.digits, mode: rule.rate.rounding.mode)
    }

    /// The symbol that the rule computes, before any judgement; empty where the rule gives no ratings.
    package var computedSymbol: String {
        if let band { return rule.bands[band].symbol }
        if let absence { return rule.version.noValue[absence].symbol }
        return ""
    }

    /// The symbol that stands: a person's, where one judged, else the computed one.
    package var symbol: String {
        judgement?.rating ?? computedSymbol
    }

    /// What the standing symbol is called.
    package var ratingName: Bilingual? {
        rule.version.name(ofSymbol: symbol, among: rule.bands)
    }
}

/// What a reader of a rate should know beside it.
package struct EvaluationWarnings: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The rate is over 100% though the target is missed.
    package static let overHundredButMissed = EvaluationWarnings(rawValue: 1)
    /// The rate is shown as 100% or more only because it was rounded up.
    package static let roundedUpToHundred = EvaluationWarnings(rawValue: 2)
    /// The target asks for less than last year's.
    package static let targetLowered = EvaluationWarnings(rawValue: 4)
    /// The actual already passed the target of the plan's last year.
    package static let passedFinalTarget = EvaluationWarnings(rawValue: 8)

    /// The code and the words of each warning, in a fixed order.
    package static let all: [(warning: EvaluationWarnings, code: String, words: Bilingual)] = [
        (
            .overHundredButMissed, "over_hundred_but_missed",
            Bilingual("率は100％を超えていますが、目標値には届いていません。", "The rate is over 100% though the target is missed.")
        ),
        (
            .roundedUpToHundred, "rounded_up_to_hundred",
            Bilingual("四捨五入などで100％と表示されていますが、実際は100％未満です。", "Shown as 100% only by rounding; the rate is below 100%.")
        ),
        (
            .targetLowered, "target_lowered",
            Bilingual("前年度よりゆるい目標になっています。", "The target asks for less than last year's.")
        ),
        (
            .passedFinalTarget, "passed_final_target",
            Bilingual("計画期間の最後の目標値をすでに達成しています。", "The actual already reached the plan's final target.")
        ),
    ]
}

extension RuleVersion {
    /// What a symbol is called in `bands` or in the rules for no value; `nil` for a symbol that neither knows.
    package func name(ofSymbol symbol: String, among bands: [Band]) -> Bilingual? {
        bands.first { $0.symbol == symbol }?.name ?? noValue.all.first { $0.symbol == symbol }?.name
    }
}
