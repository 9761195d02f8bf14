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
        if !query.isEmpty {
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
                field("rating", PageWords.rating, frame.ratings, filter.rating)
                field("node", Bilingual("区分", "Heading"), frame.nodes, filter.node?.text)
                field("unit", Bilingual("担当部署", "Owner"), frame.units, filter.unit?.text)
                field("audience", Bilingual("対象", "Audience"), frame.audiences, filter.audience?.rawValue)
                words
                div(.class("field buttons")) {
                    button(.type("submit")) { Bilingual("絞り込む", "Filter")[language] }
                    if isUsed { a(.class("reset"), .href(path)) { Self.reset[language] } }
                }
            }
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

    private func field(
        _ name: String,
        _ title: Bilingual,
        _ choices: [ListFrame.Choice],
        _ chosen: String?
    ) -> Markup {
        guard !choices.isEmpty else { return .empty }
        return div(.class("field")) {
            label(.for("filter-\(name)")) { title[language] }
            select(.id("filter-\(name)"), .name(name)) {
                option(.value("")) { Bilingual("すべて", "All")[language] }
                for choice in choices {
                    option(.value(choice.value), .selected(choice.value == chosen)) { choice.name }
                }
            }
        }
    }

    private static let colon = Bilingual("：", ": ")
    private static let reset = Bilingual("条件をすべて外す", "Remove all conditions")
    private static let nothing = Bilingual("条件に合う指標はありません。", "No indicator fulfils these conditions.")
}
