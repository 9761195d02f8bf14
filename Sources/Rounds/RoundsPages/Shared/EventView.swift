import Casework
import CityPages
import PagesSupport
import Rounds
import Wording

/// What one event changed in a sheet, and why, as every page of its history says it.
struct EventView {
    let language: Language
    /// How much of an answer is shown; all of it where nothing is said.
    var longest = Int.max
    /// What a field or cell is called.
    let label: (FieldAddress) -> String

    func markup(_ event: CaseEvent) -> Markup {
        Markup {
            what(event.change)
            if !event.reason.isEmpty {
                p { Bilingual("理由：\(event.reason)", "Reason: \(event.reason)")[language] }
            }
        }
    }

    @MarkupBuilder private func what(_ change: CaseChange) -> Markup {
        switch change {
        case .saved(let changes):
            ul {
                for change in changes {
                    li {
                        strong { label(change.address) }
                        Bilingual("：", ": ")[language]
                        "\(short(change.before)) → \(short(change.after))"
                    }
                }
            }
        case .commented(_, let text):
            p { Self.name(of: change)[language] }
            linesOfText(text, language)
        default: p { Self.name(of: change)[language] }
        }
    }

    private func short(_ value: FieldValue?) -> String {
        let text = answerText(value, language)
        return text.count > longest ? String(text.prefix(longest)) + "…" : text
    }

    private static func name(of change: CaseChange) -> Bilingual {
        switch change {
        case .opened: Bilingual("調査票を作成", "Sheet made")
        case .saved: Bilingual("記入", "Answers")
        case .moved(let move):
            Bilingual(
                "「\(SheetForm.name(of: move.from).japanese)」から「\(SheetForm.name(of: move.to).japanese)」へ",
                "From “\(SheetForm.name(of: move.from).english)” to “\(SheetForm.name(of: move.to).english)”"
            )
        case .assigned: Bilingual("担当を変更", "Others answer for it")
        case .deadlineSet: Bilingual("期限を変更", "Deadline set")
        case .commented: Bilingual("コメント", "Comment")
        case .resolved: Bilingual("コメントを対応済みに", "Comment settled")
        case .attached(_, let file): Bilingual("「\(file.name)」を添付", "Attached “\(file.name)”")
        case .withdrawn: Bilingual("添付を取り下げ", "File withdrawn")
        case .escalated: Bilingual("期限超過を所属長に連絡", "Head told of the missed deadline")
        }
    }
}
