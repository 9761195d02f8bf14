import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// The years of a plan side by side: how many of each rating, the rates of its headings, and every series by year.
struct YearsPage: SitePage {
    struct Year: Hashable, Sendable {
        let name: String
        let path: String
        let counts: CountsView
    }

    struct MatrixRow: Sendable {
        let number: String
        let name: LinkedText
        let indicator: String
        let cells: [MatrixCell?]
    }

    struct MatrixCell: Hashable, Sendable {
        let rating: RatingView?
        let isReached: Bool?
        let rate: String
        let path: String

        /// The rating's; where the city gives none, filled where the target was reached.
        var symbol: String { rating?.symbol ?? isReached.map { $0 ? "●" : "○" } ?? "" }
        var tone: Tone { rating?.tone ?? isReached.map { $0 ? .good : .fair } ?? .neutral }
    }

    /// The series under one heading.
    struct Matrix: Sendable {
        let id: String
        let title: String
        let path: String
        let rows: [MatrixRow]
    }

    let place: Place
    let places: [Place]
    /// The years that have actuals.
    let years: [Year]
    let lines: HeadingLines?
    let matrices: [Matrix]

    init(_ place: Place) {
        self.place = place
        places = place.allYears
        years = places.filter { $0.edition.yearsWithActuals.contains($0.year) }.map { place in
            Year(
                name: place.yearName,
                path: place.paths.year(place.year),
                counts: CountsView(place.evaluation.planRollUp, place) { _ in place.paths.year(place.year) }
            )
        }
        lines = HeadingLines(places)
        let places = places
        let indices = Dictionary(grouping: place.plan.measures.indices) { place.plan.measures[$0].node }
        matrices = place.plan.nodes.compactMap { node in
            guard let measures = indices[node.id] else { return nil }
            return Matrix(
                id: "matrix-\(node.id.text)",
                title: place.name(of: node).text,
                path: place.paths.node(node.id, place.year),
                rows: measures.flatMap { Self.rows(of: $0, place, places) }
            )
        }
    }

    private static func rows(of index: Int, _ place: Place, _ places: [Place]) -> [MatrixRow] {
        let measure = place.plan.measures[index]
        return measure.indicators.indices.map { series in
            MatrixRow(
                number: place.number(of: measure) + (measure.indicators.count > 1 ? "-\(series + 1)" : ""),
                name: LinkedText(text: place.name(of: measure), path: place.paths.measure(measure.id, place.year)),
                indicator: measure.indicators[series].name,
                cells: places.map { cell(SeriesPlace(measure: index, series: series), $0) }
            )
        }
    }

    /// Nothing in a year without actuals, or in which the measure is not part of the plan.
    private static func cell(_ series: SeriesPlace, _ place: Place) -> MatrixCell? {
        let measure = place.plan.measures[series.measure]
        guard place.edition.yearsWithActuals.contains(place.year), place.plan.isCurrent(measure, in: place.year) else {
            return nil
        }
        let evaluation = place.evaluation(at: series)
        let rating = RatingView(evaluation, place.language)
        guard rating != nil || evaluation.rate != nil else { return nil }
        return MatrixCell(
            rating: rating,
            isReached: evaluation.targetMet,
            rate: evaluation.rateText,
            path: place.paths.measure(measure.id, place.year) + "#"
                + SeriesSection.workingID(of: evaluation.indicator, place.year)
        )
    }

    var data: PageData {
        var data = PageData(page: place.dataPaths.years)
        data.tables = [SeriesData.table(places.map { ($0, $0.review.places(.all)) })]
        if let lines { data.tables.append(lines.data) }
        return data
    }
}

/// The rates of the headings at the top over the years.
struct HeadingLines: Sendable {
    struct Row: Hashable, Sendable {
        let heading: LinkedText
        let id: String
        let cells: [String]
        let exact: [String]
        let heights: [Int?]
    }

    let rows: [Row]
    let years: [String]
    let yearPaths: [String]
    let westernYears: [Int]
    /// The rate at the top of the chart.
    let top: Int
    let language: Language

    /// Nothing where the rules give headings no rates.
    init?(_ places: [Place]) {
        guard let place = places.last else { return nil }
        let top = place.edition.children(of: nil)
        let known = places.map { place in
            place.edition.yearsWithActuals.contains(place.year) ? top.map { place.evaluation.rollUp(of: $0) } : []
        }
        let rates = top.indices.map { index in known.map { $0.isEmpty ? nil : $0[index].rate } }
        guard let highest = rates.joined().compactMap(\.self).max(), highest.sign > 0 else { return nil }
        let limit = max(100, (highest.divided(by: Rational(50))?.wholeNumber(in: 0...10_000) ?? 0) * 50 + 50)
        self.top = limit
        language = place.language
        years = places.map { place.shortName($0.year) }
        yearPaths = places.map { $0.paths.year($0.year) }
        westernYears = places.map(\.year.year)
        rows = top.indices.map { index in
            Row(
                heading: LinkedText(
                    text: place.name(of: top[index]).text,
                    path: place.paths.node(top[index].id, place.year)
                ),
                id: top[index].id.text,
                cells: known.map { $0.isEmpty ? "" : $0[index].shownText.map { $0 + "%" } ?? "" },
                exact: rates[index].map { $0?.decimalText() ?? "" },
                heights: rates[index].map { rate in
                    rate.flatMap { ($0 * Rational(1000)).divided(by: Rational(limit))?.wholeNumber(in: 0...1000) }
                }
            )
        }
    }

    var data: PageData.Table {
        PageData.Table(
            id: "rates",
            name: Bilingual("区分ごとの率の推移", "Rates of the headings"),
            rows: DataRows(
                columns: ["node", "name", "year", "rate"],
                rows: rows.flatMap { row in
                    zip(westernYears, row.exact).map { [row.id, row.heading.text, String($0), $1] }
                }
            )
        )
    }
}
