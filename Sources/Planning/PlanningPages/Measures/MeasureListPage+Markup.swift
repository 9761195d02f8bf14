import PagesSupport
import Planning
import Wording

extension MeasureListPage {
    private var language: Language { place.language }
    private var path: String { place.paths.measures(place.year) }

    var shell: PageShell {
        let heading = PageWords.list(place.edition.measureLevelName)[language]
        let title = "\(selections.title.map { heading + Self.colon[language] + $0 } ?? heading) \(place.yearName)"
        var shell = place.shell(
            title: title,
            path: query.isEmpty ? filter.path(place) : path,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            years.markup
            div(.id("results"), .dataQuery(query)) {
                selections.markup
                if let explanation = selections.explanation { p(.class("soft")) { explanation } }
                form
                p(.class("hits"), .role("status")) { hits }
                if table.rows.isEmpty {
                    notice(.neutral, language: language, title: Self.nothing[language]) {
                        p { a(.href(path)) { Self.reset[language] } }
                    }
                } else {
                    orders.markup
                    table.markup
                }
            }
        }
        if query.isEmpty {
            shell.canonicalPath = filter.inOrderOfPlan.path(place)
        } else {
            shell.query = "?" + query
            shell.isIndexed = false
        }
        return shell
    }

    private var hits: String {
        let level = place.edition.measureLevelName
        let measures = Set(series.map(\.measure)).count
        return Bilingual(
            "\(series.count)件の指標（\(level.japanese) \(measures)件）",
            "\(series.count) indicators (\(measures) \(level.english.lowercased())s)"
        )[language]
    }

    private var form: Markup {
        let isUsed = !filter.isEmpty && filter.plainPath(place) == nil
        return details(.class("more-conditions"), .open(isUsed)) {
            PagesSupport.summary { Bilingual("条件を組み合わせて絞り込む", "Combine conditions")[language] }
            PagesSupport.form(.class("fields filter"), .role("search"), .action(path), .method("get")) {
                ListFrame.field(
                    "show",
                    Bilingual("一覧の種類", "Kind of list")[language],
                    kinds,
                    filter.selection.code,
                    language
                )
                isUsed ? frame.fields(filter, language) : frame.plainFields
                words
                if filter.order != SeriesOrder(.number) {
                    input(.type("hidden"), .name("sort"), .value(filter.order.code))
                }
                div(.class("field buttons")) {
                    button(.type("submit")) { Bilingual("絞り込む", "Filter")[language] }
                    if isUsed { a(.class("reset"), .href(path)) { Self.reset[language] } }
                }
            }
        }
    }

    /// The kinds that show something and that no other field chooses; whatever is chosen is among them.
    private var kinds: [ListFrame.Choice] {
        frame.choices(place, with: filter.selection).compactMap { entry in
            let isOffered: Bool
            switch entry.selection {
            case .all, .citizens, .administration, .rating: isOffered = false
            default: isOffered = entry.count > 0
            }
            guard entry.selection != .all, isOffered || entry.selection == filter.selection else { return nil }
            return ListFrame.Choice(value: entry.selection.code, name: entry.name)
        }
    }

    private var words: Markup {
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
    }

    private static let colon = Bilingual("：", ": ")
    private static let reset = Bilingual("条件をすべて外す", "Remove all conditions")
    private static let nothing = Bilingual("条件に合う指標はありません。", "No indicator fulfils these conditions.")
}
