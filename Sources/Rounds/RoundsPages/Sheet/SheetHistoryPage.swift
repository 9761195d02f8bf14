import Casework
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Who did what to a sheet, as what post and when; the latest first.
struct SheetHistoryPage {
    static let title = Bilingual("この調査票の履歴", "History of this sheet")

    static func path(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "history/" }

    private let page: SheetPage

    private var language: Language { page.visit.language }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let sheet = try await SheetPage(visit)
        var page = OfficePage(title: title, path: path(sheet.sheet.entry))
        page.crumbs = sheet.crumbs
        page.intro = SheetHistoryPage(page: sheet).table
        return visit.visit.answer(page)
    }

    private var table: Markup {
        DataTable(
            id: "history",
            caption: Self.title[language],
            columns: [
                .init(Bilingual("いつ", "When")[language]), .init(Bilingual("だれが", "Who")[language]),
                .init(Bilingual("何を", "What")[language]),
            ],
            rows: page.history.reversed().map { event in
                [page.visit.moment(event.time).markup, .text(who(event)), what(event)]
            },
            narrow: .cards
        ).markup
    }

    private func who(_ event: CaseEvent) -> String {
        page.people.name(event.member, as: event.post, at: event.time)
    }

    private func what(_ event: CaseEvent) -> Markup {
        div(.class("cell")) { EventView(language: language) { name($0)[language] }.markup(event) }
    }

    private func name(_ address: FieldAddress) -> Bilingual {
        page.questions.question(address).map { page.longName(of: $0) }
            ?? page.sheet.definition.field(address.field)?.name ?? Bilingual(same: address.text)
    }
}
