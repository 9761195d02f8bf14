/// Which measures, goals and headings stand under which heading, found once.
///
/// Everything is counted by its position in the plan.
struct PlanOutline: Sendable {
    private let positions: [PlanNode.ID: Int]
    private let measures: [[Int]]
    private let goals: [[Int]]
    private let children: [[Int]]
    /// The headings at the top.
    let top: [Int]

    init(_ plan: Plan) {
        let positions = Dictionary(
            plan.nodes.indices.map { (plan.nodes[$0].id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let parents = plan.nodes.indices.map { plan.nodes[$0].parent.flatMap { positions[$0] } }
        self.positions = positions
        measures = Self.measures(of: plan, positions, parents)
        goals = Self.collected(plan.nodes.count, plan.goals.indices) { positions[plan.goals[$0].node] }
        children = Self.collected(plan.nodes.count, plan.nodes.indices) { parents[$0] }
        top = plan.nodes.indices.filter { parents[$0] == nil }
    }

    /// The measures under a heading, its own and those of the headings below; each once.
    func measures(under node: PlanNode.ID) -> [Int] {
        positions[node].map { measures[$0] } ?? []
    }

    /// The goals of a heading.
    func goals(of node: PlanNode.ID) -> [Int] {
        positions[node].map { goals[$0] } ?? []
    }

    /// The headings directly below a heading.
    func children(of node: PlanNode.ID) -> [Int] {
        positions[node].map { children[$0] } ?? []
    }

    private static func measures(of plan: Plan, _ positions: [PlanNode.ID: Int], _ parents: [Int?]) -> [[Int]] {
        var measures = [[Int]](repeating: [], count: parents.count)
        for index in plan.measures.indices {
            var next = positions[plan.measures[index].node]
            while let node = next, measures[node].last != index {
                measures[node].append(index)
                next = parents[node]
            }
            for listing in plan.measures[index].alsoUnder {
                next = positions[listing]
                while let node = next, measures[node].last != index {
                    measures[node].append(index)
                    next = parents[node]
                }
            }
        }
        return measures
    }

    private static func collected(_ count: Int, _ indices: Range<Int>, by node: (Int) -> Int?) -> [[Int]] {
        var lists = [[Int]](repeating: [], count: count)
        for index in indices {
            if let node = node(index) { lists[node].append(index) }
        }
        return lists
    }
}
