package import Figures
package import Wording

/// What became of a series since last year.
package enum SeriesChange: String, CaseIterable, Hashable, Sendable {
    /// A better rating.
    case improved
    /// A worse rating.
    case worsened
    /// The target was missed last year and is met now.
    case targetReached = "target-reached"
    /// The target was met last year and is missed now.
    case targetLost = "target-lost"
    /// An actual now, none last year.
    case firstFigure = "first-figure"
    /// An actual last year, none now.
    case figureGone = "figure-gone"

    /// What lists and counts call it.
    package var name: Bilingual {
        switch self {
        case .improved: Bilingual("評価が上がった", "Rating improved")
        case .worsened: Bilingual("評価が下がった", "Rating worsened")
        case .targetReached: Bilingual("目標値に届いた", "Target newly reached")
        case .targetLost: Bilingual("目標値に届かなくなった", "Target no longer reached")
        case .firstFigure: Bilingual("実績値が初めて出た", "First actual")
        case .figureGone: Bilingual("実績値がなくなった", "Actual gone")
        }
    }
}

/// One series that changed since last year, with both years.
package struct ChangedSeries: Sendable {
    package let place: SeriesPlace
    /// Never empty.
    package let changes: Set<SeriesChange>
    package let before: Evaluation
    package let now: Evaluation
    /// The rate minus last year's, in points; `nil` where they cannot be compared.
    package let difference: Rational?
}

extension ChangedSeries {
    /// `nil` for a series that is as it was.
    init?(_ place: SeriesPlace, before: Evaluation, now: Evaluation, difference: Rational?) {
        var changes: Set<SeriesChange> = []
        if let order = now.ratingOrder(against: before), order != 0 {
            changes.insert(order > 0 ? .improved : .worsened)
        }
        switch (before.targetMet, now.targetMet) {
        case (false?, true?): changes.insert(.targetReached)
        case (true?, false?): changes.insert(.targetLost)
        default: break
        }
        switch (before.actual.missing, now.actual.missing) {
        case (.some, nil): changes.insert(.firstFigure)
        case (nil, .some): changes.insert(.figureGone)
        default: break
        }
        guard !changes.isEmpty else { return nil }
        self.init(place: place, changes: changes, before: before, now: now, difference: difference)
    }
}
