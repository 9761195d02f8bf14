package import Figures

/// 版: which earlier state of a plan somebody wants to see.
package enum EditionName: Hashable, Sendable {
    /// As a year was sealed, without what was corrected since.
    case published(FiscalYear)
    /// As everybody could see the plan at the end of a day in Japan.
    case day(CalendarDate)

    private static let published = "published-"

    /// Reads what addresses call it: `published-2023`, `2026-07-30`; `nil` for anything else.
    package init?(_ text: String) {
        if let day = CalendarDate(text) {
            self = .day(day)
        } else if text.utf8.starts(with: Self.published.utf8),
            let year = try? FiscalYear(reading: String(text.dropFirst(Self.published.count)))
        {
            self = .published(year)
        } else {
            return nil
        }
    }

    /// What addresses call it.
    package var text: String {
        switch self {
        case .published(let year): "\(Self.published)\(year.year)"
        case .day(let day): day.text
        }
    }
}
