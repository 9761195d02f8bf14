// Days counted one after the other, and as parts of fiscal years.
extension CalendarDate {
    /// How many days have passed since 1 January 1970.
    package var daysSince1970: Int { Self.daysSince1970(year, month, day) }

    /// The day so many days after 1 January 1970, kept within ``supported``.
    package init(daysSince1970 count: Int) {
        let first = Self.daysSince1970(Self.supported.lowerBound, 1, 1)
        let last = Self.daysSince1970(Self.supported.upperBound, 12, 31)
        // Counted in years that begin in March, so that the leap day is the last one; 400 years have 146,097 days.
        let shifted = min(max(count, first), last) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (shiftedMonth < 10 ? 0 : 1)
    }

    /// The day before; the first one of the calendar stays.
    package var previous: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }
    /// The day after; the last one of the calendar stays.
    package var next: CalendarDate { CalendarDate(daysSince1970: daysSince1970 + 1) }

    /// The year from April to March that the day lies in.
    package var fiscalYear: FiscalYear? { FiscalYear(month >= 4 ? year : year - 1) }

    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension FiscalYear {
    /// 1 April; `nil` before the calendar's first year.
    package var firstDay: CalendarDate? { CalendarDate(year: year, month: 4, day: 1) }
    /// 31 March; `nil` after the calendar's last year.
    package var lastDay: CalendarDate? { CalendarDate(year: year + 1, month: 3, day: 31) }
}
