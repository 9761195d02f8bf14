import Figures
import Planning
import Tables
import Wording

/// Headings and units with what the ratings below them come to, as rows for programs.
enum HeadingData {
    static let nodeColumns = ["node", "parent", "level", "number", "name", "year"] + resultColumns
    static let unitColumns = ["unit", "parent", "kind", "name", "year"] + resultColumns
    static let ratingColumns = ["symbol", "name", "year", "count", "share", "count_last_year"]
    private static let resultColumns = ["count", "rated", "rate", "rate_shown", "rating"]

    static func table(_ place: Place, _ nodes: [PlanNode]) -> PageData.Table {
        PageData.Table(
            id: "headings",
            name: Bilingual("区分ごとの集計", "Headings"),
            rows: DataRows(columns: nodeColumns, rows: nodes.map { row(place, $0) })
        )
    }

    static func table(_ place: Place, _ units: [OrganisationUnit]) -> PageData.Table {
        PageData.Table(
            id: "units",
            name: Bilingual("部署ごとの集計", "Departments"),
            rows: DataRows(columns: unitColumns, rows: units.map { row(place, $0) })
        )
    }

    /// How many of each rating the whole plan has.
    static func ratings(_ place: Place) -> PageData.Table {
        PageData.Table(
            id: "ratings",
            name: Bilingual("評価ごとの件数", "Counts by rating"),
            rows: DataRows(columns: ratingColumns, rows: ratingRows(place))
        )
    }

    private static func ratingRows(_ place: Place) -> [[String]] {
        let last = Dictionary(
            place.review.changes.symbols.map { ($0.symbol, String($0.before)) },
            uniquingKeysWith: { first, _ in first }
        )
        let rollUp = place.evaluation.planRollUp
        let comparesSeries = rollUp.rule.members == .series
        return rollUp.composition.map { symbol, count, share in
            [
                symbol, rollUp.version.name(ofSymbol: symbol, among: rollUp.bands)?.japanese ?? "",
                String(place.year.year), String(count), share, comparesSeries ? last[symbol] ?? "" : "",
            ]
        }
    }

    private static func row(_ place: Place, _ node: PlanNode) -> [String] {
        [
            node.id.text, node.parent?.text ?? "", node.level.text, node.number, node.name.japanese,
            String(place.year.year),
        ] + result(place.evaluation.rollUp(of: node))
    }

    private static func row(_ place: Place, _ unit: OrganisationUnit) -> [String] {
        [unit.id.text, unit.parent?.text ?? "", unit.kind.rawValue, unit.name, String(place.year.year)]
            + result(place.evaluation.rollUp(of: unit))
    }

    private static func result(_ rollUp: RollUp) -> [String] {
        [
            String(rollUp.members.count), String(rollUp.rated), rollUp.rate?.decimalText() ?? "",
            rollUp.shownText ?? "", rollUp.symbol,
        ]
    }
}
