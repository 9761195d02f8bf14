import Figures
import Planning
import Wording

/// One revision of a plan with everything that pages show of it: evaluated, checked and indexed once.
///
/// It never changes, and is passed around with every place.
final class PlanEdition: Sendable {
    let plan: Plan
    /// Of the plan as it stands, also where an earlier state of it is shown: so that this is made anew with it.
    let revision: Int
    /// Where it is an earlier state of the plan.
    let past: PastState?
    let sealing: PlanSealing
    let evaluator: PlanEvaluator
    /// The years of the period for which rules hold.
    let years: [FiscalYear: YearEvaluation]
    /// What is to be said of these years.
    let reviews: [FiscalYear: YearReview]
    let yearsWithActuals: Set<FiscalYear>
    let currentYear: FiscalYear
    let holder = ShelfHolder()
    let tasks: [Measure.ID: [PlanTask]]
    let texts: [Measure.ID: [YearlyText]]
    let lineage: [Measure.ID: [LineageEvent]]
    private let currentMeasures: [FiscalYear: [Int]]
    private let measureIndices: [Measure.ID: Int]
    private let nodeIndices: [PlanNode.ID: Int]
    private let units: [OrganisationUnit.ID: OrganisationUnit]

    init(_ stored: StoredPlan, past: PastState? = nil) {
        let plan = stored.plan
        self.plan = plan
        self.past = past
        revision = past?.current ?? stored.revision
        sealing = stored.sealing
        evaluator = PlanEvaluator(plan)
        var years: [FiscalYear: YearEvaluation] = [:]
        for year in plan.period { years[year] = evaluator.evaluation(of: year) }
        self.years = years
        reviews = years.mapValues { YearReview($0, previous: years[$0.year.advanced(by: -1)]) }
        let known = plan.yearsWithActuals
        yearsWithActuals = Set(known)
        currentYear = known.last ?? plan.period.lowerBound
        tasks = Dictionary(grouping: plan.tasks, by: \.measure)
        texts = Dictionary(grouping: plan.texts, by: \.measure)
        lineage = Dictionary(grouping: plan.lineage, by: \.measure)
        currentMeasures = years.mapValues { evaluation in
            plan.measures.indices.filter { plan.isCurrent(plan.measures[$0], in: evaluation.year) }
        }
        measureIndices = Self.indices(plan.measures.map(\.id))
        nodeIndices = Self.indices(plan.nodes.map(\.id))
        units = Dictionary(plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func indices<ID: Hashable>(_ ids: [ID]) -> [ID: Int] {
        Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
}

extension PlanEdition {
    var shelves: Shelves { holder.shelves }

    func index(of measure: Measure.ID) -> Int? { measureIndices[measure] }

    func measure(_ id: Measure.ID) -> Measure? { measureIndices[id].map { plan.measures[$0] } }

    func node(_ id: PlanNode.ID) -> PlanNode? { nodeIndices[id].map { plan.nodes[$0] } }

    func unit(_ id: OrganisationUnit.ID) -> OrganisationUnit? { units[id] }

    func children(of node: PlanNode.ID?) -> [PlanNode] { plan.nodes.filter { $0.parent == node } }

    /// From the top of the tree to `node` itself; stops where a parent is missing or stands in its own shadow.
    func path(to node: PlanNode.ID) -> [PlanNode] {
        var path: [PlanNode] = []
        var next: PlanNode.ID? = node
        while let id = next, let found = self.node(id), !path.contains(where: { $0.id == id }) {
            path.insert(found, at: 0)
            next = found.parent
        }
        return path
    }

    /// The node and everything below it.
    func nodesBelow(_ node: PlanNode.ID) -> Set<PlanNode.ID> {
        Set(plan.nodes.lazy.map(\.id).filter { id in self.path(to: id).contains { $0.id == node } })
    }

    /// What the city calls the level of a heading.
    func levelName(of node: PlanNode) -> Bilingual {
        plan.levels.first { $0.id == node.level }?.name ?? Self.heading
    }

    /// What the city calls its measures.
    var measureLevelName: Bilingual { plan.levels.last?.name ?? Bilingual("取組", "Measure") }

    private static let heading = Bilingual("見出し", "Heading")

    /// Where a measure stands among those of `year`; the order of the plan.
    func currentMeasures(in year: FiscalYear) -> [Int] { currentMeasures[year] ?? [] }
}
