import Casework
import Figures
import Planning
import Rounds
import Wording

/// What the office's pages of rounds say in more than one place.
enum DeskWords {
    /// A measure that the plan does not have any more.
    static func gone(_ measure: Measure.ID) -> Bilingual {
        Bilingual("\(measure.text)（計画にない取組）", "\(measure.text) (not in the plan any more)")
    }

    static let rounds = Bilingual("照会の管理", "Rounds")
    static let roundsPurpose = Bilingual(
        "照会の開始、進み具合、確認と受理、再依頼、締切",
        "Opening rounds, progress, review, reminders, closing"
    )
    static let packs = Bilingual("委員会の資料", "Committee")
    static let packsPurpose = Bilingual(
        "公表前の資料と、委員の意見、事務局の回答",
        "Papers before publication, opinions and answers"
    )
    static let mail = Bilingual("メール", "Mail")
    static let mailPurpose = Bilingual("待っているメール、送ったメール、送れなかったメール", "Mail that waits, was sent, or was given up")

    static let board = Bilingual("進み具合", "Progress")
    static let settings = Bilingual("照会の設定", "Settings")
    static let measures = Bilingual("対象の取組", "Measures")
    static let deadlines = Bilingual("所属ごとの期限", "Deadlines of departments")
    static let opening = Bilingual("開始前の確認", "Before opening")
    static let life = Bilingual("締切と計画への反映", "Closing and the plan")
    static let pack = Bilingual("委員会の資料と意見", "Papers and opinions")
    static let nobody = Bilingual("（答える所属がない）", "(nobody answers)")
    static let reason = Bilingual("理由", "Reason")

    static func name(of page: DeskPath.Page) -> Bilingual {
        switch page {
        case .settings: settings
        case .measures: measures
        case .deadlines: deadlines
        case .opening: opening
        case .life: life
        case .pack: pack
        default: board
        }
    }

    /// What is said once after a form, by the name that travels.
    static let said: [String: Bilingual] = [
        "round-prepared": Bilingual("照会を作りました。設定を確かめてください", "The round is prepared. Look through its settings"),
        "round-changed": Bilingual("設定を保存しました", "The settings are saved"),
        "round-opened": Bilingual("照会を開始しました", "The round is open"),
        "round-closed": Bilingual("照会を締め切りました", "The round is closed"),
        "round-closed-not-taken": Bilingual(
            "照会を締め切りました。受理した調査票のうち、計画に反映できていないものがあります",
            "The round is closed; some of what was accepted is not in the plan"
        ),
        "round-reopened": Bilingual("照会を再開しました", "The round is open again"),
        "round-settled": Bilingual("照会を終えました", "The round has ended"),
        "round-reassigned": Bilingual("担当を今の組織に合わせました", "Who answers is worked out anew"),
        "reminded": Bilingual("再依頼のメールを用意しました", "Reminders go out"),
        "nobody-reminded": Bilingual("再依頼するものがありませんでした", "There was nobody to remind"),
        "escalated": Bilingual("所属長へのお知らせを用意しました", "The heads hear of it"),
        "nothing-escalated": Bilingual("所属長に知らせる調査票はありませんでした", "Nothing is late enough for the heads"),
        "taken-in": Bilingual("受理した内容を計画に反映しました", "The plan has what was accepted"),
        "nothing-to-take": Bilingual("計画への反映を待っている調査票はありませんでした", "Nothing was waiting for the plan"),
        "sheet-accepted-not-taken": Bilingual(
            "受理しました。計画には、まだ反映できていません",
            "Accepted; the plan does not have it yet"
        ),
        "sheet-corrected-not-taken": Bilingual(
            "訂正しました。計画には、まだ反映できていません",
            "Corrected; the plan does not have it yet"
        ),
        "sheet-accepted": Bilingual("受理しました", "Accepted"),
        "sheet-returned": Bilingual("差し戻しました", "Returned"),
        "sheet-reopened": Bilingual("確認に戻しました", "Back in review"),
        "sheet-withdrawn": Bilingual("取り下げました", "Withdrawn"),
        "sheet-corrected": Bilingual("訂正しました", "Corrected"),
        "opinion-said": Bilingual("意見を記録しました", "Your opinion is recorded"),
        "opinion-answered": Bilingual("回答を記録しました", "The answer is recorded"),
        "mail-retried": Bilingual("もう一度送ります", "It is tried again"),
    ]

    static let yearNotSealed = Bilingual(
        "この照会の年度はまだ確定していません。年度を確定すると、締め切った照会も終わります。",
        "The year of this round is not sealed yet. Sealing it ends its closed rounds."
    )
    static let unaccepted = Bilingual("受理していない調査票", "Not accepted")

    static func kind(_ kind: RoundEvent.Kind) -> Bilingual {
        switch kind {
        case .prepared: Bilingual("照会を作成", "Prepared")
        case .changed: Bilingual("設定を変更", "Changed")
        case .opened: Bilingual("照会を開始", "Opened")
        case .reassigned: Bilingual("担当を見直し", "Reassigned")
        case .reminded: Bilingual("再依頼", "Reminded")
        case .escalated: Bilingual("所属長へのお知らせ", "Escalated")
        case .taken: Bilingual("計画に反映", "Taken into the plan")
        case .closed: Bilingual("締切", "Closed")
        case .reopened: Bilingual("再開", "Opened again")
        case .frozen: Bilingual("確定", "Frozen")
        }
    }

    static func asking(_ asking: RoundQuestions.Asking) -> Bilingual {
        switch asking {
        case .no: Bilingual("尋ねない", "Not asked")
        case .optional: Bilingual("任意", "Optional")
        case .required: Bilingual("必須", "Required")
        }
    }

    /// A day of the year that everybody knows: 12月5日.
    static func shortDay(_ day: CalendarDate) -> Bilingual {
        let english = day.name(.western, .english).split(separator: " ").prefix(2).joined(separator: " ")
        return Bilingual("\(day.month)月\(day.day)日", english)
    }

    static let states = [
        SheetForm.State.toDo, SheetForm.State.inEntry, SheetForm.State.returned, SheetForm.State.atHead,
        SheetForm.State.atOffice, SheetForm.State.accepted, SheetForm.State.settled, SheetForm.State.lapsed,
    ]
}
