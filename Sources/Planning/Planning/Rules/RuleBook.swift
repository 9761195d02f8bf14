package import Figures
package import Wording

/// A city's rules of evaluation, one version after the other.
///
/// Rules are data: another city writes another `rules.yaml`, never Swift (docs/rules.md).
package struct RuleBook: Hashable, Sendable {
    /// Ordered by their first year.
    package var versions: [RuleVersion]
    /// The `rules.yaml` that the versions were read from, word for word, so that an export gives back its comments.
    package var source: String

    package init(versions: [RuleVersion], source: String) {
        self.versions = versions.sorted { $0.from < $1.from }
        self.source = source
    }

    /// The version that holds in `year`: the last that began by then.
    package func version(for year: FiscalYear) -> RuleVersion? {
        versions.last { $0.from <= year }
    }
}

/// The rules that hold from one fiscal year until the next version begins.
package struct RuleVersion: Hashable, Sendable {
    package var from: FiscalYear
    package var name: Bilingual
    package var rate: RateRule
    package var bands: [Band]
    package var noValue: NoValueRules
    package var composition: CompositionRule
    package var rollUps: [RollUpRule]
    package var exceptions: [RuleException]
    package var judgements: [Judgement]

    package init(
        from: FiscalYear,
        name: Bilingual,
        rate: RateRule,
        bands: [Band],
        noValue: NoValueRules = NoValueRules(),
        composition: CompositionRule = CompositionRule(),
        rollUps: [RollUpRule] = [],
        exceptions: [RuleException] = [],
        judgements: [Judgement] = []
    ) {
        self.from = from
        self.name = name
        self.rate = rate
        self.bands = bands
        self.noValue = noValue
        self.composition = composition
        self.rollUps = rollUps
        self.exceptions = exceptions
        self.judgements = judgements
    }
}

/// How a rate is computed.
package struct RateRule: Hashable, Sendable {
    package var higher = Formula.ratio
    package var lower = Formula.inverse
    package var milestone = MilestoneRule()
    package var parts = PartsRule.mean
    package var yardstick = Yardstick.yearlyTarget
    package var rounding = RoundingRule()
    /// How the rates of goals are shown; as all others where `nil`.
    package var goalRounding: RoundingRule?
    /// Whether bands test the rate before or after it is rounded.
    package var thresholds = Thresholds.unrounded

    package init() {}
}

/// The arithmetic of a rate.
///
/// Every rate is a percentage.
package enum Formula: String, CaseIterable, Hashable, Sendable {
    /// actual ÷ yardstick
    case ratio
    /// yardstick ÷ actual
    case inverse
    /// (actual − baseline) ÷ (yardstick − baseline)
    case gapClosed = "gap_closed"
    /// Mean yearly growth since the baseline ÷ the mean yearly growth that the yardstick requires, both relative to the
    /// baseline. Linear, so that it stays exact: compound growth needs roots.
    case growth
}

/// What a milestone counts as; `nil` means no rate.
package struct MilestoneRule: Hashable, Sendable {
    package var reached: Rational? = .hundred
    package var partly: Rational?
    package var notReached: Rational? = .zero

    package init() {}
}

/// What a cell with several amounts counts as.
package enum PartsRule: String, CaseIterable, Hashable, Sendable {
    /// The unweighted mean of the parts' unrounded rates.
    case mean = "composite_mean"
    /// The rate of the sums.
    case sum
}

/// What an actual is measured against.
package enum Yardstick: String, CaseIterable, Hashable, Sendable {
    /// The target of the same year.
    case yearlyTarget = "yearly_target"
    /// The target of the plan's last year that has one.
    case finalTarget = "final_target"
    /// The straight line from the baseline to the final target, at this year.
    case interpolated
    /// The final target × the elapsed share of the period.
    case proRata = "pro_rata"
    /// The elapsed share of the period itself, as a percentage; for actuals that are percentages of completion.
    case elapsedShare = "elapsed_share"
    /// Last year's actual.
    case previousYear = "previous_year"
    case baseline
}

/// How a rate is shown.
package struct RoundingRule: Hashable, Sendable {
    package var mode = RoundingMode.halfUp
    package var digits = 0

    package init(mode: RoundingMode = .halfUp, digits: Int = 0) {
        self.mode = mode
        self.digits = digits
    }
}

package enum Thresholds: String, CaseIterable, Hashable, Sendable {
    case unrounded
    case rounded
}

/// How the shares of a whole are shown.
package struct CompositionRule: Hashable, Sendable {
    package var digits = 1
    /// Whether the shown shares are made to add up to exactly 100 (largest remainders first).
    package var forced = false

    package init(digits: Int = 1, forced: Bool = false) {
        self.digits = digits
        self.forced = forced
    }
}

/// Other rules for named indicators, where a city prints them so.
package struct RuleException: Hashable, Sendable {
    package var series: [SeriesReference]
    /// Why; shown with the working.
    package var reason: Bilingual
    package var formula: Formula?
    package var parts: PartsRule?
    package var yardstick: Yardstick?
    package var roundingMode: RoundingMode?
    package var digits: Int?
    package var thresholds: Thresholds?
    package var bands: [Band]?

    package init(series: [SeriesReference], reason: Bilingual) {
        self.series = series
        self.reason = reason
    }
}

/// A rating that a person set in place of the computed one.
///
/// Both are kept and shown.
package struct Judgement: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case series(SeriesReference)
        case goal(Goal.ID)
        case node(PlanNode.ID)
        case plan
    }

    package var subject: Subject
    package var year: FiscalYear
    /// The symbol of one of the bands or of a no-value rule.
    package var rating: String
    package var reason: Bilingual

    package init(subject: Subject, year: FiscalYear, rating: String, reason: Bilingual) {
        self.subject = subject
        self.year = year
        self.rating = rating
        self.reason = reason
    }
}
