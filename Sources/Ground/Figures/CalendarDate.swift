/// A day of the Gregorian calendar, by which Japan counts since 1873.
package struct CalendarDate: Hashable, Sendable {
    /// The years that the program accepts.
    package static let supported = 1873...FiscalYear.supported.upperBound

    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// `nil` where there is no such day, or its year is outside ``supported``.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.supported.contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.days(of: month, in: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads a day as ISO 8601 writes it: `2024-07-30`.
    package init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let numbers = pieces.compactMap { piece in
            piece.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(piece) : nil
        }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// As ISO 8601 writes it: `2024-07-30`.
    package var text: String { "\(year)-\(month.twoDigits)-\(day.twoDigits)" }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// A time of the day in hours and minutes.
package struct ClockTime: Hashable, Sendable {
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int

    /// `nil` where no clock shows it.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Reads `14:00`, and `9:30` without its leading zero.
    package init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        guard pieces.count == 2, (1...2).contains(pieces[0].utf8.count), pieces[1].utf8.count == 2 else { return nil }
        let numbers = pieces.compactMap { piece in
            piece.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(piece) : nil
        }
        guard numbers.count == 2 else { return nil }
        self.init(hour: numbers[0], minute: numbers[1])
    }

    /// As ISO 8601 writes it: `09:30`.
    package var text: String { "\(hour.twoDigits):\(minute.twoDigits)" }
}

extension Int {
    fileprivate var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
