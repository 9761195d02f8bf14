import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// How much is known of a year: which figures there are, by heading, and why others are missing.
struct CoverageView: Sendable {
    struct Row: Hashable, Sendable {
        let id: String
        let name: LinkedText
        let coverage: Coverage
    }

    struct Reason: Hashable, Sendable {
        let name: String
        let count: Int
    }

    let rows: [Row]
    let all: Row
    let reasons: [Reason]
    let missingPath: String
    let place: Place

    init(_ place: Place) {
        self.place = place
        let language = place.language
        rows = place.review.headingCoverage.compactMap { heading in
            place.edition.node(heading.node).map { node in
                Row(
                    id: node.id.text,
                    name: LinkedText(text: place.name(of: node).text, path: place.paths.node(node.id, place.year)),
                    coverage: heading.coverage
                )
            }
        }
        all = Row(
            id: "",
            name: LinkedText(
                text: Bilingual("計画全体", "The whole plan")[language],
                path: place.paths.measures(place.year)
            ),
            coverage: place.review.coverage
        )
        let missing = place.review.coverage.missingActuals
        reasons = NoValueReason.allCases.compactMap { reason in
            missing[reason].map { Reason(name: reason.name[language], count: $0) }
        }
        missingPath = place.paths.list(place.year, .withoutFigure)
    }

    private var language: Language { place.language }

    var markup: Markup {
        section(.labelledBy("coverage")) {
            h2(.id("coverage")) { Bilingual("数値のそろい具合", "How complete the figures are")[language] }
            table.markup
            if !reasons.isEmpty {
                p {
                    Bilingual("実績値がない理由：", "Why there is no actual: ")[language]
                    for (index, reason) in reasons.enumerated() {
                        if index > 0 { Bilingual("、", ", ")[language] }
                        "\(reason.name) "
                        a(.class("figure-link"), .href(missingPath)) { reason.count }
                    }
                }
            }
        }
    }

    private var table: DataTable {
        let columns = [
            Bilingual("目標と実績", "Target and actual"), Bilingual("実績だけ", "Actual only"),
            Bilingual("目標だけ", "Target only"), Bilingual("どちらもない", "Neither"), Bilingual("指標なし", "No indicator"),
            Bilingual("計", "All"),
        ]
        var table = DataTable(
            id: "coverage-table",
            caption: Bilingual("区分ごとの、数値のある指標の数", "Indicators with figures, by heading")[language],
            columns: [.init(Bilingual("区分", "Heading")[language])] + columns.map { .init($0[language], .number) },
            rows: (rows + [all]).map(cells)
        )
        table.isCaptionHidden = true
        return table
    }

    private func cells(_ row: Row) -> [Markup] {
        let coverage = row.coverage
        let counts = [
            coverage.targetAndActual, coverage.actualOnly, coverage.targetOnly, coverage.neither,
            coverage.withoutIndicator, coverage.total,
        ]
        return [a(.href(row.name.path)) { foreign(row.name.text, language) }]
            + counts.map { count in a(.class("figure-link"), .href(row.name.path)) { count } }
    }

    static let dataColumns = [
        "node", "name", "year", "target_and_actual", "actual_only", "target_only", "neither", "without_indicator",
        "with_rate", "total",
    ]

    static func data(_ place: Place) -> PageData.Table {
        PageData.Table(
            id: "coverage",
            name: Bilingual("数値のそろい具合", "How complete the figures are"),
            rows: DataRows(columns: dataColumns, rows: rows(place))
        )
    }

    private static func rows(_ place: Place) -> [[String]] {
        let view = CoverageView(place)
        return (view.rows + [view.all]).map { row in
            let coverage = row.coverage
            return [row.id, row.name.text, String(place.year.year)]
                + [
                    coverage.targetAndActual, coverage.actualOnly, coverage.targetOnly, coverage.neither,
                    coverage.withoutIndicator, coverage.withRate, coverage.total,
                ].map(String.init)
        }
    }
}
