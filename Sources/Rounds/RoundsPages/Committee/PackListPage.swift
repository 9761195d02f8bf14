import CityPages
import Hummingbird
import PagesSupport
import Rounds
import Wording

/// The rounds whose results may be read before publication.
struct PackListPage {
    static func answer(_ visit: RoundVisit) async throws -> Response {
        let rounds = try await visit.office.rounds(for: visit.standing).filter { $0.state != .prepared }
        var notes: [String] = []
        for round in rounds {
            let publication = try await visit.publication(of: round).note(visit.years).map(visit.says)
            notes.append([visit.says(round.state.name), publication].compactMap { $0 }.joined(separator: "、"))
        }
        var page = OfficePage(title: DeskWords.packs, path: DeskPath.packs)
        page.intro = Markup {
            if rounds.isEmpty {
                p { visit.says(Bilingual("今、読める資料はありません。", "There is nothing to read at the moment.")) }
            } else {
                ul {
                    for (round, note) in zip(rounds, notes) {
                        li {
                            a(.href(visit.path(DeskPath.round(round.id, .pack)))) { round.settings.title }
                            "（\(note)）"
                        }
                    }
                }
            }
        }
        return visit.visit.answer(page)
    }
}
