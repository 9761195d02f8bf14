import PagesSupport
import Planning
import Wording

/// A heading of the plan in one year.
struct NodePage: SitePage {
    let place: Place
    let node: PlanNode
    let head: NodeHead
    let series: [SeriesPlace]
    let table: SeriesTable
    let order: SeriesOrder
    let orders: OrderChoices

    /// Nothing where the plan has no such heading.
    init?(_ place: Place, _ id: PlanNode.ID, _ order: SeriesOrder) {
        guard let node = place.edition.node(id) else { return nil }
        self.place = place
        self.node = node
        self.order = order
        let key = NodeReading(node: id, year: place.year, reading: place.reading)
        head = place.edition.shelves.nodes.value(key) { NodeHead(place, node) }
        series = MeasureFilter(node: id, order: order).series(in: place)
        orders = OrderChoices(place, chosen: order) { place.paths.node(id, place.year, $0) }
        table = SeriesTable(
            place,
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[place.language],
            series: series
        )
    }

    var shell: PageShell {
        var shell = place.shell(
            title: head.title,
            path: place.paths.node(node.id, place.year, order),
            description: "\(head.title): \(head.heading.counts.sentence)",
            crumbs: head.path
        ) {
            head.markup
            h2(.id("measures-heading")) { table.caption }
            SeriesList(table: table, orders: orders, language: place.language).markup
        }
        shell.canonicalPath = place.paths.node(node.id, place.year)
        return shell
    }

    var data: PageData {
        let children = place.edition.children(of: node.id)
        var data = PageData(page: place.dataPaths.node(node.id, place.year))
        if let goals = head.goals { data.tables.append(goals.data) }
        if !children.isEmpty { data.tables.append(HeadingData.table(place, children)) }
        data.tables.append(SeriesData.table(place, series))
        return data
    }
}
