import Figures
import PagesSupport
import Planning
import Wording

/// What a search found in all plans or in one.
struct SearchPage: Sendable {
    /// In characters; longer ones find nothing that a shorter one does not.
    static let maximumLength = 100
    static let maximumHits = 100

    struct Hit: Hashable, Sendable {
        let kind: String
        let name: NumberedName
        let path: String
        let field: String
        let snippet: [SearchHit.Piece]
    }

    struct Group: Hashable, Sendable {
        let id: String
        let title: String
        var hits: [Hit]
    }

    struct PlanChoice: Hashable, Sendable {
        let id: String
        let name: String
        /// Where all series of the plan stand as data.
        let index: String
        let root: String
    }

    let reading: Reading
    let text: String
    let chosen: String?
    let plans: [PlanChoice]
    let groups: [Group]

    init(
        text: String,
        chosen: Plan.ID?,
        summaries: [PlanSummary],
        hits: [SearchHit],
        places: [Plan.ID: Place],
        reading: Reading
    ) {
        let language = reading.language
        self.reading = reading
        self.text = text
        self.chosen = chosen?.text
        plans = summaries.map {
            PlanChoice(
                id: $0.id.text,
                name: "\($0.municipality.name[language]) \($0.name[language])",
                index: PlanPaths(reading: .japanese, plan: $0.id).years + "data.json",
                root: PlanPaths(reading: reading, plan: $0.id).root
            )
        }
        groups = summaries.compactMap { summary in
            guard let place = places[summary.id] else { return nil }
            let found = hits.filter { $0.plan == summary.id }.map { Self.hit($0, place) }
            guard !found.isEmpty else { return nil }
            let name = "\(summary.municipality.name[language]) \(summary.name[language])"
            return Group(id: "plan-\(summary.id.text)", title: name, hits: found)
        }
    }

    private static func hit(_ hit: SearchHit, _ place: Place) -> Hit {
        let language = place.language
        let (kind, path) =
            switch hit.subject {
            case .measure(let id): (place.edition.measureLevelName, place.paths.measure(id, place.year))
            case .node(let id):
                (
                    place.edition.node(id).map(place.edition.levelName) ?? Bilingual("見出し", "Heading"),
                    place.paths.node(id, place.year)
                )
            }
        return Hit(
            kind: kind[language],
            name: NumberedName(number: hit.number, name: hit.name[language]),
            path: path,
            field: hit.field.name[language],
            snippet: hit.snippet
        )
    }
}

extension SearchPage {
    private var language: Language { reading.language }
    var path: String { PlanPaths.search(reading) }

    var shell: PageShell {
        let title =
            text.isEmpty
            ? PageWords.search[language]
            : Bilingual("「\(text)」の検索結果", "Search results for “\(text)”")[language]
        var shell = PageShell(
            reading: reading,
            title: title,
            path: path,
            crumbs: [PageShell.Crumb(PageWords.cities[language], path: PlanPaths.home(reading))]
        ) {
            h1 { foreign(title, language) }
            form
            div(.id("search-results"), .dataQuery(text)) {
                if text.isEmpty {
                    p { Self.hint[language] }
                } else {
                    results
                }
            }
        }
        if !text.isEmpty || chosen != nil {
            var query = "?q=\(PercentEncoding.encode(text))"
            if let chosen { query += "&plan=\(PercentEncoding.encode(chosen))" }
            shell.query = query
            shell.isIndexed = false
        }
        return shell
    }

    private var form: Markup {
        PagesSupport.form(.class("fields"), .role("search"), .action(path), .method("get")) {
            div(.class("field")) {
                label(.for("q")) { Bilingual("検索する語句", "Words to search for")[language] }
                input(.type("search"), .id("q"), .name("q"), .maxLength(Self.maximumLength), .value(text))
            }
            div(.class("field")) {
                label(.for("plan")) { Bilingual("計画", "Plan")[language] }
                select(.id("plan"), .name("plan")) {
                    option(.value("")) { Bilingual("すべての計画", "All plans")[language] }
                    for plan in plans {
                        option(
                            .value(plan.id),
                            .selected(plan.id == chosen),
                            .dataIndex(plan.index),
                            .dataRoot(plan.root)
                        ) { plan.name }
                    }
                }
            }
            div(.class("field buttons")) { button(.type("submit")) { PageWords.search[language] } }
        }
    }

    private var count: Int { groups.reduce(0) { $0 + $1.hits.count } }

    private var results: Markup {
        Markup {
            p(.class("hits"), .role("status")) {
                Bilingual("\(count)件見つかりました。", "\(count) found.")[language]
                if count >= Self.maximumHits { Self.more[language] }
            }
            if groups.isEmpty {
                notice(.neutral, language: language, title: Self.nothing[language]) { p { Self.advice[language] } }
            }
            for group in groups {
                section(.labelledBy(group.id)) {
                    h2(.id(group.id)) { foreign(group.title, language) }
                    ol(.class("results")) { for hit in group.hits { li { markup(of: hit) } } }
                }
            }
        }
    }

    private func markup(of hit: Hit) -> Markup {
        Markup {
            span(.class("soft")) { foreign(hit.kind, language) }
            " "
            a(.href(hit.path)) { foreign("\(hit.name.label) \(hit.name.name)", language) }
            p(.class("snippet")) {
                span(.class("soft")) { "\(hit.field): " }
                for piece in hit.snippet { piece.isHit ? mark { piece.text } : .text(piece.text) }
            }
        }
    }

    private static let hint = Bilingual(
        "具体策や指標の名前、担当の課、番号などで探せます。1文字から検索できます。",
        "Search by names of measures and indicators, departments or numbers; one character is enough."
    )
    private static let nothing = Bilingual("見つかりませんでした。", "Nothing was found.")
    private static let advice = Bilingual(
        "短い語句や別の言い方でお試しください。",
        "Please try shorter or other words."
    )
    private static let more = Bilingual("語句を足すと絞り込めます。", " Add words to narrow it down.")
}
