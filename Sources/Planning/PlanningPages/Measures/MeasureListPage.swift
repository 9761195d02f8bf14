import Figures
import PagesSupport
import Planning
import Wording

/// The list of measures of a year, as far as it fulfils the reader's conditions.
struct MeasureListPage: Sendable {
    struct Choice: Hashable, Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    let place: Place
    let query: String
    let filter: MeasureFilter
    let ratings: [Choice]
    let nodes: [Choice]
    let units: [Choice]
    let audiences: [Choice]
    let table: SeriesTable
    let measureCount: Int
    let years: YearChoices

    /// Decides the page for conditions of which `query` is the canonical form.
    init(_ place: Place, filter: MeasureFilter, query: String) {
        let language = place.language
        self.place = place
        self.filter = filter
        self.query = query
        let rows = filter.rows(in: place)
        table = SeriesTable(
            id: "measures",
            caption: PageWords.list(place.edition.measureLevelName)[language],
            rows: rows,
            measureName: place.edition.measureLevelName[language],
            language: language
        )
        measureCount = Set(rows.map(\.path)).count
        ratings = RatingChoices(place).items.map {
            Choice(value: $0.symbol, name: "\($0.symbol) \($0.word)", isChosen: filter.rating == $0.symbol)
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
        let suffix = query.isEmpty ? "" : "?" + query
        years = YearChoices(place) { place.paths.measures($0) + suffix }
    }

    /// The units that own a measure in this year, and those above them.
    private static func units(_ place: Place, chosen: OrganisationUnit.ID?) -> [Choice] {
        var owning: Set<OrganisationUnit.ID> = []
        if let chosen { owning.insert(chosen) }
        for owner in place.plan.measures.lazy.flatMap(\.owners) where owner.isValid(in: place.year) {
            var next: OrganisationUnit.ID? = owner.unit
            while let id = next, owning.insert(id).inserted { next = place.edition.unit(id)?.parent }
        }
        let shown = place.plan.units.filter { owning.contains($0.id) }
        func choices(under parent: OrganisationUnit.ID?, indent: String) -> [Choice] {
            shown.filter { $0.parent == parent }.flatMap { unit in
                [Choice(value: unit.id.text, name: indent + unit.name, isChosen: unit.id == chosen)]
                    + (indent.count > 8 ? [] : choices(under: unit.id, indent: indent + "　"))
            }
        }
        return choices(under: nil, indent: "")
    }
}

extension MeasureListPage {
    private var language: Language { place.language }
    private var path: String { place.paths.measures(place.year) }

    var shell: PageShell {
        let title = "\(PageWords.list(place.edition.measureLevelName)[language]) \(place.yearName)"
        var shell = place.shell(title: title, path: path, description: "\(place.plan.name[language]) \(title)") {
            h1 { title }
            years.markup
            form
            p(.class("hits"), .role("status")) { hits }
            if table.rows.isEmpty {
                notice(.neutral, language: language, title: Self.nothing[language]) {
                    p { a(.href(path)) { Self.reset[language] } }
                }
            } else {
                table.markup
            }
        }
        if !query.isEmpty {
            shell.query = "?" + query
            shell.isIndexed = false
        }
        return shell
    }

    private var hits: String {
        let level = place.edition.measureLevelName
        return Bilingual(
            "\(table.rows.count)件の指標（\(level.japanese) \(measureCount)件）",
            "\(table.rows.count) indicators (\(measureCount) \(level.english.lowercased())s)"
        )[language]
    }

    private var form: Markup {
        PagesSupport.form(.class("fields filter"), .role("search"), .action(path), .method("get")) {
            field("rating", PageWords.rating, ratings)
            field("node", Bilingual("区分", "Heading"), nodes)
            field("unit", Bilingual("担当部署", "Owner"), units)
            field("audience", Bilingual("対象", "Audience"), audiences)
            div(.class("field")) {
                label(.for("q")) { Bilingual("語句", "Words")[language] }
                input(
                    .type("search"),
                    .id("q"),
                    .name("q"),
                    .maxLength(MeasureFilter.maximumTextLength),
                    .value(filter.text ?? "")
                )
            }
            div(.class("field buttons")) {
                button(.type("submit")) { Bilingual("絞り込む", "Filter")[language] }
                if !filter.isEmpty { a(.class("reset"), .href(path)) { Self.reset[language] } }
            }
        }
    }

    private func field(_ name: String, _ title: Bilingual, _ choices: [Choice]) -> Markup {
        guard !choices.isEmpty else { return .empty }
        return div(.class("field")) {
            label(.for("filter-\(name)")) { title[language] }
            select(.id("filter-\(name)"), .name(name)) {
                option(.value("")) { Bilingual("すべて", "All")[language] }
                for choice in choices {
                    option(.value(choice.value), .selected(choice.isChosen)) { choice.name }
                }
            }
        }
    }

    private static let reset = Bilingual("条件をすべて外す", "Remove all conditions")
    private static let nothing = Bilingual("条件に合う指標はありません。", "No indicator fulfils these conditions.")
}
