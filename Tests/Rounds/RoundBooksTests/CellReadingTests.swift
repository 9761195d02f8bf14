import Casework
import Figures
import Rounds
import Testing
import Wording

@testable import RoundBooks
@testable import SheetReader

/// What people write into cells, and what becomes of it.
@Suite struct CellReadingTests {
    private static func number(_ text: String, format: String = "General") throws -> WorksheetCell {
        WorksheetCell(value: .number(try SheetNumber(text).orFail()), formula: nil, numberFormat: format)
    }

    private static func text(_ text: String) -> WorksheetCell {
        WorksheetCell(value: .text(text), formula: nil, numberFormat: "@")
    }

    private func field(_ kind: BookField.Kind) throws -> BookField {
        BookField(address: try Fields.actual(), kind: kind, name: Bilingual(same: "x"))
    }

    private func figure(_ cell: WorksheetCell?, unit: String = "件", reason: WorksheetCell? = nil) throws -> FieldValue?
    {
        try CellReading(language: .japanese).answer(try field(.figure(unit: unit)), cell, reason: reason)
    }

    @Test(arguments: [
        ("1087", "1087"), ("0", "0"), ("0.30000000000000004", "0.3"), ("-3.5", "-3.5"),
        ("123456789012345", "123456789012345"),
    ])
    func `a number is that number`(_ written: String, _ meant: String) throws {
        #expect(try figure(Self.number(written)) == .number(meant))
    }

    @Test(arguments: [
        ("１，０８７", "1087"), ("1,087件", "1087"), (" 1087 ", "1087"), ("1.5千件", "1500"), ("▲3", "-3"),
        ("９７．４", "97.4"),
    ])
    func `a number as a text is understood as everywhere`(_ written: String, _ meant: String) throws {
        #expect(try figure(Self.text(written)) == .number(meant))
    }

    @Test func `a percentage of a spreadsheet is a hundred times its number`() throws {
        #expect(try figure(Self.number("0.974", format: "0.0%"), unit: "％") == .number("97.4"))
        #expect(try figure(Self.number("1.2", format: "0%"), unit: "％") == .number("120"))
        #expect(try figure(Self.number("0.5", format: "0\"%\""), unit: "％") == .number("0.5"))
        #expect(try figure(Self.text("97.4%"), unit: "％") == .number("97.4"))
        #expect(
            try figure(Self.number("0.5", format: "0%"), unit: "件")
                == .figure(.otherUnit(try ExactDecimal(plain: "50").orFail(), unit: "%"))
        )
    }

    @Test func `an empty cell is no answer, and a zero is one`() throws {
        #expect(try figure(nil) == nil)
        #expect(try figure(Self.text("　 ")) == nil)
        #expect(try figure(Self.number("0")) == .number("0"))
    }

    @Test(arguments: [
        ("集計中", NoValueReason.notYetAvailable), ("調査なし", .notSurveyed), ("not surveyed this year", .notSurveyed),
        ("新規のためなし", .new), ("指標になじまない", .notApplicable), ("未定", .notSet),
    ])
    func `a reason is understood in the figure's cell and in its own`(_ words: String, _ reason: NoValueReason) throws {
        #expect(try figure(Self.text(words)) == .figure(.none(reason)))
        #expect(try figure(nil, reason: Self.text(words)) == .figure(.none(reason)))
        #expect(try figure(Self.text(words), reason: Self.text(words)) == .figure(.none(reason)))
    }

    @Test func `a milestone is one of three words`() throws {
        let reading = CellReading(language: .japanese)
        let milestone = try field(.milestone(unit: ""))
        #expect(try reading.answer(milestone, Self.text("達成"), reason: nil) == .figure(.milestone(.reached)))
        #expect(try reading.answer(milestone, Self.text("一部達成"), reason: nil) == .figure(.milestone(.partly)))
        #expect(throws: CellReading.Fault.self) { try reading.answer(milestone, Self.text("できた"), reason: nil) }
    }

    @Test func `texts keep their lines, and a number or a date in them is what it looks like`() throws {
        let reading = CellReading(language: .japanese)
        let text = try field(.text(maximum: 100))
        #expect(try reading.answer(text, Self.text("一行目\n二行目 "), reason: nil) == .text("一行目\n二行目"))
        #expect(try reading.answer(text, Self.number("12"), reason: nil) == .text("12"))
        let date = WorksheetCell(
            value: .date(SheetDate(year: 2024, month: 5, day: 31)),
            formula: nil,
            numberFormat: "yyyy/m/d"
        )
        #expect(try reading.answer(text, date, reason: nil) == .text("2024-05-31"))
    }

    static let refused: [(WorksheetCell, String)] = [
        (WorksheetCell(value: .date(SheetDate(year: 2024, month: 3, day: 4)), formula: nil, numberFormat: "m/d"), "日付"),
        (WorksheetCell(value: .text("1"), formula: "A1", numberFormat: "General"), "式"),
        (WorksheetCell(value: .notCalculated, formula: "A1", numberFormat: "General"), "式"),
        (WorksheetCell(value: .error("#DIV/0!"), formula: nil, numberFormat: "General"), "エラー値"),
        (WorksheetCell(value: .boolean(true), formula: nil, numberFormat: "General"), "TRUE"),
        (text("1,08"), "コンマ"), (text("システム導入"), "数値として読めません"), (text("－"), "理由"), (text("=A1"), "式"),
        (text("1E+06"), "指数"),
    ]

    @Test(arguments: refused.indices)
    func `what is no figure is refused in words`(_ index: Int) throws {
        let (cell, words) = Self.refused[index]
        let fault = #expect(throws: CellReading.Fault.self) { try figure(cell) }
        #expect(fault?.message.japanese.contains(words) == true)
    }

    @Test func `a figure and a reason why there is none are refused together`() throws {
        #expect(throws: CellReading.Fault.self) { try figure(Self.number("5"), reason: Self.text("集計中")) }
        #expect(throws: CellReading.Fault.self) { try figure(nil, reason: Self.text("忙しい")) }
    }
}
