import City
import Figures
package import Foundation
package import PagesSupport

/// A moment as pages show it: in Japan, to the minute.
package struct ShownMoment {
    private let time: Date

    package init(_ time: Date) {
        self.time = time
    }

    /// `2026-04-01 09:05`.
    package var text: String {
        let seconds = Int(min(max(time.timeIntervalSince1970, 0), 5e9)) + 9 * 3600
        let minutes = seconds / 60 % 1440
        return "\(CalendarDate(inJapan: time).text) \(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    /// The same for a page, readable to programs.
    package var markup: Markup { PagesSupport.time(.datetime(text.replacing(" ", with: "T") + "+09:00")) { text } }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
