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
            form?.markup ?? table(nil).markup
        }
    }

    /// The list with boxes; nothing where nothing can be done with many sheets.
    var form: FormView? {
        guard mayAct, !actions.isEmpty else { return nil }
        let boxes = DrawnBoxes(BulkPage.sheets, page.entries, desk.visit.language)
        let bare = DeskPath.round(desk.round.id, .bulk)
        return FormView(
            desk.visit.language,
            // The same list again where it is refused.
            action: desk.visit.path(bare) + page.filter.query,
            token: desk.visit.visit.token(for: bare),
            entries: page.entries,
            parts: [
                RoundVisit.newRequest, .markup(boxes.around { table(boxes).markup }), .drawn([BulkPage.sheets]),
            ],
            actions: actions
        )
    }

    private var actions: [FormView.Action] {
        var actions: [FormView.Action] = []
        if lines.contains(where: { $0.state == SheetForm.State.atOffice }) {
            actions.append(
                .init(
                    Bilingual("選んだものを受理する", "Accept those chosen"),
                    choice: (BulkPage.actionName, BulkPage.Action.accept.rawValue)
                )
            )
        }
        if lines.contains(where: { $0.isLate(at: page.board.time) }) {
            actions.append(
                .init(
                    Bilingual("選んだものを再依頼する", "Remind of those chosen"),
                    style: .other,
                    choice: (BulkPage.actionName, BulkPage.Action.remind.rawValue)
                )
            )
        }
        return actions
    }

    private func table(_ boxes: DrawnBoxes?) -> DataTable {
        let (names, places) = (desk.names, places)
        var words = [
            Bilingual("取組", "Measure"), Bilingual("状態", "State"), Bilingual("期限", "Deadline"),
            Bilingual("所属", "Department"),
        ]
        if boxes != nil { words.append(Bilingual("選ぶ", "Choose")) }
        let units = Dictionary(
            page.board.rows.compactMap { row in row.unit.map { ($0, row.name) } },
            uniquingKeysWith: { first, _ in first }
        )
        return DataTable(
            id: "sheet-list",
            caption: page.filter.heading(desk, page.board),
            columns: words.map { DataTable.Column(desk.says($0)) },
            rows: lines.enumerated().map { index, line in
                let name = names[line.entry.measure] ?? desk.says(DeskWords.gone(line.entry.measure))
                let unit = line.entry.units.first.map { units[$0] ?? $0 } ?? desk.says(DeskWords.nobody)
                return [
                    a(.href(desk.visit.path(DeskPath.review(desk.round.id, line.entry.sheet)))) { name },
                    stateChip(line.state, desk.visit.language),
                    page.isOpen && line.deadline != nil ? deadlineText(line.deadline, desk.visit) : .empty,
                    .text(unit),
                ] + (boxes.map { [box(line, name, $0, at: places[index])] } ?? [])
            },
            narrow: .cards
        )
    }

    private func box(_ line: SheetLine, _ name: String, _ boxes: DrawnBoxes, at place: Int?) -> Markup {
        guard let place else { return .empty }
        return boxes.box(
            "\(line.entry.sheet)/\(line.version)",
            at: place,
            named: desk.says(Bilingual("\(name)を選ぶ", "Choose \(name)"))
        )
    }

    /// For each line the place of its box among the boxes; nothing where nothing can be done with it.
    private var places: [Int?] {
        var next = 0
        return lines.map { line in
            guard line.state == SheetForm.State.atOffice || line.isLate(at: page.board.time) else { return nil }
            defer { next += 1 }
            return next
        }
    }
}
