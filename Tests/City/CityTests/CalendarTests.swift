import City
import Figures
import Foundation
import TestSupport
import Testing

/// Days and the spans between them.
@Suite struct CalendarTests {
    @Test(arguments: [
        ("2026-04-01", 2025, "2026-03-31", "2026-04-02"), ("2024-02-29", 2023, "2024-02-28", "2024-03-01"),
        ("2023-03-01", 2022, "2023-02-28", "2023-03-02"), ("2000-02-29", 1999, "2000-02-28", "2000-03-01"),
        ("2026-12-31", 2026, "2026-12-30", "2027-01-01"),
    ])
    func `a day knows its neighbours`(text: String, year: Int, before: String, after: String) throws {
        let day = try day(text)
        #expect(day.text == text)
        #expect(day.previous.text == before)
        #expect(day.next.text == after)
        #expect(day.previous.fiscalYear?.year == year)
    }

    @Test(arguments: [
        "2026-4-1", "2026-04-31", "2023-02-29", "1900-02-29", "20260401", "2026-00-10", "2026-13-01", "+026-04-01", "",
        "2026-04-01 ", "２０２６-04-01", "9999-01-01",
    ])
    func `what is no day is none`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2026-03-31T14:59:59Z", "2026-03-31"), ("2026-03-31T15:00:00Z", "2026-04-01"),
        ("1969-12-31T14:59:59Z", "1969-12-31"), ("1969-12-31T15:00:00Z", "1970-01-01"),
    ])
    func `the day is that of Japan`(moment: String, text: String) throws {
        let date = try Date(moment, strategy: .iso8601)
        #expect(CalendarDate(inJapan: date).text == text)
    }

    @Test func `a fiscal year begins in April and ends in March`() throws {
        let year = try FiscalYear(2023).orFail()
        #expect(year.firstDay?.text == "2023-04-01")
        #expect(year.lastDay?.text == "2024-03-31")
        #expect(try day("2024-03-31").fiscalYear == year)
        #expect(try day("2024-04-01").fiscalYear == FiscalYear(2024))
    }

    @Test func `the calendar's ends stay`() throws {
        let (first, last) = (try day("1873-01-01"), try day("2150-12-31"))
        #expect(first.previous == first)
        #expect(last.next == last)
        #expect(CalendarDate(inJapan: .distantPast) == first)
        #expect(CalendarDate(inJapan: .distantFuture) == last)
        #expect(try day("1970-01-01").daysSince1970 == 0)
        #expect(try day("2026-11-27").daysSince1970 == 20_784)
    }

    @Test func `days follow one another through a century and a half`() throws {
        var day = try day("1900-01-01")
        for _ in 0..<55_000 {
            let next = day.next
            #expect(next > day)
            #expect(next.previous == day)
            #expect(CalendarDate(next.text) == next)
            day = next
        }
        #expect(day.text == "2050-08-02")
    }

    @Test func `spans agree with the days that they hold`() throws {
        var days: [CalendarDate] = [try self.start]
        for _ in 0..<8 { days.append(days[days.count - 1].next) }
        repeatedly(400) { random in
            func end() -> CalendarDate? { Bool.random(using: &random) ? days.randomElement(using: &random) : nil }
            let (first, second) = (Validity(from: end(), through: end()), Validity(from: end(), through: end()))
            let (inFirst, inSecond) = (days.filter(first.contains), days.filter(second.contains))
            guard first.isPossible, second.isPossible else { return }
            #expect(first.overlaps(second) == first.intersection(second).isPossible)
            #expect(days.filter(first.intersection(second).contains) == inFirst.filter(inSecond.contains))
            if first.covers(second) { #expect(Set(inSecond).isSubset(of: inFirst)) }
        }
    }

    private var start: CalendarDate { get throws { try day("2026-03-28") } }

    @Test func `a span without an end is not covered by one with an end`() throws {
        let year = Validity(from: try day("2026-04-01"), through: try day("2027-03-31"))
        #expect(Validity.always.covers(year))
        #expect(!year.covers(.always))
        #expect(!year.covers(Validity(from: try day("2026-05-01"))))
        #expect(year.covers(year))
    }
}
