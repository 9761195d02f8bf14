import Figures
import PagesSupport
import Planning
import Wording

/// What is said where an earlier state of a plan is asked for that there is not.
enum EditionWords {
    /// An address that names none.
    static func unknown(_ text: String, of plan: Plan.ID, _ reading: Reading) -> PageError {
        let asked = shown(text)
        return .notFoundBut(
            Bilingual(
                "「\(asked)」という版はありません。日は 2024-07-30 のように指定してください。",
                "There is no edition “\(asked)”. Name a day like 2024-07-30."
            ),
            [link(plan, reading)]
        )
    }

    /// A day or year without an edition.
    static func none(_ way: PlanEditions.Way, of plan: Plan.ID, _ reading: Reading) -> PageError {
        .notFoundBut(reason(way), [link(plan, reading)])
    }

    static func reason(_ way: PlanEditions.Way) -> Bilingual {
        switch way {
        case .future:
            Bilingual("まだ来ていない日です。今日までの日を指定してください。", "That day has not come. Choose one until today.")
        case .beforeFirst(let first):
            Bilingual(
                "その日には、この計画はまだありませんでした。\(first.name(.era, .japanese))（\(first.text)）からの日を指定してください。",
                "There was no plan yet on that day. Choose one from \(first.name(.western, .english)) (\(first.text)) on."
            )
        case .notPublished:
            Bilingual("その年度を公表した版はありません。", "No edition of that year was published.")
        case .edition, .current: Bilingual("", "")
        }
    }

    /// What was typed is no day.
    static func noDay(_ text: String) -> Bilingual {
        guard !text.isEmpty else { return Bilingual("見たい日を入力してください。", "Give the day.") }
        return Bilingual(
            "「\(shown(text))」は日付として読めません。2024-07-30 のように入力してください。",
            "“\(shown(text))” is no day. Write it like 2024-07-30."
        )
    }

    static let wrongConditions = PageError.invalid(
        "見たい日を「day」で一つだけ指定してください（例：?day=2024-07-30）。",
        "Name one day with “day”, such as ?day=2024-07-30."
    )

    private static func shown(_ text: String) -> String { text.count > 20 ? text.prefix(20) + "…" : text }

    private static func link(_ plan: Plan.ID, _ reading: Reading) -> PageError.Link {
        PageError.Link(
            name: PageWords.editions[reading.language],
            path: PlanPaths(reading: reading, plan: plan).editions
        )
    }
}
