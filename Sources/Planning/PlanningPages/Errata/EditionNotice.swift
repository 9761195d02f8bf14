import Figures
import PagesSupport
import Planning
import Wording

/// What the pages of an earlier state say before everything else: which one it is, and where the plan of today is.
struct EditionNotice: Hashable, Sendable {
    let title: String
    let detail: String
    /// The same page of the plan as it stands; its first one where it has no such page any more.
    let currentPath: String
    private let editionsPath: String
    private let language: Language

    /// Nothing for the plan as it stands.
    ///
    /// `current` is that plan in the same year, where it has it.
    init?(_ place: Place, _ address: PlanAddress, current: Place) {
        guard let past = place.edition.past else { return nil }
        language = place.language
        editionsPath = place.paths.editions
        currentPath = address.exists(at: current) ? address.path(current) : place.paths.current.root
        switch past.name {
        case .day(let day):
            title = Self.title(from: day, through: past.through, place)[place.language]
            detail = Self.aboutDay(isLatest: past.through == nil)[place.language]
        case .published(let year):
            title = Self.title(published: year, place)[place.language]
            detail = Self.about(current.edition.sealing, year, place)[place.language]
        }
    }

    var markup: Markup {
        notice(.fair, language: language, title: title) {
            p { detail }
            p {
                a(.href(currentPath)) { Bilingual("今の計画を見る", "See the plan as it stands")[language] }
                "　"
                a(.href(editionsPath)) { PageWords.editions[language] }
            }
        }
    }

    private static func title(from: CalendarDate, through: CalendarDate?, _ place: Place) -> Bilingual {
        func names(_ day: CalendarDate) -> (String, String) {
            (day.name(place.yearStyle, .japanese), day.name(.western, .english))
        }
        let first = names(from)
        guard let through else { return Bilingual("\(first.0)からの計画です", "The plan from \(first.1) on") }
        let last = names(through)
        if from == through { return Bilingual("\(first.0)の計画です", "The plan of \(first.1)") }
        return Bilingual("\(first.0)から\(last.0)までの計画です", "The plan from \(first.1) to \(last.1)")
    }

    private static func aboutDay(isLatest: Bool) -> Bilingual {
        isLatest
            ? Bilingual("この日の後、計画は変わっていません。", "The plan has not changed since.")
            : Bilingual(
                "その期間にだれでも見られた内容です。その後の変更や訂正は入っていません。",
                "It is what everybody could see in that time, without what was changed or corrected since."
            )
    }

    private static func title(published year: FiscalYear, _ place: Place) -> Bilingual {
        Bilingual(
            "\(place.name(of: year))の公表時の版です",
            "\(place.name(of: year)) as it was published"
        )
    }

    private static func about(_ sealing: PlanSealing, _ year: FiscalYear, _ place: Place) -> Bilingual {
        guard let seal = sealing.seal(of: year) else { return Bilingual("", "") }
        let day = (
            seal.firstPublicDay.name(place.yearStyle, .japanese), seal.firstPublicDay.name(.western, .english)
        )
        let count = sealing.errata(of: year).count
        let errata =
            count == 0
            ? Bilingual("その後の訂正はありません。", "Nothing was corrected since.")
            : Bilingual("その後の\(count)件の訂正は入っていません。", "It is without the \(count) errata that followed.")
        return Bilingual(
            "\(day.0)に公表した、確定したままの内容です（\(seal.text)）。\(errata.japanese)",
            "It is what was sealed and published on \(day.1) (\(seal.text)). \(errata.english)"
        )
    }
}
