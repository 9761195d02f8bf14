import Figures
package import Wording

/// The year before, as far as a year can be compared with it.
package enum LastYear: Sendable {
    case known(YearEvaluation)
    case missing(NoComparison)

    /// The year before in figures; `nil` where there is none to compare with.
    package var evaluation: YearEvaluation? {
        if case .known(let evaluation) = self { evaluation } else { nil }
    }

    /// Why there is nothing to compare with; `nil` where there is.
    package var reason: NoComparison? {
        if case .missing(let reason) = self { reason } else { nil }
    }
}

/// Why the figures of a year are not compared with those of the year before.
package enum NoComparison: String, CaseIterable, Hashable, Sendable {
    /// The plan begins with this year.
    case outsidePeriod = "outside-period"
    case noRules = "no-rules"
    case noActuals = "no-actuals"
    /// This year itself has no actuals yet, and everything would seem to be gone.
    case noActualsYet = "no-actuals-yet"

    /// The reason in words.
    package var words: Bilingual {
        switch self {
        case .outsidePeriod: Bilingual("前年度は計画期間に入っていません。", "The year before is outside the plan's period.")
        case .noRules: Bilingual("前年度の評価のきまりがありません。", "There are no rules for the year before.")
        case .noActuals: Bilingual("前年度の実績値がありません。", "The year before has no actuals.")
        case .noActualsYet: Bilingual("この年度の実績値はまだありません。", "This year has no actuals yet.")
        }
    }
}

extension LastYear {
    /// `previous` is the evaluation of the year before; `nil` where the rules do not know that year.
    init(before evaluation: YearEvaluation, previous: YearEvaluation?, yearsWithActuals: [FiscalYear]) {
        let last = evaluation.year.advanced(by: -1)
        if !evaluation.plan.period.contains(last) {
            self = .missing(.outsidePeriod)
        } else if let previous, previous.year == last {
            if !yearsWithActuals.contains(last) {
                self = .missing(.noActuals)
            } else {
                self = yearsWithActuals.contains(evaluation.year) ? .known(previous) : .missing(.noActualsYet)
            }
        } else {
            self = .missing(.noRules)
        }
    }
}
