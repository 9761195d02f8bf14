import Figures
package import Wording

/// The rule that holds for one series in one year: the version's own, with the series' exception laid over it.
package final class ResolvedRule: Sendable {
    package let version: RuleVersion
    package let rate: RateRule
    package let bands: [Band]
    /// Why the series has a rule of its own; `nil` where it has none.
    package let exceptionReason: Bilingual?
    let bandsNeedMoreThanRate: Bool
    /// Whether the bands are the version's own.
    let hasVersionBands: Bool

    init(version: RuleVersion, exception: RuleException? = nil, forGoals: Bool = false) {
        var rate = version.rate
        if forGoals, let rounding = rate.goalRounding { rate.rounding = rounding }
        if let formula = exception?.formula { (rate.higher, rate.lower) = (formula, formula) }
        if let parts = exception?.parts { rate.parts = parts }
        if let yardstick = exception?.yardstick { rate.yardstick = yardstick }
        if let mode = exception?.roundingMode { rate.rounding.mode = mode }
        if let digits = exception?.digits { rate.rounding.digits = digits }
        if let thresholds = exception?.thresholds { rate.thresholds = thresholds }
        self.version = version
        self.rate = rate
        bands = exception?.bands ?? version.bands
        hasVersionBands = exception?.bands == nil
        exceptionReason = exception?.reason
        bandsNeedMoreThanRate = bands.needMoreThanRate
    }
}

/// The rules of one version, resolved once for every series that has a rule of its own.
final class ResolvedRules: Sendable {
    let version: RuleVersion
    let standard: ResolvedRule
    let goals: ResolvedRule
    private let exceptions: [SeriesReference: ResolvedRule]
    private let judgements: [Judgement.Subject: [JudgementReference]]

    init(_ version: RuleVersion) {
        self.version = version
        standard = ResolvedRule(version: version)
        goals = ResolvedRule(version: version, forGoals: true)
        var exceptions: [SeriesReference: ResolvedRule] = [:]
        for exception in version.exceptions {
            let rule = ResolvedRule(version: version, exception: exception)
            for series in exception.series { exceptions[series] = rule }
        }
        self.exceptions = exceptions
        judgements = Dictionary(grouping: version.judgements.map(JudgementReference.init)) { $0.judgement.subject }
    }

    func rule(for series: SeriesReference?) -> ResolvedRule {
        guard let series, !exceptions.isEmpty else { return standard }
        return exceptions[series] ?? standard
    }

    func judgement(of subject: Judgement.Subject, in year: FiscalYear) -> JudgementReference? {
        judgements.isEmpty ? nil : judgements[subject]?.first { $0.judgement.year == year }
    }
}

/// A judgement by reference: nearly no evaluation has one, and all would carry its size.
final class JudgementReference: Sendable {
    let judgement: Judgement

    init(_ judgement: Judgement) {
        self.judgement = judgement
    }
}
