import Figures
import Planning
import Seals
import Wording

/// What people call the things that an erratum changes.
struct ChangeNames {
    private let plan: Plan
    private let language: Language

    /// By year: how the rules of today round what they make of the figures.
    private let evaluations: [FiscalYear: YearEvaluation]

    /// For these changes of the plan's sealed years.
    init(_ plan: Plan, _ language: Language, for changes: [SealedChange]) {
        (self.plan, self.language) = (plan, language)
        let evaluator = PlanEvaluator(plan)
        let years = Set(changes.filter { $0.subject == .result }.map(\.year))
        let found = years.compactMap { year in evaluator.evaluation(of: year).map { (year, $0) } }
        evaluations = Dictionary(uniqueKeysWithValues: found)
    }

    /// `令和5年度 19 窓口の利用件数：件数 実績値`.
    func name(of change: SealedChange) -> String {
        [change.year.name(.era, language), thing(change), kind(change)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What it was or became, in words: rates with the digits that the year's rules print.
    ///
    /// A result is sealed with four decimals, whatever the rules print.
    func shown(_ words: String?, of change: SealedChange) -> String {
        guard let words else { return ErratumWords.nothing[language] }
        guard change.subject == .result, let rounding = rounding(of: change) else { return words }
        return words.split(separator: " ", omittingEmptySubsequences: false)
            .map { Self.rate($0, rounding) ?? String($0) }.joined(separator: " ")
    }

    /// `nil` for a symbol, and for how many have a symbol.
    private static func rate(_ word: Substring, _ rounding: RoundingRule) -> String? {
        guard word.contains("."), let rate = ExactDecimal(plain: word)?.rational else { return nil }
        return rate.text(digits: rounding.digits, mode: rounding.mode) + "％"
    }

    private func rounding(of change: SealedChange) -> RoundingRule? {
        guard let evaluation = evaluations[change.year] else { return nil }
        if let series = change.series { return evaluation.evaluation(of: series)?.rule.rate.rounding }
        if change.key == "plan" { return evaluation.planRollUp.rule.rounding }
        if change.key.hasPrefix("goal:") {
            return zip(plan.goals, evaluation.goals).first { "goal:\($0.0.id.text)" == change.key }?.1.rule.rate
                .rounding
        }
        return plan.nodes.first { "node:\($0.id.text)" == change.key }.map { evaluation.rollUp(of: $0).rule.rounding }
    }

    private func thing(_ change: SealedChange) -> String {
        guard let measure = change.measure.flatMap({ plan.measure($0) }) else { return heading(change.key) }
        let name = "\(plan.number(of: measure, in: change.year)) \(plan.name(of: measure, in: change.year))"
        let indicator = change.series.flatMap { series in measure.indicators.first { $0.series == series.series } }
        return indicator.map { $0.name.isEmpty ? name : "\(name)：\($0.name)" } ?? name
    }

    /// The goal, heading or plan whose result it is; its key where the plan does not have it any more.
    private func heading(_ key: String) -> String {
        if key == "plan" { return Bilingual("計画全体", "the whole plan")[language] }
        let id = key.split(separator: ":", maxSplits: 1).last.map(String.init) ?? key
        if key.hasPrefix("goal:") { return plan.goals.first { $0.id.text == id }?.name[language] ?? id }
        return plan.nodes.first { $0.id.text == id }?.name[language] ?? id
    }

    private func kind(_ change: SealedChange) -> String {
        let last = change.key.split(separator: "/").last.map(String.init) ?? ""
        switch change.subject {
        case .figure, .text: return (PlanCorrection.Kind(rawValue: last)?.name ?? change.subject.name)[language]
        case .note: return (PlanCorrection.Kind(rawValue: "\(last)_note")?.name ?? change.subject.name)[language]
        case .indicator, .measure, .goal, .lineage, .rules, .result: return change.subject.name[language]
        }
    }
}
