import PagesSupport
import Planning
import Tables
import Wording

/// The words of a plan and of its figures, explained to those who meet them for the first time.
struct GlossaryPage: SitePage {
    struct Term: Hashable, Sendable {
        /// ASCII, for its address on the page.
        let id: String
        let name: Bilingual
        let reading: String
        let text: Bilingual
    }

    /// Some terms under a title.
    struct Group: Hashable, Sendable {
        let id: String
        let title: Bilingual
        let terms: [Term]
    }

    let place: Place
    let groups: [Group]

    init(_ place: Place) {
        self.place = place
        groups = [
            Group(id: "plan", title: Bilingual("計画のことば", "Words of the plan"), terms: Self.levels(place) + Terms.plan),
            Group(id: "figures", title: Bilingual("数値のことば", "Words of the figures"), terms: Terms.figures),
            Group(id: "ratings", title: Bilingual("評価の記号", "Signs of the ratings"), terms: Self.ratings(place)),
            Group(id: "years", title: Bilingual("年度のことば", "Words of the years"), terms: Terms.years),
        ]
        .filter { !$0.terms.isEmpty }
    }

    /// What the city calls the levels of its plan.
    private static func levels(_ place: Place) -> [Term] {
        place.plan.levels.enumerated().map { depth, level in
            let isLast = depth == place.plan.levels.count - 1
            let text =
                isLast
                ? Bilingual(
                    "計画のいちばん下の段。一つひとつの部署が実際に行うことで、進み具合を指標で測ります。",
                    "The lowest level of the plan: what one department does, measured by indicators."
                )
                : Bilingual(
                    "計画の上から\(depth + 1)番目の段。この下に「\(place.plan.levels[depth + 1].name.japanese)」があります。",
                    "Level \(depth + 1) of the plan from the top; below it stands “\(place.plan.levels[depth + 1].name.english)”."
                )
            return Term(id: "level-\(level.id.text)", name: level.name, reading: "", text: text)
        }
    }

    /// The symbols of the rules that hold in the year.
    private static func ratings(_ place: Place) -> [Term] {
        place.evaluation.ratingSymbols.enumerated().map { index, symbol in
            let band = place.evaluation.version.bands.first { $0.symbol == symbol }
            let name = place.evaluation.ratingName(of: symbol) ?? Bilingual(same: symbol)
            let text =
                band.map { $0.meaning == Bilingual(same: "") ? $0.conditionWords : $0.meaning }
                ?? Bilingual("数値がないなど、率を計算できないもの", "No rate, for want of a figure or for another reason")
            return Term(
                id: "rating-\(index + 1)",
                name: Bilingual("\(symbol) \(name.japanese)", "\(symbol) \(name.english)"),
                reading: "",
                text: text
            )
        }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = Bilingual("用語の説明", "Glossary")[language]
        return place.shell(
            title: title,
            path: place.paths.glossary,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            for group in groups {
                section(.labelledBy(group.id)) {
                    h2(.id(group.id)) { group.title[language] }
                    definitionList(group.terms.map(definition))
                }
            }
        }
    }

    private func definition(_ term: Term) -> Definition {
        Definition(
            language == .japanese && !term.reading.isEmpty
                ? "\(term.name.japanese)（\(term.reading)）" : term.name[language]
        ) {
            p { term.text[language] }
            if language == .english, term.name.japanese != term.name.english {
                p(.class("soft"), .lang(.japanese)) { term.name.japanese }
            }
        }
    }

    var data: PageData {
        let rows = groups.flatMap(\.terms).map { term in
            [term.id, term.name.japanese, term.name.english, term.reading, term.text.japanese, term.text.english]
        }
        return PageData(
            page: place.dataPaths.glossary,
            tables: [
                PageData.Table(
                    id: "terms",
                    name: Bilingual("用語", "Terms"),
                    rows: DataRows(columns: ["term", "name", "name_en", "reading", "text", "text_en"], rows: rows)
                )
            ]
        )
    }

    private static let lead = Bilingual(
        "このサイトで使っていることばの意味です。率や評価の正確な決め方は「評価のきまり」のページにあります。",
        "What the words of this site mean. The exact rules are on the page about the rules of evaluation."
    )
}
