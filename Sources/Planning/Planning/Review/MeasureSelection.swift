package import Figures
package import Wording

/// Which series a list shows.
package enum MeasureSelection: Hashable, Sendable {
    case all
    case citizens
    case administration
    /// Of measures that were added in the year.
    case new
    /// Of measures that were part of the plan the year before and no longer are.
    case ended
    case behind
    case falling
    case withoutFigure
    case reachedTarget
    case withRate
    case improved
    case worsened
    /// With the symbol at this place in ``YearEvaluation/ratingSymbols``.
    case rating(Int)
    /// With these of their figures.
    case coverage(Coverage.Kind)
    /// Without an actual, for this reason.
    case missing(NoValueReason)

    /// Every selection but those by rating and by figures, in the order of a list of choices.
    private static let plain: [MeasureSelection] = [
        .all, .citizens, .administration, .new, .ended, .behind, .falling, .withoutFigure, .reachedTarget, .withRate,
        .improved, .worsened,
    ]

    private static let ratingPrefix = "rating-"
    private static let missingPrefix = "missing-"

    /// Every selection that a year has and a reader would choose from a list.
    package static func choices(in evaluation: YearEvaluation) -> [MeasureSelection] {
        plain + evaluation.ratingSymbols.indices.map(rating)
    }

    /// Those that a count of figures leads to, and no list of choices.
    package static let byFigures: [MeasureSelection] =
        Coverage.Kind.allCases.map(coverage) + NoValueReason.allCases.map(missing)

    /// The selection with this code; `nil` where the year has none.
    package init?(code: String, in evaluation: YearEvaluation) {
        let all = Self.choices(in: evaluation) + Self.byFigures
        guard let selection = all.first(where: { $0.code == code }) else { return nil }
        self = selection
    }

    /// The word for it in addresses: `behind`, `without-figure`, `rating-1` for the first symbol.
    package var code: String {
        switch self {
        case .all: "all"
        case .citizens: "citizens"
        case .administration: "administration"
        case .new: "new"
        case .ended: "ended"
        case .behind: Attention.behind.rawValue
        case .falling: Attention.falling.rawValue
        case .withoutFigure: Attention.withoutFigure.rawValue
        case .reachedTarget: "reached-target"
        case .withRate: "with-rate"
        case .improved: SeriesChange.improved.rawValue
        case .worsened: SeriesChange.worsened.rawValue
        case .rating(let index): "\(Self.ratingPrefix)\(index + 1)"
        case .coverage(let kind): kind.rawValue
        case .missing(let reason): Self.missingPrefix + reason.rawValue.replacing("_", with: "-")
        }
    }

    /// What a list of choices calls it; a rating by its symbol and name.
    package func name(in evaluation: YearEvaluation) -> Bilingual {
        switch self {
        case .all: Bilingual("すべて", "All")
        case .citizens: Audience.citizens.name
        case .administration: Audience.administration.name
        case .new: MeasureChange.Kind.added.name
        case .ended: MeasureChange.Kind.ended.name
        case .behind: Attention.behind.name
        case .falling: Attention.falling.name
        case .withoutFigure: Attention.withoutFigure.name
        case .reachedTarget: Bilingual("目標値に届いている", "Target reached")
        case .withRate: Bilingual("率がある", "With a rate")
        case .improved: SeriesChange.improved.name
        case .worsened: SeriesChange.worsened.name
        case .rating(let index): Self.ratingWords(index, evaluation)
        case .coverage(let kind): kind.name
        case .missing(let reason):
            Bilingual("実績値がない（\(reason.name.japanese)）", "No actual (\(reason.name.english))")
        }
    }

    private static func ratingWords(_ index: Int, _ evaluation: YearEvaluation) -> Bilingual {
        let symbols = evaluation.ratingSymbols
        guard symbols.indices.contains(index) else { return Bilingual(same: "") }
        guard let name = evaluation.ratingName(of: symbols[index]) else { return Bilingual(same: symbols[index]) }
        return Bilingual("\(symbols[index]) \(name.japanese)", "\(symbols[index]) \(name.english)")
    }
}

extension YearReview {
    /// The series of a selection, in the plan's order, each once.
    package func places(_ selection: MeasureSelection) -> [SeriesPlace] {
        switch selection {
        case .all: evaluation.currentPlaces
        case .citizens: places(for: .citizens)
        case .administration: places(for: .administration)
        case .new: newPlaces
        case .ended: evaluation.places { current[$0] == (false, true) }
        case .behind: places(with: .behind)
        case .falling: places(with: .falling)
        case .withoutFigure: places(with: .withoutFigure)
        case .reachedTarget: evaluation.currentPlaces.filter { evaluation[$0].targetMet == true }
        case .withRate: evaluation.currentPlaces.filter { evaluation[$0].rate != nil }
        case .improved: places(changed: .improved)
        case .worsened: places(changed: .worsened)
        case .rating(let index): places(rated: index)
        case .coverage(let kind): evaluation.currentPlaces.filter { evaluation[$0].coverage == kind }
        case .missing(let reason): evaluation.currentPlaces.filter { evaluation[$0].missingActual == reason }
        }
    }

    private func places(for audience: Audience) -> [SeriesPlace] {
        evaluation.places { current[$0].now && plan.measures[$0].audience.contains(audience) }
    }

    private var newPlaces: [SeriesPlace] {
        let added = Set(plan.lineage.lazy.filter { $0.kind == .added && $0.year == year }.map(\.measure))
        return evaluation.places { current[$0].now && added.contains(plan.measures[$0].id) }
    }

    private func places(with reason: Attention) -> [SeriesPlace] {
        attention.filter { $0.reasons.contains(reason) }.map(\.place).sorted()
    }

    private func places(changed change: SeriesChange) -> [SeriesPlace] {
        changes.series.filter { $0.changes.contains(change) }.map(\.place)
    }

    private func places(rated index: Int) -> [SeriesPlace] {
        let symbols = evaluation.ratingSymbols
        guard symbols.indices.contains(index) else { return [] }
        return evaluation.currentPlaces.filter { evaluation[$0].symbol == symbols[index] }
    }
}
