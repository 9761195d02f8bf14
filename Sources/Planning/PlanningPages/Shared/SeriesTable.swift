import Figures
import PagesSupport
import Planning
import Wording

/// A table of series in one year.
struct SeriesTable: Sendable {
    let id: String
    let caption: String
    /// Finished, because the same row stands in many lists.
    let rows: [Markup]
    let columns: [DataTable.Column]

    init(_ place: Place, id: String, caption: String, series: [SeriesPlace]) {
        self.id = id
        self.caption = caption
        let shelf = place.edition.shelves.rows.value(of: place, make: SeriesRows.init)
        rows = series.map { shelf.rows[$0.measure][$0.series] }
        columns = shelf.columns
    }

    var markup: Markup {
        var table = DataTable(id: id, caption: caption, columns: columns, finishedRows: rows, narrow: .cards)
        table.isCaptionHidden = true
        return table.markup
    }
}

/// The rows of every series of a plan in one year and reading.
struct SeriesRows: Sendable {
    let columns: [DataTable.Column]
    /// By measure and series.
    let rows: [[Markup]]

    init(_ place: Place) {
        let format = SeriesRowFormat(place)
        columns = format.columns
        rows = place.plan.measures.indices.map { measure in
            place.plan.measures[measure].indicators.indices.map { series in
                DataTable.row(
                    format.columns,
                    format.cells(SeriesRow(place, SeriesPlace(measure: measure, series: series))),
                    .cards
                )
                .written
            }
        }
    }
}

/// How the rows of a year look.
private struct SeriesRowFormat {
    let columns: [DataTable.Column]
    private let showsRating: Bool
    private let language: Language

    init(_ place: Place) {
        language = place.language
        // Cities that give no ratings need no column for them: why there is no rate stands where the rate would.
        showsRating = !place.evaluation.version.bands.isEmpty
        let columns: [DataTable.Column] = [
            .init("No. \(place.edition.measureLevelName[language])"),
            .init(PageWords.owners[language]),
            .init(PageWords.indicator[language]),
            .init(PageWords.target[language], .number),
            .init(PageWords.actual[language], .number),
            .init(PageWords.rate[language], .number),
        ]
        self.columns = showsRating ? columns + [.init(PageWords.rating[language], .mark)] : columns
    }

    func cells(_ row: SeriesRow) -> [Markup] {
        let cells = [
            nameCell(row),
            foreign(row.owners, language),
            indicatorCell(row),
            row.target.markup(language, path: row.figuresPath),
            row.actual.markup(language, path: row.figuresPath),
            rateCell(row),
        ]
        return showsRating ? cells + [row.rating?.markup ?? .empty] : cells
    }

    private func nameCell(_ row: SeriesRow) -> Markup {
        Markup {
            span(.class("measure-number")) { row.number }
            " "
            a(.href(row.path)) { foreign(row.name, language) }
            if let heading = row.heading {
                small(.class("measure-heading")) { foreign(heading.text, language) }
            }
        }
    }

    private func rateCell(_ row: SeriesRow) -> Markup {
        guard !row.rate.isEmpty else { return showsRating ? .empty : row.rating?.markup ?? .empty }
        let rate = a(.class("figure-link"), .href(row.workingPath)) { row.rate }
        guard !row.warnings.isEmpty || !row.change.isEmpty else { return rate }
        return cell {
            rate
            if !row.warnings.isEmpty {
                a(.class("warning-mark"), .href(row.path), .title(row.warnings)) {
                    span(.ariaHidden) { "※" }
                    span(.class("visually-hidden")) { row.warnings }
                }
            }
            if !row.change.isEmpty {
                small(.class("change")) { Bilingual("前年度差 \(row.change)", "\(row.change) points")[language] }
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
