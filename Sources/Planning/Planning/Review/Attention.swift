package import Figures
package import Wording

/// Why a reader should look at a series.
package enum Attention: String, CaseIterable, Hashable, Sendable {
    /// Its rating is the worst that the rules know.
    case behind
    /// Its rate fell since last year, and its target is missed.
    case falling
    /// It has no actual, in a year in which others have.
    case withoutFigure = "without-figure"

    /// What lists and counts call it.
    package var name: Bilingual {
        switch self {
        case .behind: Bilingual("遅れている", "Behind")
        case .falling: Bilingual("下がって目標にも届かない", "Falling and short of the target")
        case .withoutFigure: Bilingual("実績値がない", "Without an actual")
        }
    }
}

/// One series that a reader should look at, and why.
package struct SeriesAttention: Sendable {
    package let place: SeriesPlace
    /// Never empty.
    package let reasons: Set<Attention>
    package let evaluation: Evaluation
    /// The rate minus last year's, in points; `nil` where they cannot be compared.
    package let difference: Rational?

    /// Why there is no actual; `nil` where there is one.
    package var missing: NoValueReason? { evaluation.actual.missing }

    /// The reasons in words, in the order of their weight.
    package var words: [Bilingual] {
        Attention.allCases.filter(reasons.contains).map { reason in
            switch reason {
            case .behind: evaluation.behindCriterion.words
            case .falling: Bilingual("前年度より率が下がり、目標値にも届いていない", "the rate fell, and the target is missed")
            case .withoutFigure:
                Bilingual(
                    "実績値がない（\((missing ?? .blank).name.japanese)）",
                    "no actual (\((missing ?? .blank).name.english))"
                )
            }
        }
    }
}

extension SeriesAttention {
    /// `nil` for a series that needs no attention.
    init?(_ place: SeriesPlace, _ evaluation: Evaluation, difference: Rational?, isBehind: Bool) {
        var reasons: Set<Attention> = []
        if isBehind { reasons.insert(.behind) }
        if let difference, difference.sign < 0, evaluation.targetMet == false { reasons.insert(.falling) }
        if evaluation.actual.missing != nil, evaluation.indicator.direction != .none {
            reasons.insert(.withoutFigure)
        }
        guard !reasons.isEmpty else { return nil }
        self.init(place: place, reasons: reasons, evaluation: evaluation, difference: difference)
    }
}

extension [SeriesAttention] {
    /// The weightiest reason first; the lowest rate, the deepest fall; then the order of the plan.
    ///
    /// Each key is made once and moved in place of its series, which is large.
    func sortedByWeight() -> [SeriesAttention] {
        indices.map { (weight: Weight(self[$0]), index: $0) }
            .sorted { $0.weight < $1.weight }
            .map { self[$0.index] }
    }
}

/// How early a series stands among those that need attention.
private struct Weight: Comparable {
    private let rank: Int
    private let measured: Rational?
    private let place: SeriesPlace

    init(_ attention: SeriesAttention) {
        place = attention.place
        if attention.reasons.contains(.behind) {
            (rank, measured) = (0, attention.evaluation.rate)
        } else if attention.reasons.contains(.falling) {
            (rank, measured) = (1, attention.difference)
        } else {
            (rank, measured) = (2, nil)
        }
    }

    static func < (left: Weight, right: Weight) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        return switch (left.measured, right.measured) {
        case (let first?, let second?) where first != second: first < second
        case (.some, nil): true
        case (nil, .some): false
        default: left.place < right.place
        }
    }
}
