import Figures
import PagesSupport
import Planning
import Wording

/// Everything that the list of cities shows.
struct CitiesPage: Hashable, Sendable {
    struct City: Hashable, Sendable {
        let city: String
        let plan: String
        let year: String
        let path: String
        let counts: CountsView
        let sentence: String
    }

    let cities: [City]
    let reading: Reading

    init(_ places: [Place], reading: Reading) {
        let language = reading.language
        self.reading = reading
        cities = places.map { place in
            City(
                city: place.plan.municipality.name[language],
                plan: place.plan.name[language],
                year: place.yearName,
                path: place.paths.year(place.year),
                counts: CountsView(place.evaluation.planRollUp, place) { _ in place.paths.year(place.year) },
                sentence: YearSentence(place).text
            )
        }
    }

    private var language: Language { reading.language }

    var shell: PageShell {
        var shell = PageShell(reading: reading, title: Self.title[language], path: PlanPaths.home(reading)) {
            h1 { Self.heading[language] }
            p(.class("lead")) { Self.lead[language] }
            if cities.isEmpty {
                notice(.neutral, language: language, title: Self.empty[language])
            } else {
                cards { for city in cities { card(city) } }
            }
            searchForm
        }
        shell.description = Self.lead[language]
        return shell
    }

    private func card(_ city: City) -> Markup {
        li(.class("card")) {
            h2(.class("card-title card-city")) { a(.href(city.path)) { city.city } }
            p {
                foreign(city.plan, language)
                br()
                span(.class("soft")) { city.year }
            }
            p { city.sentence }
            city.counts.markup
        }
    }

    private var searchForm: Markup {
        form(.class("fields"), .role("search"), .action(PlanPaths.search(reading)), .method("get")) {
            div {
                label(.for("q")) { Bilingual("すべての計画から検索", "Search all plans")[language] }
                input(.type("search"), .id("q"), .name("q"), .maxLength(SearchPage.maximumLength))
            }
            button(.type("submit")) { PageWords.search[language] }
        }
    }

    static let title = Bilingual("標 Shirube", "Shirube")
    static let heading = Bilingual("自治体DX推進計画の進捗", "Progress of municipal digital plans")
    static let lead = Bilingual(
        "計画の目標に実績がどこまで届いたかを、計算の根拠とともに年度ごとに示します。",
        "How far each plan has come, year by year, with the working behind every figure."
    )
    private static let empty = Bilingual("まだ計画が登録されていません。", "There are no plans here yet.")
}
