import Figures
import PagesSupport
import Planning
import Wording

/// The bureaus and departments of a city with what each answers for in a year.
struct UnitsPage: SitePage {
    struct Row: Hashable, Sendable {
        let name: LinkedText
        /// How many units stand above it.
        let depth: Int
        let series: Int
        let counts: CountsView
    }

    let place: Place
    let units: [OrganisationUnit]
    let rows: [Row]
    let years: YearChoices

    init(_ place: Place) {
        self.place = place
        let owning = place.owningUnits
        let shown = place.plan.units.filter { owning.contains($0.id) }
        func below(_ parent: OrganisationUnit.ID?) -> [OrganisationUnit] {
            shown.filter { $0.parent == parent }.flatMap { [$0] + below($0.id) }
        }
        units = below(nil)
        rows = units.map { unit in
            let path = place.paths.unit(unit.id, place.year)
            let counts = CountsView(place.evaluation.rollUp(of: unit), place) { _ in path }
            return Row(
                name: LinkedText(text: unit.name, path: path),
                depth: place.edition.path(to: unit.id).count - 1,
                series: counts.total,
                counts: counts
            )
        }
        years = YearChoices(place) { place.paths.units($0) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = "\(PageWords.units[language]) \(place.yearName)"
        return place.shell(
            title: title,
            path: place.paths.units(place.year),
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            years.markup
            table.markup
        }
    }

    private var table: DataTable {
        let columns: [DataTable.Column] = [
            .init(PageWords.units[language]), .init(PageWords.indicator[language], .number),
            .init(Bilingual("評価の内訳", "By rating")[language]),
        ]
        var table = DataTable(
            id: "units",
            caption: PageWords.units[language],
            columns: columns,
            rows: rows.map(cells),
            narrow: .cards
        )
        table.isCaptionHidden = true
        return table
    }

    private func cells(_ row: Row) -> [Markup] {
        let name = a(.href(row.name.path)) { foreign(row.name.text, language) }
        let indented = row.depth == 0 ? strong { name } : span(.class("unit-below")) { name }
        let count = a(.class("figure-link"), .href(row.name.path)) { row.series }
        return [indented, count, row.counts.line]
    }

    var data: PageData {
        PageData(page: place.dataPaths.units(place.year), tables: [HeadingData.table(place, units)])
    }

    private static let lead = Bilingual(
        "どの部署がいくつの指標を受け持ち、その進み具合がどうかを示します。複数の部署が受け持つ指標は、それぞれに数えます。",
        """
        Which department answers for how many indicators, and how they are going. An indicator of several departments \
        counts for each.
        """
    )
}
