import Casework
import Figures
import Foundation
import Testing

@Suite struct ValueTests {
    static let values: [FieldValue] = [
        .text("標"), .text("\u{301}始まりが結合文字"), .text("t:"), .choice("on_track"), .flag(true), .flag(false),
        .figure(.none(.notYetAvailable)), .figure(.bound(.maintain)), .figure(.milestone(.reached)),
    ]

    @Test(arguments: values)
    func `an answer reads back from its stored text`(value: FieldValue) {
        #expect(FieldValue(storedText: value.storedText) == value)
    }

    @Test(arguments: ["0", "-3", "87.60", "1087", "0.000000000000000001", "999999999999999999"])
    func `a number keeps the decimals that it was written with`(text: String) throws {
        let value = FieldValue.figure(.number(try #require(ExactDecimal(plain: text))))
        #expect(value.storedText == "n:" + text)
        #expect(FieldValue(storedText: value.storedText) == value)
    }

    @Test(arguments: ["", "t", "x:1", "n:", "n:1.", "r:lost", "c:a b", "b:1", "d:2026-02-29", "d:26-1-1", "1087"])
    func `what is no stored answer is refused`(text: String) {
        #expect(FieldValue(storedText: text) == nil)
    }

    @Test func `87.6 and 87.60 are one number and two answers`() throws {
        let (short, long) = (try #require(ExactDecimal(plain: "87.6")), try #require(ExactDecimal(plain: "87.60")))
        #expect(short == long)
        #expect(FieldValue.figure(.number(short)) != .figure(.number(long)))
    }

    @Test(arguments: ["reason", "figures/1/actual", "a.b-c_d"])
    func `an address reads back`(text: String) {
        #expect(FieldAddress(reading: text)?.text == text)
    }

    @Test(arguments: ["", "a/b", "a/b/c/d", "a//c", "あ", ".a", "a b", "a/../c", "../x/y"])
    func `what is no address is refused`(text: String) {
        #expect(FieldAddress(reading: text) == nil)
    }

    @Test(arguments: ["2026-04-01", "2024-02-29", "2000-02-29", "1868-01-01", "9999-12-31"])
    func `a day reads back`(text: String) {
        #expect(CalendarDay(iso: text)?.text == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "1867-12-31", "２０２６-04-01",
        "2026-04-01T00:00", "+026-04-01", "-026-04-01", "",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test func `a moment is the same after it was stored`() {
        let moment = Moment(Date(timeIntervalSince1970: 1_775_012_345.678_9))
        #expect(moment.milliseconds == 1_775_012_345_679)
        #expect(Moment(moment.date) == moment)
        #expect(moment.adding(days: 1).milliseconds - moment.milliseconds == 86_400_000)
    }
}
