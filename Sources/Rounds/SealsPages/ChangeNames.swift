import Figures
import Planning
import Seals
import Wording

/// What people call the things that an erratum changes.
struct ChangeNames {
    private let plan: Plan
    private let language: Language

    init(_ plan: Plan, _ language: Language) {
        (self.plan, self.language) = (plan, language)
    }

    /// `令和5年度 19 窓口の利用件数：件数 実績値`.
    func name(of change: SealedChange) -> String {
        [change.year.name(.era, language), thing(change), kind(change)].filter { !$0.isEmpty }.joined(separator: " ")
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
