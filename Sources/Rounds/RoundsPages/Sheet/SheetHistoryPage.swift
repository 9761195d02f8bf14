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
                [ShownMoment(event.time.date).markup, .text(who(event)), what(event)]
            },
            narrow: .cards
        ).markup
    }

    private func who(_ event: CaseEvent) -> String {
        page.people.name(event.member, as: event.post, at: event.time)
    }

    private func what(_ event: CaseEvent) -> Markup {
        div(.class("cell")) {
            change(event.change)
            if !event.reason.isEmpty {
                p {
                    Bilingual("理由：", "Reason: ")[language]
                    event.reason
                }
            }
        }
    }

    private func change(_ change: CaseChange) -> Markup {
        switch change {
        case .saved(let changes): saved(changes)
        case .moved(let move):
            line(
                Bilingual(
                    "「\(SheetForm.name(of: move.from).japanese)」から「\(SheetForm.name(of: move.to).japanese)」へ",
                    "From “\(SheetForm.name(of: move.from).english)” to “\(SheetForm.name(of: move.to).english)”"
                )
            )
        case .commented(_, let text):
            Markup {
                line(Bilingual("コメント", "Comment"))
                linesOfText(text, language)
            }
        case .attached(_, let file): line(Bilingual("「\(file.name)」を添付", "Attached “\(file.name)”"))
        default: line(Self.words(change))
        }
    }

    private static func words(_ change: CaseChange) -> Bilingual {
        switch change {
        case .opened: Bilingual("調査票を作成", "Sheet made")
        case .assigned: Bilingual("担当を変更", "Others answer for it")
        case .deadlineSet: Bilingual("期限を変更", "Deadline set")
        case .resolved: Bilingual("コメントを対応済みに", "Comment settled")
        case .withdrawn: Bilingual("添付を取り下げ", "File withdrawn")
        case .escalated: Bilingual("期限超過を所属長に連絡", "Head told of the missed deadline")
        case .saved, .moved, .commented, .attached: Bilingual(same: "")
        }
    }

    private func line(_ words: Bilingual) -> Markup { p { words[language] } }

    private func saved(_ changes: [FieldChange]) -> Markup {
        ul {
            for change in changes {
                li {
                    strong { name(change.address)[language] }
                    Bilingual("：", ": ")[language]
                    answerText(change.before, language)
                    " → "
                    answerText(change.after, language)
                }
            }
        }
    }

    private func name(_ address: FieldAddress) -> Bilingual {
        page.questions.question(address).map { page.longName(of: $0) }
            ?? page.sheet.definition.field(address.field)?.name ?? Bilingual(same: address.text)
    }
}
