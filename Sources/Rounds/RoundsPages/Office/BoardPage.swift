import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Departments × states, who is late, and the sheets that somebody asks for.
struct BoardPage {
    /// A list shows so many sheets; a bulk takes no more.
    static let mostSheets = 300

    let desk: Desk
    let board: RoundBoard
    let filter: BoardFilter
    /// What was chosen from the list, where nothing could be done with it.
    var entries = FormEntries()

    static func answer(_ visit: RoundVisit) async throws -> Response {
        visit.visit.answer(try await BoardPage(try await Desk(visit)).page)
    }

    /// The list again, with what is wrong in what was chosen from it.
    static func refuse(_ desk: Desk, _ entries: FormEntries) async throws -> Response {
        var page = try await BoardPage(desk)
        page.entries = entries
        return desk.visit.visit.refuse(page.page)
    }

    /// The board with the list that the address asks for.
    private init(_ desk: Desk) async throws {
        self.desk = desk
        board = try await desk.office.board(of: desk.round.id, for: desk.visit.standing)
        filter = try BoardFilter(desk.visit.visit.request.conditions, board)
    }

    /// Reminds everybody who is late, or those of one department.
    static func remind(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let id = try visit.roundID()
        var sheets: Set<CaseID>?
        if let unit = try body.text(BoardFilter.unitName) {
            let board = try await visit.office.board(of: id, for: visit.standing)
            sheets = Set(board.lines.filter { ($0.entry.units.first ?? "") == unit }.map(\.entry.sheet))
        }
        let outcome = try await visit.office.remind(id, sheets: sheets, try visit.act(body))
        let flash = outcome.mails > 0 ? Flash("reminded") : Flash("nobody-reminded")
        return try visit.visit.goOn(to: DeskPath.round(id, .board), saying: flash)
    }

    /// Lets the heads hear of what has been late for long enough.
    static func escalate(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let id = try visit.roundID()
        let count = try await visit.office.escalate(id, try visit.act(body))
        let flash = count > 0 ? Flash("escalated") : Flash("nothing-escalated")
        return try visit.visit.goOn(to: DeskPath.round(id, .board), saying: flash)
    }

    /// The states that this round's sheets can be in, in their order.
    var states: [StateKey] {
        DeskWords.states.filter { state in
            switch state {
            case SheetForm.State.atHead: desk.round.settings.stages.headApproves || board.total(state) > 0
            case SheetForm.State.settled, SheetForm.State.lapsed: board.total(state) > 0
            default: true
            }
        }
    }

    var isOpen: Bool { desk.round.state == .open }

    private var page: OfficePage {
        var page = desk.page(
            .board,
            Markup {
                figures
                if let advice { advice }
                if isOpen, desk.mayManage, board.late > 0 { reminders }
            }
        )
        let list = BoardList(self)
        page.others = [list.form].compactMap(\.self)
        page.rest = Markup {
            h2 { desk.says(Bilingual("所属ごとの進み具合", "By department")) }
            matrix.markup
            h2(.id("sheets")) { filter.heading(desk, board) }
            filterLinks
            list.markup
        }
        return page
    }

    private var figures: Markup {
        let total = board.lines.count
        return keyFigures([
            KeyFigure(label: desk.says(Bilingual("調査票", "Sheets")), value: String(total)),
            KeyFigure(
                label: desk.says(SheetForm.name(of: SheetForm.State.atOffice)),
                value: String(board.total(SheetForm.State.atOffice)),
                path: path(BoardFilter(state: SheetForm.State.atOffice))
            ),
            KeyFigure(
                label: desk.says(Bilingual("期限を過ぎたもの", "Overdue")),
                value: String(board.late),
                path: path(.late(nil))
            ),
            KeyFigure(
                label: desk.says(Bilingual("受理・確定", "Accepted")),
                value: String(board.total(SheetForm.State.accepted) + board.total(SheetForm.State.settled)),
                path: path(BoardFilter(state: SheetForm.State.accepted))
            ),
        ])
    }

    /// What the office should look at first; nothing where all is well.
    private var advice: Markup? {
        guard board.due > 0 else { return nil }
        return notice(
            .poor,
            language: desk.visit.language,
            title: desk.says(
                Bilingual("受理した\(board.due)件が計画に反映されていません", "The plan does not have \(board.due) accepted sheet(s) yet")
            )
        ) {
            p { a(.href(desk.path(.life))) { desk.says(DeskWords.life) } }
        }
    }

    private var reminders: Markup {
        div(.class("button-row")) {
            desk.button(.remind, Bilingual("期限を過ぎた全員に再依頼する", "Remind everybody who is late"))
            desk.button(.escalate, Bilingual("所属長に知らせる", "Let the heads know"))
        }
    }

    func path(_ filter: BoardFilter) -> String { desk.path(.board) + filter.query + "#sheets" }

    private var matrix: DataTable {
        let words: [Bilingual] =
            [Bilingual("所属", "Department")] + states.map { SheetForm.name(of: $0) } + [
                Bilingual("期限超過", "Overdue"), Bilingual("期限", "Deadline"), Bilingual("差戻し回数", "Returns"),
                Bilingual("入力時間（分）", "Minutes of entry"), Bilingual("再依頼", "Remind"),
            ]
        let texts = [0, states.count + 2, states.count + 5]
        let columns = words.enumerated().map { index, word in
            DataTable.Column(desk.says(word), texts.contains(index) ? .text : .number)
        }
        return DataTable(
            id: "departments",
            caption: desk.says(Bilingual("所属と状態ごとの調査票の数", "Sheets by department and state")),
            columns: columns,
            rows: board.rows.map(row),
            narrow: .cards
        )
    }

    private func row(_ row: RoundBoard.Row) -> [Markup] {
        let unit = row.unit ?? ""
        let counts = states.map { state in link(row.counts[state] ?? 0, BoardFilter(unit: unit, state: state)) }
        return [a(.href(path(BoardFilter(unit: unit)))) { row.unit == nil ? desk.says(DeskWords.nobody) : row.name }]
            + counts + [
                link(row.late, .late(unit)),
                deadline(row), .text(String(row.returns)), .text(String(row.minutes)), remindButton(row),
            ]
    }

    private func link(_ count: Int, _ filter: BoardFilter) -> Markup {
        count == 0 ? .text("0") : a(.class("figure-link"), .href(path(filter))) { String(count) }
    }

    /// The day, and while the round is open how far away it is.
    private func deadline(_ row: RoundBoard.Row) -> Markup {
        let words = DeadlineWords(deadline: Moment(endOf: row.deadline), now: board.time)
        return Markup {
            span(.class("deadline-day")) { desk.says(DeskWords.shortDay(row.deadline)) }
            if isOpen {
                span(
                    words.isOver && row.late > 0
                        ? .class("deadline-distance deadline-over") : .class("deadline-distance")
                ) {
                    desk.says(words.distance)
                }
            }
        }
    }

    private func remindButton(_ row: RoundBoard.Row) -> Markup {
        guard isOpen, desk.mayManage, row.late > 0, let unit = row.unit else { return .empty }
        return desk.button(
            .remind,
            Bilingual("再依頼", "Remind"),
            hidden: [(BoardFilter.unitName, unit)]
        )
    }

    private var filterLinks: Markup {
        var items: [(Bilingual, BoardFilter)] = [(Bilingual("すべて", "All"), .everything)]
        items += states.map { (SheetForm.name(of: $0), BoardFilter(unit: filter.unit, state: $0)) }
        items.append((Bilingual("未受理", "Not accepted"), .unaccepted(filter.unit)))
        items.append((Bilingual("期限超過", "Overdue"), .late(filter.unit)))
        return Markup {
            choices(
                label: desk.says(Bilingual("調査票を絞る", "Which sheets")),
                items.map { PageShell.Crumb(desk.says($0.0), path: path($0.1)) },
                current: path(filter)
            )
            if let unit = filter.unit, !unit.isEmpty {
                p {
                    a(.href(desk.visit.path(RoundPath.book(board.round.id, unit: unit)))) { desk.says(BookPage.title) }
                }
            }
        }
    }
}
