import Casework
import CityPages
import PagesSupport
import Rounds
import Wording

/// What happened to a sheet: who, as what post, when, what, why.
struct ReviewHistory {
    private let page: ReviewPage

    init(_ page: ReviewPage) {
        self.page = page
    }

    private var desk: Desk { page.desk }
    private var language: Language { page.desk.visit.language }

    var markup: Markup {
        details(.class("history")) {
            summary {
                desk.says(Bilingual("経過（\(page.review.history.count)件）", "History (\(page.review.history.count))"))
            }
            ol {
                for event in page.review.history.reversed() {
                    li {
                        ShownMoment(event.time.date).markup
                        " \(page.directory.name(of: event.post, at: event.time, language))："
                        words(event)
                        if !event.reason.isEmpty {
                            desk.says(Bilingual("（理由：\(event.reason)）", " (reason: \(event.reason))"))
                        }
                    }
                }
            }
        }
    }

    private func words(_ event: CaseEvent) -> Markup {
        switch event.change {
        case .saved(let changes): saved(changes)
        case .moved(let move):
            .text(
                desk.says(
                    Bilingual(
                        "「\(SheetForm.name(of: move.from).japanese)」から「\(SheetForm.name(of: move.to).japanese)」へ",
                        "from “\(SheetForm.name(of: move.from).english)” to “\(SheetForm.name(of: move.to).english)”"
                    )
                )
            )
        case .commented(_, let text): .text(desk.says(Bilingual("コメント：\(text)", "remark: \(text)")))
        case .attached(_, let file): .text(desk.says(Bilingual("資料を添付：\(file.name)", "file: \(file.name)")))
        default: .text(desk.says(Self.name(of: event.change)))
        }
    }

    private func saved(_ changes: [FieldChange]) -> Markup {
        ul {
            for change in changes {
                li {
                    "\(page.label(of: change.address))："
                    short(change.before)
                    " → "
                    short(change.after)
                }
            }
        }
    }

    private func short(_ value: FieldValue?) -> String {
        let text = ValueText.text(value, language)
        return text.count > 60 ? String(text.prefix(60)) + "…" : text
    }

    private static func name(of change: CaseChange) -> Bilingual {
        switch change {
        case .opened: Bilingual("調査票を作成", "opened")
        case .assigned: Bilingual("担当を変更", "others answer for it")
        case .deadlineSet: Bilingual("期限を変更", "another deadline")
        case .resolved: Bilingual("コメントを解決", "a remark is settled")
        case .withdrawn: Bilingual("資料を取り下げ", "a file is withdrawn")
        case .escalated: Bilingual("所属長に知らせた", "the head hears of it")
        default: Bilingual("変更", "changed")
        }
    }
}
