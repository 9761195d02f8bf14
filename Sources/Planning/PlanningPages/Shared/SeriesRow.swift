import Figures
import PagesSupport
import Planning
import Wording

/// One series of a measure in one year, as lists show it.
struct SeriesRow: Hashable, Sendable {
    let number: String
    let name: String
    let path: String
    /// Where on the measure's page its figures stand, and how its rate came about.
    let figuresPath: String
    let workingPath: String
    /// The heading that the measure stands under.
    let heading: NumberedName?
    let owners: String
    let indicator: String
    let unit: String
    let target: FigureView
    let actual: FigureView
    let rate: String
    let rating: RatingView?
    /// The rate minus last year's, in points; empty where they cannot be compared.
    let change: String
    /// What a reader should know beside the rate.
    let warnings: String

    init(_ place: Place, _ series: SeriesPlace) {
        let measure = place.plan.measures[series.measure]
        let indicator = measure.indicators[series.series]
        let evaluation = place.evaluation(at: series)
        let language = place.language
        number = place.number(of: measure)
        name = place.name(of: measure)
        path = place.paths.measure(measure.id, place.year)
        figuresPath = path + "#" + SeriesSection.id(of: indicator)
        workingPath = path + "#" + SeriesSection.workingID(of: indicator, place.year)
        heading = place.edition.node(measure.node).map(place.name)
        owners = place.owners(of: measure)
        self.indicator = indicator.name
        unit = indicator.unit
        let reference = SeriesReference(measure: measure.id, series: indicator.series)
        target = FigureView(
            evaluation.target,
            unit: indicator.unit,
            language: language,
            correction: place.edition.correction(.target, of: reference, in: place.year)
        )
        actual = FigureView(
            evaluation.actual,
            unit: indicator.unit,
            language: language,
            correction: place.edition.correction(.actual, of: reference, in: place.year)
        )
        rate = evaluation.rateText
        rating = RatingView(evaluation, language)
        change = place.review.difference(at: series).map(PointsView.text) ?? ""
        warnings = EvaluationWarnings.all.filter { evaluation.warnings.contains($0.warning) }
            .map { $0.words[language] }.joined(separator: " ")
    }
}

/// A difference of rates as it is shown: +12.3, －4.0, ±0.
enum PointsView {
    static func text(_ points: Rational) -> String {
        let digits = (points.sign < 0 ? -points : points).text(digits: 1)
        // What rounds to nothing has no direction.
        guard digits != "0.0" else { return "±0" }
        return (points.sign < 0 ? "－" : "＋") + digits
    }
}

extension Place {
    /// The departments that answer for a measure in the place's year: 税務課 等.
    func owners(of measure: Measure) -> String {
        let names = measure.owners.filter { $0.isValid(in: year) }.map { owner in
            let name = edition.unit(owner.unit)?.name ?? owner.unit.text
            return owner.andOthers ? name + words(Bilingual(" 等", " and others")) : name
        }
        return names.joined(separator: language == .japanese ? "、" : ", ")
    }
}
