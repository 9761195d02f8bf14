import PagesSupport
import Planning
import Wording

/// A heading of the plan in one year.
struct NodePage: SitePage {
    let place: Place
    let node: PlanNode
    let heading: HeadingView
    let path: [PageShell.Crumb]
    let goals: GoalTable?
    let children: [HeadingView]
    let series: [SeriesPlace]
    let table: SeriesTable
    let order: SeriesOrder
    let orders: OrderChoices
    let years: YearChoices

    /// Nothing where the plan has no such heading.
    init?(_ place: Place, _ id: PlanNode.ID, _ order: SeriesOrder) {
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
        series = MeasureFilter(node: id, order: order).series(in: place)
        self.order = order
        orders = OrderChoices(place, chosen: order) { place.paths.node(id, place.year, $0) }
        table = SeriesTable(
            place,
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[language],
            series: series
        )
        years = YearChoices(place) { place.paths.node(id, $0) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = "\(heading.label) \(heading.name.name)"
        return place.shell(
            title: title,
            path: place.paths.node(node.id, place.year, order),
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
            heading.working.markup(id: heading.workingID)
            if let goals {
                h2 { PageWords.goal[language] }
                goals.markup
            }
            if !children.isEmpty {
                h2 { Bilingual("下位の区分", "Headings below")[language] }
                HeadingCards(headings: children, language: language).markup
            }
            h2(.id("measures-heading")) { table.caption }
            SeriesList(table: table, orders: orders, language: language).markup
        }
    }

    var data: PageData {
        var data = PageData(page: place.dataPaths.node(node.id, place.year))
        if let goals { data.tables.append(goals.data) }
        if !children.isEmpty { data.tables.append(HeadingData.table(place, place.edition.children(of: node.id))) }
        data.tables.append(SeriesData.table(place, series.sorted()))
        return data
    }
}
