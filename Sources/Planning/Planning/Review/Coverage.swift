package import Figures

/// How many series have which of their figures in a year.
package struct Coverage: Hashable, Sendable {
    package private(set) var targetAndActual = 0
    package private(set) var actualOnly = 0
    package private(set) var targetOnly = 0
    package private(set) var neither = 0
    /// How many have a rate.
    package private(set) var withRate = 0
    /// How many belong to a measure without an indicator, which has no figures by its nature and counts as none of these.
    package private(set) var withoutIndicator = 0
    /// Why there is no actual, and how often.
    package private(set) var missingActuals: [NoValueReason: Int] = [:]

    /// How many series there are.
    package var total: Int { targetAndActual + actualOnly + targetOnly + neither + withoutIndicator }

    /// How many have an actual.
    package var withActual: Int { targetAndActual + actualOnly }

    mutating func count(_ evaluation: Evaluation) {
        if evaluation.rate != nil { withRate += 1 }
        guard evaluation.indicator.direction != .none else {
            withoutIndicator += 1
            return
        }
        let missing = evaluation.actual.missing
        switch (evaluation.target.missing == nil, missing == nil) {
        case (true, true): targetAndActual += 1
        case (false, true): actualOnly += 1
        case (true, false): targetOnly += 1
        case (false, false): neither += 1
        }
        if let missing { missingActuals[missing, default: 0] += 1 }
    }
}

/// The coverage of what stands below one heading at the top.
package struct HeadingCoverage: Hashable, Sendable {
    package let node: PlanNode.ID
    /// Series of measures that are listed again under another heading count under their own.
    ///
    /// So the headings add up to the plan.
    package let coverage: Coverage
}

extension YearEvaluation {
    /// The coverage of all series of current measures, and by heading at the top.
    var coverage: (all: Coverage, headings: [HeadingCoverage]) {
        var all = Coverage()
        var byTop: [PlanNode.ID: Coverage] = [:]
        let tops = plan.topNodes
        for place in currentPlaces {
            let evaluation = self[place]
            all.count(evaluation)
            if let top = tops[plan.measures[place.measure].node] { byTop[top, default: Coverage()].count(evaluation) }
        }
        let headings = evaluator.outline.top.map { index in
            HeadingCoverage(node: plan.nodes[index].id, coverage: byTop[plan.nodes[index].id] ?? Coverage())
        }
        return (all, headings)
    }
}

extension Plan {
    /// By heading: the heading at the top above it.
    fileprivate var topNodes: [PlanNode.ID: PlanNode.ID] {
        let parents = Dictionary(nodes.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
        return parents.reduce(into: [:]) { tops, entry in
            var (top, next) = (entry.key, entry.value)
            // Counted, so that headings above one another in a circle end.
            for _ in parents.indices {
                guard let parent = next, let above = parents[parent] else { break }
                (top, next) = (parent, above)
            }
            tops[entry.key] = top
        }
    }
}
