import Figures
import PagesSupport
import Planning
import Wording

/// The list of measures of a year, as far as it fulfils the reader's conditions, in the order of the reader's choice.
struct MeasureListPage: SitePage {
    struct Choice: Hashable, Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    let place: Place
    /// The conditions of the address in canonical form; empty where the address has none.
    let query: String
    let filter: MeasureFilter
    let selections: SelectionChoices
    let orders: OrderChoices
    let ratings: [Choice]
    let nodes: [Choice]
    let units: [Choice]
    let audiences: [Choice]
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
        selections = SelectionChoices(place, filter: filter)
        orders = OrderChoices(place, chosen: filter.order) { order in
            var other = filter
            other.order = order
            return other.path(place)
        }
        ratings = place.evaluation.ratingSymbols.map { symbol in
            let name = place.evaluation.ratingName(of: symbol)?[language] ?? ""
            return Choice(value: symbol, name: "\(symbol) \(name)", isChosen: filter.rating == symbol)
        }
        nodes = place.plan.nodes.map { node in
            let indent = String(repeating: "　", count: place.edition.path(to: node.id).count - 1)
            let name = indent + place.name(of: node).text
            return Choice(value: node.id.text, name: name, isChosen: filter.node == node.id)
        }
        units = Self.units(place, chosen: filter.unit)
        let present = Set(place.plan.measures.flatMap(\.audience))
        audiences = Audience.allCases.filter(present.contains).map {
            Choice(value: $0.rawValue, name: $0.name[language], isChosen: filter.audience == $0)
        }
        years = YearChoices(place) { year in
            // A rating has its own place in each year, and another year may not have it at all.
            if case .rating = filter.selection { return place.paths.measures(year) }
            let suffix = query.isEmpty ? "" : "?" + query
            return (query.isEmpty ? place.paths.list(year, filter.selection, filter.order) : place.paths.measures(year))
                + suffix
        }
    }

    /// The units that own a measure in this year, and those above them.
    private static func units(_ place: Place, chosen: OrganisationUnit.ID?) -> [Choice] {
        var owning = place.owningUnits
        if let chosen { owning.insert(chosen) }
        let shown = place.plan.units.filter { owning.contains($0.id) }
        func choices(under parent: OrganisationUnit.ID?, indent: String) -> [Choice] {
            shown.filter { $0.parent == parent }.flatMap { unit in
                [Choice(value: unit.id.text, name: indent + unit.name, isChosen: unit.id == chosen)]
                    + (indent.count > 8 ? [] : choices(under: unit.id, indent: indent + "　"))
            }
        }
        return choices(under: nil, indent: "")
    }

    var data: PageData {
        PageData(
            page: place.dataPaths.list(place.year, filter.selection),
            tables: [SeriesData.table(place, series.sorted())]
        )
    }
}

extension Place {
    /// The units that answer for a measure of the plan in this year, and those above them.
    var owningUnits: Set<OrganisationUnit.ID> {
        var owning: Set<OrganisationUnit.ID> = []
        for index in edition.currentMeasures(in: year) {
            for owner in plan.measures[index].owners where owner.isValid(in: year) {
                var next: OrganisationUnit.ID? = owner.unit
                while let id = next, owning.insert(id).inserted { next = edition.unit(id)?.parent }
            }
        }
        return owning
    }
}
