import Figures
package import Planning

/// A plan with everything that forms ask of it, evaluated and indexed once.
package struct PlanFacts: Sendable {
    package let plan: Plan
    let sealing: PlanSealing
    let evaluator: PlanEvaluator
    /// The years of the period for which rules hold.
    let evaluations: [FiscalYear: YearEvaluation]
    private let measureIndices: [Measure.ID: Int]
    private let nodeIndices: [PlanNode.ID: Int]
    private let units: [OrganisationUnit.ID: OrganisationUnit]
    private let texts: [TextKey: String]
    let tasks: [Measure.ID: [Int]]

    package init(_ plan: Plan, sealing: PlanSealing = .none) {
        self.plan = plan
        self.sealing = sealing
        evaluator = PlanEvaluator(plan)
        var evaluations: [FiscalYear: YearEvaluation] = [:]
        for year in plan.period { evaluations[year] = evaluator.evaluation(of: year) }
        self.evaluations = evaluations
        measureIndices = Self.indices(plan.measures.map(\.id))
        nodeIndices = Self.indices(plan.nodes.map(\.id))
        units = Dictionary(plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var texts: [TextKey: String] = [:]
        for text in plan.texts {
            texts[TextKey(measure: text.measure, year: text.year, kind: text.kind)] = text.text
        }
        self.texts = texts
        tasks = Dictionary(grouping: plan.tasks.indices) { plan.tasks[$0].measure }
    }

    private static func indices<ID: Hashable>(_ ids: [ID]) -> [ID: Int] {
        Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }

    private struct TextKey: Hashable {
        let measure: Measure.ID
        let year: FiscalYear
        let kind: YearlyText.Kind
    }
}

extension PlanFacts {
    func index(of measure: Measure.ID) -> Int? { measureIndices[measure] }

    func node(_ id: PlanNode.ID) -> PlanNode? { nodeIndices[id].map { plan.nodes[$0] } }

    func unit(_ id: OrganisationUnit.ID) -> OrganisationUnit? { units[id] }

    /// What the owners of a measure wrote for a year; `nil` where they wrote nothing.
    func text(_ kind: YearlyText.Kind, of measure: Measure.ID, in year: FiscalYear) -> String? {
        texts[TextKey(measure: measure, year: year, kind: kind)]
    }

    /// Where a series stands; `nil` where the plan has none of that name.
    func place(of series: SeriesReference) -> SeriesPlace? {
        guard let measure = index(of: series.measure) else { return nil }
        return plan.measures[measure].indicators.firstIndex { $0.series == series.series }
            .map { SeriesPlace(measure: measure, series: $0) }
    }

    /// From the top of the tree to the heading itself; stops where a parent is missing or stands in its own shadow.
    func path(to node: PlanNode.ID) -> [PlanNode] {
        var path: [PlanNode] = []
        var next: PlanNode.ID? = node
        while let id = next, let found = self.node(id), !path.contains(where: { $0.id == id }) {
            path.insert(found, at: 0)
            next = found.parent
        }
        return path
    }

    /// Whether a heading is `ancestor` or stands below it.
    func isBelow(_ node: PlanNode.ID, _ ancestor: PlanNode.ID) -> Bool {
        path(to: node).contains { $0.id == ancestor }
    }

    /// The measures that are part of the plan in `year`, in its order.
    func measures(in year: FiscalYear) -> [Int] {
        plan.measures.indices.filter { plan.isCurrent(plan.measures[$0], in: year) }
    }

    /// The units that own a measure in `year`.
    func owners(of measure: Measure, in year: FiscalYear) -> [Ownership] {
        measure.owners.filter { $0.isValid(in: year) }
    }

    /// The unit itself or the one above it of this kind; `nil` where there is none.
    func unit(_ kind: OrganisationUnit.Kind, at id: OrganisationUnit.ID) -> OrganisationUnit? {
        var next: OrganisationUnit.ID? = id
        var seen: Set<OrganisationUnit.ID> = []
        while let id = next, seen.insert(id).inserted, let found = unit(id) {
            if found.kind == kind { return found }
            next = found.parent
        }
        return nil
    }
}
