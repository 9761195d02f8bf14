import Casework
import City
import Figures
import Rounds
import Wording

/// What the pages of rounds say in more than one place.
enum RoundWords {
    static let todo = Bilingual("照会の回答", "Round: what to do")
    static let todoPurpose = Bilingual("自分の番になっている調査票と、その期限", "Sheets that wait for you, and until when")

    /// What is said once after a form, by the name that travels.
    static let said: [String: Bilingual] = [
        "sheet-saved": Bilingual("保存しました", "Saved"),
        "sheet-submitted": Bilingual("提出しました", "Submitted"),
        "sheet-approved": Bilingual("承認して事務局へ送りました", "Approved and passed on to the office"),
        "sheets-approved": Bilingual("チェックしたものを承認しました", "Those that were ticked are approved"),
        "sheet-returned": Bilingual("差し戻しました", "Returned"),
        "comment-made": Bilingual("コメントしました", "Comment made"),
        "comment-settled": Bilingual("対応済みにしました", "Comment settled"),
        "file-attached": Bilingual("添付しました", "File attached"),
        "file-withdrawn": Bilingual("添付を取り下げました", "File withdrawn"),
        "book-saved": Bilingual("Excel の内容を下書きとして保存しました", "The workbook is saved as drafts"),
        "book-saved-partly": Bilingual(
            "保存しました。ただし、その間にほかの人が変えた欄は、そのままです。もう一度読み込んで確かめてください",
            "Saved, but for what somebody else has changed meanwhile. Read it in once more and look"
        ),
    ]

    /// What somebody is asked to do with a sheet.
    static func invitation(_ step: TransitionKey?) -> Bilingual {
        switch step {
        case SheetForm.Step.submit: Bilingual("記入する", "Fill in")
        case SheetForm.Step.approve: Bilingual("確かめて承認する", "Look and approve")
        case SheetForm.Step.accept: Bilingual("確かめて受理する", "Look and accept")
        default: Bilingual("見る", "Look")
        }
    }
}

/// A deadline as people are told of it.
struct DeadlineWords {
    let deadline: Casework.Moment
    let now: Casework.Moment

    private var day: CalendarDate { CalendarDate(inJapan: deadline.date) }
    private var today: CalendarDate { CalendarDate(inJapan: now.date) }

    var isOver: Bool { deadline < now }

    /// How many whole days are left; negative once it is over.
    var daysLeft: Int { day.daysSince1970 - today.daysSince1970 }

    /// `あと3日`, `今日まで`, `2日過ぎています`.
    var distance: Bilingual {
        switch daysLeft {
        case ..<0: Bilingual("\(-daysLeft)日過ぎています", "\(Self.days(-daysLeft)) overdue")
        case 0: Bilingual("今日まで", "due today")
        case 1: Bilingual("明日まで", "due tomorrow")
        default: Bilingual("あと\(daysLeft)日", "\(Self.days(daysLeft)) left")
        }
    }

    /// The day with its weekday.
    func text(_ years: YearStyle, _ language: Language) -> String {
        let weekday = day.weekday[language]
        let name = day.name(years, language)
        return language == .japanese ? "\(name)（\(weekday)）" : "\(weekday), \(name)"
    }

    private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}
