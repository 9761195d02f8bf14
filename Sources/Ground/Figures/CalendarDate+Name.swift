package import Wording

extension CalendarDate {
    /// The day as people write it: 令和6年7月30日, 2024年7月30日, 30 July 2024.
    ///
    /// An era begins on its very day: 2019-04-30 is 平成31年4月30日. English has no eras in its dates.
    package func name(_ style: YearStyle, _ language: Language) -> String {
        guard language == .japanese else { return "\(day) \(Self.months[month - 1]) \(year)" }
        return "\(yearName(style))\(month)月\(day)日"
    }

    /// The day of the week: 火, Tuesday.
    package var weekday: Bilingual { Self.weekdays[weekdayIndex] }

    private func yearName(_ style: YearStyle) -> String {
        guard style != .western, let index = Self.eraStarts.firstIndex(where: { self >= $0 }) else { return "\(year)年" }
        let era = Era.all[index]
        let number = year - era.yearBeforeFirst
        if style == .short { return "\(era.letter)\(number)年" }
        return "\(era.name.japanese)\(number == 1 ? "元" : String(number))年"
    }

    /// The first day of each era in the order of `Era.all`; a day of 明治 is later than the calendar's own first.
    private static let eraStarts = [(2019, 5, 1), (1989, 1, 8), (1926, 12, 25), (1912, 7, 30), (1873, 1, 1)]
        .compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) }

    /// 0 is Sunday; Zeller's rule, in which a year begins in March.
    private var weekdayIndex: Int {
        let (month, year) = month < 3 ? (month + 12, year - 1) : (month, year)
        return (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400 + 6) % 7
    }

    private static let weekdays = [
        Bilingual("日", "Sunday"), Bilingual("月", "Monday"), Bilingual("火", "Tuesday"), Bilingual("水", "Wednesday"),
        Bilingual("木", "Thursday"), Bilingual("金", "Friday"), Bilingual("土", "Saturday"),
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
