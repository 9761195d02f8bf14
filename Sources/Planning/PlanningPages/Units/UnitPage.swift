import Figures
import PagesSupport
import Planning
import Wording

/// A bureau, department or section: what it answers for in a year, and how that is going.
struct UnitPage: SitePage {
    let place: Place
    let unit: OrganisationUnit
    let order: SeriesOrder
    let head: UnitHead
    let series: [SeriesPlace]
    let table: SeriesTable
    let orders: OrderChoices

    /// Nothing where the plan has no such unit.
    init?(_ place: Place, _ id: OrganisationUnit.ID, _ order: SeriesOrder) {
        guard let unit = place.edition.unit(id) else { return nil }
        self.place = place
        self.unit = unit
        self.order = order
        let key = UnitReading(unit: id, year: place.year, reading: place.reading)
        head = place.edition.shelves.units.value(key) { UnitHead(place, unit) }
        let owned = place.edition.shelves.owned.value(UnitYear(unit: id, year: place.year)) {
            MeasureFilter(unit: id).series(in: place)
        }
        series = place.review.sorted(owned, by: order)
        table = SeriesTable(
            place,
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[place.language],
            series: series
        )
        orders = OrderChoices(place, chosen: order) { place.paths.unit(id, place.year, $0) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        var shell = place.shell(
            title: head.title,
            path: place.paths.unit(unit.id, place.year, order),
            description: "\(head.title) \(place.yearName): \(head.counts.sentence)",
            crumbs: [PageShell.Crumb(PageWords.units[language], path: place.paths.units(place.year))]
                + head.above.map { PageShell.Crumb($0.name, path: place.paths.unit($0.id, place.year)) }
        ) {
            head.markup
            h2 { table.caption }
            SeriesList(table: table, orders: orders, language: language).markup
        }
        shell.canonicalPath = place.paths.unit(unit.id, place.year)
        return shell
    }

    var data: PageData {
        PageData(
            page: place.dataPaths.unit(unit.id, place.year),
            tables: [HeadingData.table(place, [unit]), SeriesData.table(place, series)]
        )
    }
}

extension PlanEdition {
    /// From the top of the organisation to the unit itself; stops where a parent is missing or stands in its own shadow.
    func path(to unit: OrganisationUnit.ID) -> [OrganisationUnit] {
        var path: [OrganisationUnit] = []
        var next: OrganisationUnit.ID? = unit
        while let id = next, let found = self.unit(id), !path.contains(where: { $0.id == id }) {
            path.insert(found, at: 0)
            next = found.parent
        }
        return path
    }
}
