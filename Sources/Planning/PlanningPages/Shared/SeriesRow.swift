import Figures
import PagesSupport
import Planning
import Wording

/// One series of a measure in one year, as lists show it.
struct SeriesRow: Hashable, Sendable {
    let number: String
    let name: String
    let path: String
    /// The heading that the measure stands under.
    let heading: NumberedName?
    let headingPath: String
    let owners: String
    let indicator: String
    let unit: String
    let target: FigureView
    let actual: FigureView
    let rate: String
    let rating: RatingView?
    /// What a reader should know beside the rate.
    let warnings: String

    init(_ place: Place, measure index: Int, series: Int) {
        let measure = place.plan.measures[index]
        let indicator = measure.indicators[series]
        let evaluation = place.evaluation.series[index][series]
        let language = place.language
        number = place.number(of: measure)
        name = place.name(of: measure)
        path = place.paths.measure(measure.id, place.year)
        heading = place.edition.node(measure.node).map(place.name)
        headingPath = place.paths.node(measure.node, place.year)
        owners = place.owners(of: measure)
        self.indicator = indicator.name
        unit = indicator.unit
        target = FigureView(evaluation.target, unit: indicator.unit, language: language)
        actual = FigureView(evaluation.actual, unit: indicator.unit, language: language)
        rate = evaluation.rateText
        rating = RatingView(evaluation, language)
        warnings = EvaluationWarnings.all.filter { evaluation.warnings.contains($0.warning) }
            .map { $0.words[language] }.joined(separator: " ")
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

/// A table of series in one year.
struct SeriesTable: Hashable, Sendable {
    let id: String
    let caption: String
    let rows: [SeriesRow]
    let measureName: String
    let language: Language
    var showsHeading = true

    var markup: Markup {
        var table = DataTable(id: id, caption: caption, columns: columns, rows: rows.map(cells))
        table.narrow = .cards
        table.isCaptionHidden = true
        return table.markup
    }

    private var columns: [DataTable.Column] {
        let columns: [DataTable.Column] = [
            .init("No. \(measureName)"),
            .init(PageWords.owners[language]),
            .init(PageWords.indicator[language]),
            .init(PageWords.target[language], .number),
            .init(PageWords.actual[language], .number),
            .init(PageWords.rate[language], .number),
        ]
        return showsRating ? columns + [.init(PageWords.rating[language], .mark)] : columns
    }

    /// Cities that give no ratings need no column for them.
    private var showsRating: Bool { rows.contains { $0.rating != nil } }

    private func cells(_ row: SeriesRow) -> [Markup] {
        [
            Markup {
                span(.class("measure-number")) { row.number }
                " "
                a(.href(row.path)) { foreign(row.name, language) }
                if showsHeading, let heading = row.heading {
                    small(.class("measure-heading")) { foreign(heading.text, language) }
                }
            },
            foreign(row.owners, language),
            indicatorCell(row),
            row.target.markup(language),
            row.actual.markup(language),
            rateCell(row),
            row.rating?.markup ?? .empty,
        ]
    }

    private func rateCell(_ row: SeriesRow) -> Markup {
        guard !row.warnings.isEmpty else { return .text(row.rate) }
        return cell {
            row.rate
            a(.class("warning-mark"), .href(row.path), .title(row.warnings)) {
                span(.ariaHidden) { "※" }
                span(.class("visually-hidden")) { row.warnings }
            }
        }
    }

    private func indicatorCell(_ row: SeriesRow) -> Markup {
        guard !row.unit.isEmpty else { return foreign(row.indicator, language) }
        return cell {
            foreign(row.indicator, language)
            span(.class("unit")) { foreign("（\(row.unit)）", language) }
        }
    }
}
