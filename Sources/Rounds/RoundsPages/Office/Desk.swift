import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// A round as the office's pages have it in hand.
struct Desk: Sendable {
    let visit: RoundVisit
    let round: Round
    let plan: Plan

    /// The round that the address names.
    init(_ visit: RoundVisit) async throws {
        self.visit = visit
        round = try await visit.office.round(try visit.roundID(), for: visit.standing)
        plan = try await visit.office.plan(of: round, for: visit.standing)
    }

    var office: RoundOffice { visit.office }
    var mayManage: Bool { Access.rounds(.manage).allows(visit.member.me) }

    func says(_ words: Bilingual) -> String { visit.says(words) }
    func path(_ page: DeskPath.Page) -> String { visit.path(DeskPath.round(round.id, page)) }

    /// A day with its weekday, as this reading writes it.
    func text(_ day: CalendarDate) -> String {
        let name = day.name(visit.years, visit.language)
        let weekday = day.weekday[visit.language]
        return visit.language == .japanese ? "\(name)（\(weekday)）" : "\(weekday), \(name)"
    }

    var yearName: String { round.year.name(visit.years, visit.language) }

    /// The way to a page below the round's board.
    var crumbs: [(Bilingual, String)] {
        [(DeskWords.rounds, DeskPath.list), (Bilingual(same: round.settings.title), DeskPath.round(round.id, .board))]
    }

    /// Which departments answer a sheet, as they are called today.
    func answering(_ entry: SheetEntry, _ directory: PostDirectory) -> Definition {
        let units = entry.units.map { directory.name(ofUnit: $0, on: visit.today) }
        return Definition(says(Bilingual("答える所属", "Answered by"))) {
            units.isEmpty ? says(DeskWords.nobody) : units.joined(separator: "、")
        }
    }

    /// A page of this round, with the links to its other pages below the heading.
    func page(_ page: DeskPath.Page, form: FormView? = nil, _ content: Markup) -> OfficePage {
        var shown = OfficePage(
            title: Bilingual(
                "\(DeskWords.name(of: page).japanese)：\(round.settings.title)",
                "\(DeskWords.name(of: page).english): \(round.settings.title)"
            ),
            path: DeskPath.round(round.id, page)
        )
        shown.crumbs = [(DeskWords.rounds, DeskPath.list)]
        shown.intro = Markup {
            links(page)
            content
        }
        shown.form = form
        return shown
    }

    private func links(_ current: DeskPath.Page) -> Markup {
        let pages: [DeskPath.Page] =
            round.state == .prepared
            ? [.settings, .measures, .deadlines] + (mayManage ? [.opening] : [])
            : [.board, .life, .pack, .settings, .measures, .deadlines]
        return choices(
            label: says(Bilingual("この照会のページ", "Pages of this round")),
            pages.map { PageShell.Crumb(says(DeskWords.name(of: $0)), path: path($0)) },
            current: path(current)
        )
    }

    /// What a measure is called in the round's year.
    func name(of measure: Measure) -> String {
        "\(plan.number(of: measure, in: round.year)) \(plan.name(of: measure, in: round.year))"
    }

    /// The names of all measures by identifier.
    var names: [Measure.ID: String] {
        Dictionary(plan.measures.map { ($0.id, name(of: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// A form of one button.
    func button(
        _ page: DeskPath.Page,
        _ label: Bilingual,
        style: FormView.Action.Style = .other,
        hidden: [(name: String, value: String)] = []
    ) -> Markup {
        visit.form(
            to: DeskPath.round(round.id, page),
            hidden.map { .hidden(name: $0.name, value: $0.value) },
            [.init(label, style: style)]
        ).markup
    }
}

extension RoundVisit {
    func form(to bare: String, _ parts: [FormView.Part], _ actions: [FormView.Action]) -> FormView {
        form(to: bare, FormEntries(), parts, actions)
    }
}
