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
        /// Where exactly those series are listed that a number counts.
        let paths: [Coverage.Kind: String]
        let allPath: String
    }

    struct Reason: Hashable, Sendable {
        let name: String
        let count: Int
        let path: String
    }

    let rows: [Row]
    let all: Row
    let reasons: [Reason]
    let place: Place

    init(_ place: Place) {
        self.place = place
        let language = place.language
        rows = place.review.headingCoverage.compactMap { heading in
            place.edition.node(heading.node).map { Self.row(place, $0, heading.coverage) }
        }
        let whole = Bilingual("計画全体", "The whole plan")
        all = Row(
            id: "",
            name: LinkedText(text: whole[language], path: place.paths.measures(place.year)),
            coverage: place.review.coverage,
            paths: Self.paths { place.paths.list(place.year, .coverage($0)) },
            allPath: place.paths.measures(place.year)
        )
        let missing = place.review.coverage.missingActuals
        reasons = NoValueReason.allCases.compactMap { reason in
            missing[reason].map {
                Reason(
                    name: reason.name[language],
                    count: $0,
                    path: place.paths.list(place.year, .missing(reason))
                )
            }
        }
    }

    /// Measures count under the heading of their own alone.
    private static func row(_ place: Place, _ node: PlanNode, _ coverage: Coverage) -> Row {
        let hasRelisted = place.plan.hasRelisted
        func path(_ selection: MeasureSelection) -> String {
            var filter = MeasureFilter(selection: selection, node: node.id)
            filter.leavesOutRelisted = hasRelisted
            return filter.path(place)
        }
        let own = place.paths.node(node.id, place.year)
        return Row(
            id: node.id.text,
            name: LinkedText(text: place.name(of: node).text, path: own),
            coverage: coverage,
            paths: paths { path(.coverage($0)) },
            allPath: hasRelisted ? path(.all) : own
        )
    }

    private static func paths(_ path: (Coverage.Kind) -> String) -> [Coverage.Kind: String] {
        Dictionary(uniqueKeysWithValues: Coverage.Kind.allCases.map { ($0, path($0)) })
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
                        a(.class("figure-link"), .href(reason.path)) { reason.count }
                    }
                }
            }
        }
    }

    private var table: DataTable {
        let columns = Coverage.Kind.allCases.map(\.name) + [Bilingual("計", "All")]
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
        [a(.href(row.name.path)) { foreign(row.name.text, language) }]
            + Coverage.Kind.allCases.map { number(row.coverage.count($0), row.paths[$0]) }
            + [number(row.coverage.total, row.allPath)]
    }

    private func number(_ count: Int, _ path: String?) -> Markup {
        guard let path else { return .text(String(count)) }
        return a(.class("figure-link"), .href(path)) { count }
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
            let counts = Coverage.Kind.allCases.map { row.coverage.count($0) }
            return [row.id, row.name.text, String(place.year.year)]
                + (counts + [row.coverage.withRate, row.coverage.total]).map(String.init)
        }
    }
}
