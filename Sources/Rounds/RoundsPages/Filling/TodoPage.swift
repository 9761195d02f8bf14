import Casework
import City
import CityPages
import Hummingbird
import PagesSupport
import Rounds
import Wording

extension RoundsPages {
    func addFilling(_ routes: RoundRoutes) {
        routes.page(TodoPage.path, for: .measures([.see])) { try await TodoPage.answer($0) }
        routes.page(ApprovalPage.path, for: .measures([.approve])) { try await ApprovalPage.answer($0) }
        routes.form(ApprovalPage.path, for: .measures([.approve])) { try await ApprovalPage.take($0, $1) }
        let grid = "/office/rounds/{round}/grid/{unit}/"
        routes.page(grid, for: .measures([.see])) { try await GridPage.answer($0) }
        routes.form(grid, for: .measures([.edit]), limits: .grid) { try await GridPage.take($0, $1) }
        SheetActions.add(routes)
    }
}

/// What waits for the member in open rounds.
struct TodoPage {
    static let path = "/office/rounds/"

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let items = try await visit.office.todo(for: visit.standing)
        let waiting = items.filter { $0.step != nil }
        let others = items.filter { $0.step == nil }
        var page = OfficePage(title: RoundWords.todo, path: path)
        page.intro = Markup {
            p(.class("lead")) { visit.says(summary(waiting)) }
            if waiting.contains(where: { $0.step == SheetForm.Step.approve }) {
                p {
                    a(.href(visit.path(ApprovalPage.path))) {
                        visit.says(Bilingual("まとめて承認する", "Approve several at once"))
                    }
                }
            }
            if !waiting.isEmpty { list(waiting, visit) }
            grids(waiting, visit)
            books(items, visit)
            if !others.isEmpty {
                h2 { visit.says(Bilingual("ほかの人の番になっている調査票", "With somebody else")) }
                list(others, visit)
            }
        }
        return visit.visit.answer(page)
    }

    private static func summary(_ items: [TodoItem]) -> Bilingual {
        let late = items.count { $0.isLate }
        guard !items.isEmpty else {
            return Bilingual("今、あなたの番になっている調査票はありません。", "Nothing waits for you at the moment.")
        }
        let more = late == 0 ? Bilingual(same: "") : Bilingual("うち\(late)件は期限を過ぎています。", " \(late) overdue.")
        return Bilingual(
            "あなたの番になっている調査票が\(items.count)件あります。\(more.japanese)上から順に進めてください。",
            "\(items.count) sheet(s) wait for you.\(more.english) Begin at the top."
        )
    }

    /// Ways to the figures of a whole department, where several of its sheets wait.
    private static func grids(_ items: [TodoItem], _ visit: RoundVisit) -> Markup {
        let filling = departments(items.filter { $0.step == SheetForm.Step.submit }).filter { $0.count > 1 }
        return ways(filling, GridPage.title, visit, RoundPath.grid)
    }

    /// Ways to a department's sheets as a workbook.
    private static func books(_ items: [TodoItem], _ visit: RoundVisit) -> Markup {
        ways(departments(items), BookPage.title, visit, RoundPath.book)
    }

    /// The items of each department in each round.
    private static func departments(_ items: [TodoItem]) -> [[TodoItem]] {
        Dictionary(grouping: items) { "\($0.round.id)/\($0.line.entry.units.first ?? "")" }
            .sorted { $0.key < $1.key }.map(\.value)
    }

    private static func ways(
        _ departments: [[TodoItem]],
        _ title: Bilingual,
        _ visit: RoundVisit,
        _ path: (RoundID, String) -> String
    ) -> Markup {
        Markup {
            for item in departments.compactMap(\.first) {
                if let unit = item.line.entry.units.first {
                    p {
                        a(.href(visit.path(path(item.round.id, unit)))) {
                            visit.says(title)
                            visit.says(Bilingual("（\(item.round.settings.title)）", " (\(item.round.settings.title))"))
                        }
                    }
                }
            }
        }
    }

    private static func list(_ items: [TodoItem], _ visit: RoundVisit) -> Markup {
        ol(.class("todo")) { for item in items { row(item, visit) } }
    }

    private static func row(_ item: TodoItem, _ visit: RoundVisit) -> Markup {
        li(.class("todo-item")) {
            div {
                p(.class("todo-name")) {
                    a(.href(visit.path(RoundPath.sheet(item.line.entry)))) { "\(item.number) \(item.name)" }
                }
                p(.class("todo-state")) {
                    stateChip(item.line.state, visit.language)
                    " "
                    deadlineText(item.line.deadline, visit)
                }
                p(.class("small")) { item.round.settings.title }
            }
            p(.class("todo-step")) { visit.says(RoundWords.invitation(item.step)) }
        }
    }
}
