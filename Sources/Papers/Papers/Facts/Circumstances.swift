import Figures
import Planning

/// What is at hand where a fact is asked for: the year, and a member of each list around the place.
struct Circumstances: Sendable {
    let facts: PlanFacts
    let words: DefinedWords
    /// The year at hand; in a column of a year it is that one.
    var year: FiscalYear
    /// Positions in the plan.
    var heading: Int?
    var goal: Int?
    var measure: Int?
    var unit: Int?
    var task: Int?
    var series: SeriesPlace?
    /// As a form calls the series; `nil` for the plan's name.
    var seriesName: String?
    var line: FigureLine?
    var rating: Int?
    var grantType: String?
    var grant: Int?
    var agenda: Int?
    var material: Int?
    var attendee: Int?
    var council: Int?

    init(_ facts: PlanFacts, year: FiscalYear, words: DefinedWords) {
        self.facts = facts
        self.year = year
        self.words = words
    }

    var plan: Plan { facts.plan }

    /// `nil` where no rules hold in the year.
    var evaluation: YearEvaluation? { facts.evaluations[year] }

    var currentHeading: PlanNode? { heading.map { plan.nodes[$0] } }

    var currentMeasure: Measure? { measure.map { plan.measures[$0] } }

    var currentSeries: Indicator? { series.map { plan.measures[$0.measure].indicators[$0.series] } }
}

/// One line of a measure's figures: which figures, of which series.
struct FigureLine: Hashable, Sendable {
    enum Kind: CaseIterable, Hashable, Sendable {
        case target
        case actual
        case rate
    }

    let kind: Kind
    let series: Int
    /// Whether the words for the kind stand before it: on the first line of each kind.
    let isFirst: Bool
    /// Whether the measure has more than one series, so that the lines need their marks.
    let isMarked: Bool
}
