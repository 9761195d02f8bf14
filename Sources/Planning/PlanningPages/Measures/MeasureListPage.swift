import Figures
import PagesSupport
import Planning
import Wording

/// The list of measures of a year, as far as it fulfils the reader's conditions, in the order of the reader's choice.
struct MeasureListPage: SitePage {
    let place: Place
    /// The conditions of the address in canonical form; empty where the address has none.
    let query: String
    let filter: MeasureFilter
    let selections: SelectionChoices
    let orders: OrderChoices
    let frame: ListFrame
    let series: [SeriesPlace]
    let table: SeriesTable
    let years: YearChoices

    init(_ place: Place, filter: MeasureFilter, query: String) {
        let language = place.language
        self.place = place
        self.filter = filter
        self.query = query
        series = filter.series(in: place)
        table = SeriesTable(
            place,
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[language],
            series: series
        )
        frame = place.edition.shelves.frames.value(of: place, make: ListFrame.init)
        selections = SelectionChoices(place, frame: frame, filter: filter)
        let keys = OrderChoices.keys(filter.selection)
        orders = OrderChoices(place, keys: keys, chosen: filter.order) { order in
            var other = filter
            other.order = order
            return other.path(place)
        }
        years = YearChoices(place) { year in
            // A rating has its own place in each year, and another year may not have it at all.
            if case .rating = filter.selection { return place.paths.measures(year) }
            // And the order is another question: a year without actuals has no order of rates.
            return query.isEmpty
                ? place.paths.list(year, filter.selection) : place.paths.measures(year) + "?" + query
        }
    }

    var data: PageData {
        let tables = [SeriesData.table(place, series)]
        guard filter.plainPath(place) == nil else {
            return PageData(page: place.dataPaths.list(place.year, filter.selection), tables: tables)
        }
        return PageData(
            page: place.dataPaths.measures(place.year),
            query: filter.inOrderOfPlan.query,
            tables: tables
        )
    }
}

extension Place {
    /// The units that answer for a measure of the plan in this year, and those above them.
    var owningUnits: Set<OrganisationUnit.ID> {
        edition.shelves.owning.value(of: self) { place in
            var owning: Set<OrganisationUnit.ID> = []
            for index in place.edition.currentMeasures(in: place.year) {
                for owner in place.plan.measures[index].owners where owner.isValid(in: place.year) {
                    var next: OrganisationUnit.ID? = owner.unit
                    while let id = next, owning.insert(id).inserted { next = place.edition.unit(id)?.parent }
                }
            }
            return owning
        }
    }
}
