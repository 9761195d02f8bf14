import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Rounds
import Wording

/// All rounds of the municipality.
struct RoundListPage {
    static func answer(_ visit: RoundVisit) async throws -> Response {
        let rounds = try await visit.office.rounds(for: visit.standing)
        var page = OfficePage(title: DeskWords.rounds, path: DeskPath.list)
        let mayManage = Access.rounds(.manage).allows(visit.member.me)
        page.intro = Markup {
            if mayManage {
                p { a(.class("button"), .href(visit.path(DeskPath.new))) { visit.says(NewRoundPage.title) } }
            }
            if rounds.isEmpty {
                notice(
                    .neutral,
                    language: visit.language,
                    title: visit.says(Bilingual("照会はまだありません", "There is no round yet"))
                )
            } else {
                table(rounds, visit).markup
            }
        }
        return visit.visit.answer(page)
    }

    private static func table(_ rounds: [Round], _ visit: RoundVisit) -> DataTable {
        DataTable(
            id: "rounds",
            caption: visit.says(DeskWords.rounds),
            columns: [
                .init(visit.says(Bilingual("件名", "Title"))), .init(visit.says(Bilingual("年度", "Year"))),
                .init(visit.says(Bilingual("状態", "State"))), .init(visit.says(Bilingual("取組", "Measures")), .number),
                .init(visit.says(Bilingual("所属の期限", "Deadline"))),
            ],
            rows: rounds.map { round in
                let page: DeskPath.Page = round.state == .prepared ? .settings : .board
                return [
                    a(.href(visit.path(DeskPath.round(round.id, page)))) { round.settings.title },
                    .text(round.year.name(visit.years, visit.language)),
                    .text(visit.says(round.state.name)), .text(String(round.settings.measures.count)),
                    .text(round.settings.calendar.departments.name(visit.years, visit.language)),
                ]
            },
            narrow: .cards
        )
    }
}
