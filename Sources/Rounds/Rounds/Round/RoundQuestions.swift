package import Figures

/// What a round asks of every measure.
package struct RoundQuestions: Hashable, Sendable {
    /// Whether something is asked, and whether it must be answered.
    package enum Asking: String, CaseIterable, Hashable, Sendable {
        case no
        case optional
        case required
    }

    /// 実績値: every series needs a figure, or the reason why there is none.
    package var actuals: Asking
    /// Whether figures that had several parts are asked for part by part.
    package var parts: Bool
    /// 実施内容.
    package var activity: Asking
    /// 今後の予定.
    package var outlook: Asking
    /// Whether targets of years to come may be changed; each change needs a reason.
    package var targets: Bool
    /// When cause and countermeasure are needed; `nil` is never.
    package var cause: CauseThreshold?
    /// Whether remarks on figures are asked for.
    package var notes: Bool
    /// Whether files may be attached.
    package var evidence: Bool

    package init(
        actuals: Asking = .required,
        activity: Asking = .required,
        outlook: Asking = .optional,
        cause: CauseThreshold? = .behind
    ) {
        self.actuals = actuals
        self.activity = activity
        self.outlook = outlook
        self.cause = cause
        (parts, targets, notes, evidence) = (true, true, true, true)
    }
}

/// Below what a rate must be explained.
package enum CauseThreshold: Hashable, Sendable {
    /// What the plan's own rules count as behind.
    case behind
    /// A rate below so many percent, compared exactly.
    case rateBelow(ExactDecimal)
}
