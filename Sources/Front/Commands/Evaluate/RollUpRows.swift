import Figures
import Planning
import Wording

/// The rows of `evaluate --scope node` and its like: one for each heading, measure or unit.
struct RollUpRows {
    let evaluation: YearEvaluation
    let scope: EvaluationScope

    static let columns = ["node", "name", "count", "rated", "rate", "rating", "working"]

    var rows: Rows {
        var rows = Rows(columns: Self.columns, numeric: ["count", "rated", "rate"])
        let plan = evaluation.plan
        rows.rows =
            switch scope {
            case .series: []
            case .node: plan.nodes.map { row($0.id.text, $0.name, evaluation.rollUp(of: $0)) }
            case .measure:
                plan.measures.filter { plan.isCurrent($0, in: evaluation.year) }.compactMap { measure in
                    evaluation.rollUp(of: measure).map {
                        row(plan.number(of: measure, in: evaluation.year), measure.name, $0)
                    }
                }
            case .unit: plan.units.map { row($0.id.text, Bilingual(same: $0.name), evaluation.rollUp(of: $0)) }
            case .plan: [row(plan.id.text, plan.name, evaluation.planRollUp)]
            }
        return rows
    }

    private func row(_ id: String, _ name: Bilingual, _ rollUp: RollUp) -> [String] {
        [
            id,
            name.japanese,
            String(rollUp.members.count),
            String(rollUp.rated),
            rollUp.rate?.decimalText() ?? "",
            rollUp.symbol,
            evaluation.working(of: rollUp).line(in: .current),
        ]
    }
}
