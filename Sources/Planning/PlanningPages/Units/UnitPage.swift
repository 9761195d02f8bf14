import Figures
import PagesSupport
import Planning
import Wording

/// A bureau, department or section: what it answers for in a year, and how that is going.
struct UnitPage: SitePage {
    let place: Place
    let unit: OrganisationUnit
    let order: SeriesOrder
    let above: [OrganisationUnit]
    let below: [LinkedText]
    let counts: CountsView
    let rating: RatingView?
    let rate: String?
    let working: WorkingView
    let series: [SeriesPlace]
    let table: SeriesTable
    let orders: OrderChoices
    let years: YearChoices

    /// Nothing where the plan has no such unit.
    init?(_ place: Place, _ id: OrganisationUnit.ID, _ order: SeriesOrder) {
        guard let unit = place.edition.unit(id) else { return nil }
        let language = place.language
        self.place = place
        self.unit = unit
        self.order = order
        above = place.edition.path(to: id).dropLast()
        let owning = place.owningUnits
        below = place.plan.units.filter { $0.parent == id && owning.contains($0.id) }.map {
            LinkedText(text: $0.name, path: place.paths.unit($0.id, place.year))
        }
        let rollUp = place.evaluation.rollUp(of: unit)
        counts = CountsView(rollUp, place) { _ in "#measures" }
        rating = RatingView(rollUp, language)
        rate = rollUp.shownText.map { $0 + "%" }
        working = WorkingView(
            Bilingual("このまとめの求め方", "How this came about")[language],
            place.evaluation.working(of: rollUp),
            language
        )
        series = MeasureFilter(unit: id, order: order).series(in: place)
        table = SeriesTable(
            place,
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[language],
            series: series
        )
        orders = OrderChoices(place, chosen: order) { place.paths.unit(id, place.year, $0) }
        years = YearChoices(place) { place.paths.unit(id, $0) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = (above + [unit]).map(\.name).joined(separator: " ")
        return place.shell(
            title: title,
            path: place.paths.unit(unit.id, place.year, order),
            description: "\(title) \(place.yearName): \(counts.sentence)",
            crumbs: [PageShell.Crumb(PageWords.units[language], path: place.paths.units(place.year))]
                + above.map { PageShell.Crumb($0.name, path: place.paths.unit($0.id, place.year)) }
        ) {
            h1 { foreign(title, language) }
            years.markup
            result
            counts.markup
            working.markup(id: "working-unit")
            if !below.isEmpty {
                h2 { Bilingual("この部署の課・係", "Units below")[language] }
                ul { for unit in below { li { a(.href(unit.path)) { foreign(unit.text, language) } } } }
            }
            h2 { table.caption }
            SeriesList(table: table, orders: orders, language: language).markup
        }
    }

    private var result: Markup {
        guard rating != nil || rate != nil else { return .empty }
        return p(.class("result")) {
            if let rating { rating.markup }
            if let rate { a(.class("result-rate figure-link"), .href("#working-unit")) { rate } }
        }
    }

    var data: PageData {
        PageData(
            page: place.dataPaths.unit(unit.id, place.year),
            tables: [HeadingData.table(place, [unit]), SeriesData.table(place, series.sorted())]
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
