package import Figures
package import Foundation

extension CalendarDate {
    /// The day that it is in Japan at `moment`: nine hours ahead of UTC, all year round.
    package init(inJapan moment: Date) {
        // A clock that shows another century than the calendar's shows its first or last day.
        let seconds = min(max(moment.timeIntervalSince1970, -1e10), 1e10)
        self.init(daysSince1970: Int(((seconds + 9 * 3600) / 86_400).rounded(.down)))
    }

    /// When it begins in Japan.
    package var startInJapan: Date { Date(timeIntervalSince1970: TimeInterval(daysSince1970 * 86_400 - 9 * 3600)) }

    /// The last millisecond of it in Japan.
    package var endInJapan: Date { startInJapan.addingTimeInterval(86_400 - 0.001) }
}
