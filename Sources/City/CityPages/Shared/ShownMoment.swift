import City
package import Figures
package import Foundation
package import PagesSupport

/// A moment as pages show it: in Japan, to the minute.
package struct ShownMoment {
    private let time: Date
    private let reading: Reading

    package init(_ time: Date, _ reading: Reading) {
        (self.time, self.reading) = (time, reading)
    }

    private var date: CalendarDate { CalendarDate(inJapan: time) }
    private var day: String { date.name(reading.years, reading.language) }

    private var clock: String {
        let seconds = Int(min(max(time.timeIntervalSince1970, 0), 5e9)) + 9 * 3600
        let minutes = seconds / 60 % 1440
        return "\(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    /// 令和8年4月1日 09:05; 1 April 2026 09:05.
    package var text: String { "\(day) \(clock)" }

    /// The same for a page, readable to programs; a line may end between the day and the time alone.
    package var markup: Markup {
        PagesSupport.time(.datetime("\(date.text)T\(clock)+09:00")) {
            span { day }
            " "
            span { clock }
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Reading {
    /// The style in which years and days are written; English takes no heed of it.
    package var years: YearStyle { self == .japanese ? .era : .western }
}
