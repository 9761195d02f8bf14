import Figures
import Planning

/// What rules may refer to.
///
/// A part that is `nil` is not known, and references into it are not checked: its own file could not be read.
struct RulesContext {
    var period: ClosedRange<FiscalYear>?
    var levels: [PlanLevel]?
    var nodes: Set<PlanNode.ID>?
    var goals: Set<Goal.ID>?
    var series: Set<SeriesReference>?

    /// Nothing is known.
    init() {}

    init(_ plan: Plan) {
        period = plan.period
        levels = plan.levels
        nodes = Set(plan.nodes.map(\.id))
        goals = Set(plan.goals.map(\.id))
        series = Set(
            plan.measures.flatMap { measure in
                measure.indicators.map { SeriesReference(measure: measure.id, series: $0.series) }
            }
        )
    }
}
