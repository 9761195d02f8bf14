import PagesSupport
import Planning
import Wording

/// A heading of the plan in one year.
struct NodePage: Sendable {
    let place: Place
    let node: PlanNode
    let heading: HeadingView
    let path: [PageShell.Crumb]
    let goals: GoalTable?
    let children: [HeadingView]
    let table: SeriesTable
    let years: YearChoices

    /// Nothing where the plan has no such heading.
    init?(_ place: Place, _ id: PlanNode.ID) {
        guard let node = place.edition.node(id) else { return nil }
        let language = place.language
        self.place = place
        self.node = node
        heading = HeadingView(place, node)
        path = place.edition.path(to: id).dropLast().map {
            PageShell.Crumb(place.name(of: $0).text, path: place.paths.node($0.id, place.year))
        }
        goals = GoalTable(place, of: node)
        children = place.edition.children(of: id).map { HeadingView(place, $0) }
        let below = place.edition.nodesBelow(id)
        let rows = place.edition.currentMeasures(in: place.year).filter { index in
            let measure = place.plan.measures[index]
            return below.contains(measure.node) || measure.alsoUnder.contains(where: below.contains)
        }
        table = SeriesTable(
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[language],
            rows: rows.flatMap { index in
                place.plan.measures[index].indicators.indices.map { SeriesRow(place, measure: index, series: $0) }
            },
            measureName: place.edition.measureLevelName[language],
            language: language,
            showsHeading: !children.isEmpty
        )
        years = YearChoices(place) { place.paths.node(id, $0) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = "\(heading.label) \(heading.name.name)"
        return place.shell(
            title: title,
            path: place.paths.node(node.id, place.year),
            description: "\(title): \(heading.counts.sentence)",
            crumbs: path
        ) {
            h1 {
                span(.class("heading-label")) { heading.label }
                " "
                foreign(heading.name.name, language)
            }
            years.markup
            heading.result(language)
            heading.counts.markup
            heading.working.markup
            if let goals {
                h2 { PageWords.goal[language] }
                goals.markup
            }
            if !children.isEmpty {
                h2 { Bilingual("下位の区分", "Headings below")[language] }
                HeadingCards(headings: children, language: language).markup
            }
            h2 { table.caption }
            if table.rows.isEmpty {
                p { Bilingual("この年度の指標はありません。", "There are no indicators in this year.")[language] }
            } else {
                table.markup
            }
        }
    }
}
