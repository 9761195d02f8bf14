import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// The goals of a heading in one year, and how each rate came about.
struct GoalTable: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let measures: [LinkedText]
        let unit: String
        let target: FigureView
        let actual: FigureView
        let rate: String
        /// Thousandths of the yardstick; `nil` without a rate.
        let bar: Int?
        let rating: RatingView?
        let final: FigureView
        let data: [String]
        let working: WorkingView
        let workingID: String
    }

    let id: String
    let caption: String
    let rows: [Row]
    let finalYear: String
    let language: Language

    /// Nothing where the heading has no goals.
    init?(_ place: Place, of node: PlanNode) {
        let goals = place.plan.goals.indices.filter { place.plan.goals[$0].node == node.id }
        guard !goals.isEmpty else { return nil }
        id = "goals-\(node.id.text)"
        language = place.language
        caption = "\(place.name(of: node).text) \(PageWords.goal[place.language]) \(place.yearName)"
        finalYear = place.shortName(place.plan.period.upperBound)
        rows = goals.map { Self.row(place, goal: $0) }
    }

    private static func row(_ place: Place, goal index: Int) -> Row {
        let goal = place.plan.goals[index]
        let evaluation = place.evaluation.goals[index]
        let indicator = place.edition.evaluator.goalIndicators[index]
        let language = place.language
        let measures = goal.series.compactMap { place.edition.measure($0.measure) }
        return Row(
            name: goal.name[language],
            measures: measures.map {
                LinkedText(text: "No.\(place.number(of: $0))", path: place.paths.measure($0.id, place.year))
            },
            unit: goal.unit,
            target: FigureView(evaluation.target, unit: goal.unit, language: language),
            actual: FigureView(evaluation.actual, unit: goal.unit, language: language),
            rate: evaluation.rateText,
            bar: evaluation.rate.map { ($0 * Rational(10)).wholeNumber(in: 0...9_999_999) },
            rating: RatingView(evaluation, language),
            final: FigureView(
                indicator.targets[place.plan.period.upperBound],
                unit: goal.unit,
                language: language
            ),
            data: [
                goal.id.text, goal.node.text, goal.name.japanese, goal.series.map(\.text).joined(separator: ";"),
                goal.unit,
                String(place.year.year), evaluation.target?.dataText ?? "", evaluation.actual?.dataText ?? "",
                evaluation.rate?.decimalText() ?? "", evaluation.shownText ?? "", evaluation.symbol,
                indicator.targets[place.plan.period.upperBound]?.dataText ?? "",
            ],
            working: WorkingView(
                goal.name[language],
                place.evaluation.working(ofGoalAt: index, years: place.yearStyle),
                language
            ),
            workingID: "working-" + goal.id.text
        )
    }

    var markup: Markup {
        var table = DataTable(id: id, caption: caption, columns: columns, rows: rows.map(cells), narrow: .cards)
        table.isCaptionHidden = true
        return Markup {
            table.markup
            PagesSupport.working(summary: Bilingual("目標指標の率の求め方", "How the goals' rates came about")[language]) {
                for row in rows {
                    p(.class("working-title"), .id(row.workingID)) { strong { foreign(row.working.title, language) } }
                    row.working.steps
                }
            }
        }
    }

    var data: PageData.Table { Self.data([self]) }

    /// The goals of all headings, one after the other.
    static func data(_ place: Place) -> PageData.Table {
        data(place.edition.children(of: nil).compactMap { GoalTable(place, of: $0) })
    }

    private static func data(_ tables: @escaping @autoclosure @Sendable () -> [GoalTable]) -> PageData.Table {
        PageData.Table(
            id: "goals",
            name: PageWords.goal,
            rows: DataRows(columns: dataColumns, rows: tables().flatMap(\.rows).map(\.data))
        )
    }

    static let dataColumns = [
        "goal", "node", "name", "series", "unit", "year", "target", "actual", "rate", "rate_shown", "rating",
        "final_target",
    ]

    private var columns: [DataTable.Column] {
        let final = Bilingual("最終目標（\(finalYear)）", "Final target (\(finalYear))")
        return [
            .init(PageWords.goal[language]),
            .init(PageWords.target[language], .number),
            .init(PageWords.actual[language], .number),
            .init(PageWords.rate[language], .number),
            .init(PageWords.rating[language], .mark),
            .init(final[language], .number),
        ]
    }

    private func cells(_ row: Row) -> [Markup] {
        [
            Markup {
                foreign(row.name, language)
                if !row.unit.isEmpty { span(.class("unit")) { foreign("（\(row.unit)）", language) } }
                small(.class("measure-heading")) {
                    for (index, measure) in row.measures.enumerated() {
                        if index > 0 { " + " }
                        a(.href(measure.path)) { measure.text }
                    }
                }
            },
            row.target.markup(language, path: row.measures.first?.path),
            row.actual.markup(language, path: row.measures.first?.path),
            rateCell(row),
            row.rating?.markup ?? .empty,
            row.final.markup(language, path: row.measures.first?.path),
        ]
    }

    private func rateCell(_ row: Row) -> Markup {
        guard let bar = row.bar else { return .text(row.rate) }
        return cell {
            a(.class("figure-link"), .href("#" + row.workingID)) { row.rate }
            span(.class("bar-place")) {
                TargetBar(label: row.rate, actual: bar, tone: row.rating?.tone ?? .neutral).markup
            }
        }
    }
}
