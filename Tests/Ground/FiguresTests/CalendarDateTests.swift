import Figures
import Testing
import Wording

@Suite struct CalendarDateTests {
    @Test(arguments: ["2024-07-30", "1873-01-01", "2150-12-31", "2024-02-29", "2000-02-29"])
    func `a day is written as it was read`(text: String) {
        #expect(CalendarDate(text)?.text == text)
    }

    @Test(arguments: [
        "", "2024", "2024-7-30", "2024-07-30T00:00", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10",
        "2024-04-31",
        "2024-07-00", "1872-12-31", "2151-01-01", "2024/07/30", "+024-07-30", "2024-+7-30", "２０２４-07-30", "R6-07-30",
        "---",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2024-07-30", "令和6年7月30日", "R6年7月30日", "火"), ("2019-05-01", "令和元年5月1日", "R1年5月1日", "水"),
        ("2019-04-30", "平成31年4月30日", "H31年4月30日", "火"), ("1989-01-08", "平成元年1月8日", "H1年1月8日", "日"),
        ("1989-01-07", "昭和64年1月7日", "S64年1月7日", "土"), ("1926-12-24", "大正15年12月24日", "T15年12月24日", "金"),
        ("1912-07-29", "明治45年7月29日", "M45年7月29日", "月"), ("2024-01-31", "令和6年1月31日", "R6年1月31日", "水"),
        ("2024-02-29", "令和6年2月29日", "R6年2月29日", "木"),
    ])
    func `a day bears the name of its era and of its weekday`(
        text: String,
        era: String,
        short: String,
        weekday: String
    ) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.name(.era, .japanese) == era)
        #expect(date.name(.short, .japanese) == short)
        #expect(date.weekday.japanese == weekday)
    }

    @Test func `a day has a Western and an English name`() throws {
        let date = try #require(CalendarDate("2024-07-30"))
        #expect(date.name(.western, .japanese) == "2024年7月30日")
        #expect(date.name(.era, .english) == "30 July 2024")
        #expect(date.weekday.english == "Tuesday")
    }

    @Test func `weekdays follow each other without a gap for all supported days`() throws {
        let days = CalendarDate.supported.flatMap { year in
            (1...12).flatMap { month in (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) } }
        }
        #expect(days.count == 278 * 365 + 67)
        let week = ["日", "月", "火", "水", "木", "金", "土"]
        // 1873-01-01 was a Wednesday.
        #expect(days.indices.allSatisfy { days[$0].weekday.japanese == week[($0 + 3) % 7] })
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(arguments: [("14:00", "14:00"), ("9:30", "09:30"), ("09:30", "09:30"), ("0:00", "00:00"), ("23:59", "23:59")])
    func `a time is read`(text: String, written: String) {
        #expect(ClockTime(text)?.text == written)
    }

    @Test(arguments: ["", "24:00", "9:60", "9", "9:3", "930", "009:30", "-1:00", "+9:30", "14:00:00", "１４:00", ":30"])
    func `what is no time is refused`(text: String) {
        #expect(ClockTime(text) == nil)
    }
}
