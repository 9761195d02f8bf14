import Figures
import PagesSupport
import Planning
import Rounds
import Wording

/// Since when, or from when, everybody may see what a pack shows.
enum PackPublication: Hashable {
    /// The year is public since this day.
    case published(CalendarDate)
    /// The year is sealed and will be public on this day.
    case settled(CalendarDate)
    /// The calendar of the round names this day; the year is not sealed.
    case planned(CalendarDate)
    case unknown

    init(_ round: Round, seal: SealMark?, today: CalendarDate) {
        if let seal {
            let day = seal.firstPublicDay
            self = seal.isPublic(on: today) ? .published(day) : .settled(day)
        } else {
            self = round.settings.calendar.publication.map { .planned($0) } ?? .unknown
        }
    }

    /// What whoever reads the papers has to know first.
    func words(_ years: YearStyle) -> Bilingual {
        switch self {
        case .published(let day):
            Bilingual(
                "この年度は、\(day.name(years, .japanese))に公表されました。",
                "This year was published on \(day.name(.western, .english))."
            )
        case .settled(let day):
            Bilingual(
                "\(day.name(years, .japanese))に公表されます。それまでは、ほかの人に渡さないでください。",
                "It will be published on \(day.name(.western, .english)). Keep it to yourself until then."
            )
        case .planned(let day):
            Bilingual(
                "\(day.name(years, .japanese))に公表する予定です。公表されるまでは、ほかの人に渡さないでください。",
                "It is to be published on \(day.name(.western, .english)). Keep it to yourself until it is."
            )
        case .unknown:
            Bilingual("公表前なので、ほかの人に渡さないでください。", "Not published yet: keep it to yourself.")
        }
    }

    /// With the day of the meeting, where it is known.
    func lead(of round: Round, _ years: YearStyle) -> Bilingual {
        let words = words(years)
        guard let day = round.settings.calendar.committee else { return words }
        return Bilingual(
            "\(day.name(years, .japanese))の委員会の資料です。\(words.japanese)",
            "For the committee of \(day.name(years, .english)). \(words.english)"
        )
    }

    /// The same in a list.
    func note(_ years: YearStyle) -> Bilingual? {
        switch self {
        case .published(let day):
            Bilingual("\(day.name(years, .japanese))公表", "published on \(day.name(.western, .english))")
        case .settled(let day), .planned(let day):
            Bilingual("\(day.name(years, .japanese))公表予定", "to be published on \(day.name(.western, .english))")
        case .unknown: nil
        }
    }
}

extension RoundVisit {
    /// What is known of the publication of a round's year.
    func publication(of round: Round) async throws -> PackPublication {
        PackPublication(round, seal: try await seal(of: round), today: today)
    }

    /// The seal of a round's year; `nil` where it is not sealed.
    func seal(of round: Round) async throws -> SealMark? {
        try await pages.sealing?(round.plan).seal(of: round.year)
    }
}
