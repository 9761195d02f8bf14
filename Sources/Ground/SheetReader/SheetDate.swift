import Figures

/// A date of a workbook, with the time of the day where it has one.
package struct SheetDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// Since midnight; 0 for a date alone.
    package let seconds: Int

    package init(year: Int, month: Int, day: Int, seconds: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.seconds = seconds
    }

    /// The date in the form of ISO 8601, with the time where there is one: 2024-05-31, 2024-05-31T13:30:00.
    package var text: String {
        let date = [Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2)].joined(separator: "-")
        guard seconds > 0 else { return date }
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return date + "T" + time
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

extension SheetDate {
    /// The date that a workbook counts as `serial`: days since 1899-12-30, or since 1904-01-01.
    ///
    /// `nil` where that is no date: before 1900, after 9999, and on the 60th day, which Excel takes for the 29th of
    /// February 1900, a day that never was.
    init?(serial: SheetNumber, since1904: Bool) {
        guard let decimal = serial.decimal, decimal.coefficient >= 0 else { return nil }
        let unit = (0..<Int(decimal.scale)).reduce(Int64(1)) { power, _ in power * 10 }
        var day = Int(decimal.coefficient / unit)
        guard day < 3_000_000 else { return nil }
        var seconds = Self.seconds(decimal.coefficient % unit, of: unit)
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        if since1904 {
            day += 1462
        } else if day < 60 {
            guard day > 0 else { return nil }
            day += 1
        } else if day == 60 {
            return nil
        }
        guard day <= 2_958_465 else { return nil }
        self.init(daysSince1899: day, seconds: seconds)
    }

    /// A fraction of a day, to the nearest second: ten of its digits are more than enough for that.
    private static func seconds(_ part: Int64, of unit: Int64) -> Int {
        var (part, unit) = (part, unit)
        while unit > 10_000_000_000 { (part, unit) = (part / 10, unit / 10) }
        return Int((2 * part * 86_400 + unit) / (2 * unit))
    }

    /// The civil date, in years that begin with March so that the leap day is their last.
    private init(daysSince1899 day: Int, seconds: Int) {
        // 693,899 days lie between the first of March of the year 0 and 1899-12-30.
        let days = day + 693_899
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1,
            seconds: seconds
        )
    }
}
