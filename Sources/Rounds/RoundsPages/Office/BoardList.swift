import Casework
import CityPages
import PagesSupport
import Planning
import Rounds
import Wording

/// The sheets of a board that were asked for, to be looked at or accepted many at once.
struct BoardList {
    private let page: BoardPage
    private let lines: [SheetLine]
    private let found: Int

    init(_ page: BoardPage) {
        self.page = page
        let all = page.board.lines.filter { page.filter.takes($0, at: page.board.time) }
        found = all.count
        lines = Array(all.prefix(BoardPage.mostSheets))
    }

    private var desk: Desk { page.desk }
    private var mayAct: Bool { page.isOpen && desk.mayManage }

    var markup: Markup {
        guard !lines.isEmpty else { return p { desk.says(Bilingual("該当する調査票はありません。", "There is none.")) } }
        let isReviewable = lines.contains { $0.state == SheetForm.State.atOffice }
        let isLate = lines.contains { $0.isLate(at: page.board.time) }
        var actions: [FormView.Action] = []
        if isReviewable {
            actions.append(
                .init(
                    Bilingual("選んだものを受理する", "Accept those chosen"),
                    choice: (BulkPage.actionName, BulkPage.Action.accept.rawValue)
                )
            )
        }
        if isLate {
            actions.append(
                .init(
                    Bilingual("選んだものを再依頼する", "Remind of those chosen"),
                    style: .other,
                    choice: (BulkPage.actionName, BulkPage.Action.remind.rawValue)
                )
            )
        }
        return Markup {
            if found > lines.count {
                p {
                    desk.says(
                        Bilingual(
                            "\(found)件のうち、はじめの\(lines.count)件を表示しています。所属や状態で絞ってください。",
                            "The first \(lines.count) of \(found) are shown. Choose a department or a state."
                        )
                    )
                }
            }
            if mayAct, !actions.isEmpty {
                desk.visit.form(
                    to: DeskPath.round(desk.round.id, .bulk),
                    [.markup(table(isChoosing: true).markup)],
                    actions
                ).markup
            } else {
                table(isChoosing: false).markup
            }
        }
    }

    private func table(isChoosing: Bool) -> DataTable {
        let names = desk.names
        var words = [
            Bilingual("取組", "Measure"), Bilingual("状態", "State"), Bilingual("期限", "Deadline"),
            Bilingual("所属", "Department"),
        ]
        if isChoosing { words.append(Bilingual("選ぶ", "Choose")) }
        let units = Dictionary(
            page.board.rows.compactMap { row in row.unit.map { ($0, row.name) } },
            uniquingKeysWith: { first, _ in first }
        )
        return DataTable(
            id: "sheet-list",
            caption: page.filter.heading(desk, page.board),
            columns: words.map { DataTable.Column(desk.says($0)) },
            rows: lines.map { line in
                let name = names[line.entry.measure] ?? line.entry.measure.text
                let unit = line.entry.units.first.map { units[$0] ?? $0 } ?? desk.says(DeskWords.nobody)
                return [
                    a(.href(desk.visit.path(DeskPath.review(desk.round.id, line.entry.sheet)))) { name },
                    stateChip(line.state, desk.visit.language),
                    page.isOpen && line.deadline != nil ? deadlineText(line.deadline, desk.visit) : .empty,
                    .text(unit),
                ] + (isChoosing ? [box(line, name)] : [])
            },
            narrow: .cards
        )
    }

    private func box(_ line: SheetLine, _ name: String) -> Markup {
        let mayBeChosen = line.state == SheetForm.State.atOffice || line.isLate(at: page.board.time)
        guard mayBeChosen else { return .empty }
        return input(
            .type("checkbox"),
            .name(BulkPage.sheetName),
            .value("\(line.entry.sheet)/\(line.version)"),
            .ariaLabel(desk.says(Bilingual("\(name)を選ぶ", "Choose \(name)")))
        )
    }
}
