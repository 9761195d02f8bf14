package import Figures
package import Wording

/// How many series have which of their figures in a year.
package struct Coverage: Hashable, Sendable {
    /// Which of its figures a series has.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case targetAndActual = "target-and-actual"
        case actualOnly = "actual-only"
        case targetOnly = "target-only"
        case neither
        /// Its measure has no indicator, and so no figures by its nature.
        case withoutIndicator = "without-indicator"

        /// What lists and counts call it.
        package var name: Bilingual {
            switch self {
            case .targetAndActual: Bilingual("目標と実績", "Target and actual")
            case .actualOnly: Bilingual("実績だけ", "Actual only")
            case .targetOnly: Bilingual("目標だけ", "Target only")
            case .neither: Bilingual("どちらもない", "Neither")
            case .withoutIndicator: Bilingual("指標なし", "No indicator")
            }
        }
    }

    private var kinds: [Kind: Int] = [:]
    /// How many have a rate.
    package private(set) var withRate = 0
    /// Why there is no actual, and how often; series without an indicator do not count.
    package private(set) var missingActuals: [NoValueReason: Int] = [:]

    /// How many series are of this kind.
    package func count(_ kind: Kind) -> Int { kinds[kind] ?? 0 }

    /// How many series there are.
    package var total: Int { kinds.values.reduce(0, +) }

    /// How many have an actual.
    package var withActual: Int { count(.targetAndActual) + count(.actualOnly) }

    mutating func count(_ evaluation: Evaluation) {
        if evaluation.rate != nil { withRate += 1 }
        kinds[evaluation.coverage, default: 0] += 1
        if let missing = evaluation.missingActual { missingActuals[missing, default: 0] += 1 }
    }
}

extension Evaluation {
    /// Which of its figures the series has.
    var coverage: Coverage.Kind {
        guard indicator.direction != .none else { return .withoutIndicator }
        return switch (target.missing == nil, actual.missing == nil) {
        case (true, true): .targetAndActual
        case (false, true): .actualOnly
        case (true, false): .targetOnly
        case (false, false): .neither
        }
    }

    /// Why there is no actual; `nil` where there is one, or can be none because the measure has no indicator.
    var missingActual: NoValueReason? { indicator.direction == .none ? nil : actual.missing }
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
