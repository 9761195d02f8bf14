import Figures
import Foundation
import Testing

@testable import SheetReader

/// The same sheet as different programs write it: openpyxl 3.1 with texts in their cells, LibreOffice 7.4 with a list of
/// texts and styles of its own.
@Suite struct ProducerTests {
    private func workbook(_ name: String) throws -> Workbook {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return try Workbook(reading: Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
    func `texts, dates, booleans and errors are the same`(_ file: String) throws {
        let sheet = try #require(try workbook(file)[name: "調査票"])
        #expect(sheet["A1"]?.value == .text("指標"))
        #expect(sheet["A2"]?.value == .text("オンライン申請件数\n（累計）"))
        #expect(sheet["A7"]?.value == .text(" 前後に空白 "))
        #expect(sheet["A8"]?.value == .text("𠮷野家 葛󠄀 👨‍👩‍👧"))
        #expect(sheet["A9"]?.value == .text("a&b<c>\"'"))
        #expect(sheet["C2"]?.value == .date(SheetDate(year: 2024, month: 5, day: 31)))
        #expect(sheet["C3"]?.value == .date(SheetDate(year: 2024, month: 5, day: 31, seconds: 48_600)))
        #expect(sheet["C4"]?.value == .boolean(true))
        #expect(sheet["C6"]?.value == .error("#N/A"))
        #expect(sheet["E20"]?.value == .text("端"))
        #expect(sheet.mergedRanges == [CellRange("A10:C10")].compactMap { $0 })
        #expect((sheet.rowCount, sheet.columnCount) == (20, 5))
    }

    @Test(
        arguments: ["openpyxl.xlsx", "libreoffice.xlsx"],
        [("B2", "1087"), ("B3", "0.3"), ("B4", "0.974"), ("B5", "9.95")]
    )
    func `numbers are the same`(_ file: String, _ expected: (String, String)) throws {
        let sheet = try #require(try workbook(file)[name: "調査票"])
        guard case .number(let number) = sheet[expected.0]?.value else {
            Issue.record("no number in \(expected.0)")
            return
        }
        #expect(number.decimal == ExactDecimal(plain: expected.1))
    }

    @Test func `a formula has its result where somebody calculated it`() throws {
        let written = try #require(try workbook("openpyxl.xlsx").sheets[0]["C5"])
        #expect(written.formula == "SUM(B2,B5)")
        #expect(written.value == .notCalculated)
        let calculated = try #require(try workbook("libreoffice.xlsx").sheets[0]["C5"])
        #expect(calculated.formula == "SUM(B2,B5)")
        guard case .number(let sum) = calculated.value else {
            Issue.record("no number")
            return
        }
        #expect(sum.decimal == ExactDecimal(plain: "1096.95"))
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
    func `hidden sheets and names are told`(_ file: String) throws {
        let workbook = try workbook(file)
        #expect(workbook.sheets.map(\.name) == ["調査票", "一覧"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
        let name = try #require(workbook.definedNames.first { $0.name == "回答" })
        #expect(name.sheet == nil)
        #expect(name.reference.filter { $0 != "'" && $0 != "$" } == "調査票!B2")
    }

    @Test func `a percentage keeps the format that shows it as one`() throws {
        #expect(try workbook("openpyxl.xlsx").sheets[0]["B4"]?.numberFormat == "0.0%")
        #expect(try workbook("libreoffice.xlsx").sheets[0]["B4"]?.numberFormat == "0.0%")
    }
}
