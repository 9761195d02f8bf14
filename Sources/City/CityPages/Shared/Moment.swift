import City
import Figures
import Foundation
import PagesSupport

/// A moment as pages show it: in Japan, to the minute.
struct Moment {
    private let time: Date

    init(_ time: Date) {
        self.time = time
    }

    /// `2026-04-01 09:05`.
    var text: String {
        let seconds = Int(min(max(time.timeIntervalSince1970, 0), 5e9)) + 9 * 3600
        let minutes = seconds / 60 % 1440
        return "\(CalendarDate(inJapan: time).text) \(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    var markup: Markup { PagesSupport.time(.datetime(text.replacing(" ", with: "T") + "+09:00")) { text } }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
