package import Figures
package import Foundation

/// A day of the calendar, as people write it: rights and posts begin and end with days, not with moments.
///
/// Gregorian; the text is that of ISO 8601, `2026-04-01`.
package struct CivilDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The years that are accepted, those of ``FiscalYear/supported`` with the three months after the last.
    private static let years = FiscalYear.supported.lowerBound...(FiscalYear.supported.upperBound + 1)

    /// `nil` where the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(of: month, in: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads exactly `2026-04-01`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = String(text).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day that it is in Japan at `moment`: nine hours ahead of UTC, all year round.
    package init(inJapan moment: Date) {
        let seconds = min(max(moment.timeIntervalSince1970, Self.bounds.lowerBound), Self.bounds.upperBound)
        self.init(dayNumber: Int(((seconds + 9 * 3600) / 86_400).rounded(.down)))
    }

    /// 1900 to 2150, in seconds since 1970: beyond that a clock is wrong anyway.
    private static let bounds = -2_208_988_800.0...5_680_281_599.0

    /// The days since 1 January 1970.
    private init(dayNumber: Int) {
        // Counted in years that begin in March, so that the leap day is the last one; 400 years have 146,097 days.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package var previous: CivilDate { CivilDate(dayNumber: dayNumber - 1) }
    package var next: CivilDate { CivilDate(dayNumber: dayNumber + 1) }

    /// April to March; `nil` for the days that no supported year has.
    package var fiscalYear: FiscalYear? { FiscalYear(month >= 4 ? year : year - 1) }

    package var text: String {
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate: CustomStringConvertible {
    package var description: String { text }
}

extension FiscalYear {
    /// 1 April.
    package var firstDay: CivilDate? { CivilDate(year: year, month: 4, day: 1) }
    /// 31 March.
    package var lastDay: CivilDate? { CivilDate(year: year + 1, month: 3, day: 31) }
}
