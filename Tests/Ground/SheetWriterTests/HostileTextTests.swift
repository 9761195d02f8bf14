import Documents
import Figures
import TestSupport
import Testing
import Wording

@testable import SheetWriter

/// Texts that a spreadsheet would misunderstand.
@Suite struct HostileTextTests {
    @Test(arguments: ["=1+1", "+81", "-5", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0"])
    func `a text that looks like a formula stays text`(_ text: String) throws {
        let workbook = try UnpackedWorkbook(document(section([[.text(text)]])))
        #expect(workbook.value("A1") == text)
        #expect(!workbook.sheet().contains("<f>"))
        // Also after somebody edits the cell: its format is that of texts.
        #expect(workbook.style("A1").contains("numFmtId=\"49\""))
    }

    @Test(arguments: [
        ("a\u{0}b\u{1}c\u{1F}d\u{7F}e\u{85}", "abcde"),
        ("一行\r\n二行\r三行\n四行", "一行\n二行\n三行\n四行"),
        ("タブ\tの後", "タブ の後"),
        ("\u{202E}逆\u{2066}", "逆"),
        ("\u{FFFE}\u{FFFF}x", "x"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
        ("_x00_", "_x00_"),
        ("家族👨‍👩‍👧と葛󠄀", "家族👨‍👩‍👧と葛󠄀"),
        ("<&>\"'", "<&>\"'"),
        ("مرحبا", "مرحبا"),
    ])
    func `a text is written so that it is read as it was meant`(_ text: String, _ written: String) throws {
        let workbook = try UnpackedWorkbook(document(section([[.text(text)]])))
        #expect(workbook.value("A1").map { Array($0.unicodeScalars) } == Array(written.unicodeScalars))
    }

    @Test func `a text of ten thousand letters is written whole and its rows are high enough`() throws {
        let text = String(repeating: "長い文", count: 3334)
        let document = document(section([[.text(text), .text("短い")]]))
        let workbook = try UnpackedWorkbook(document)
        #expect(workbook.value("A1") == text)
        let model = try WorkbookModel(document).sheets[0]
        #expect(model.rowHeights.count > 1)
        #expect(model.rowHeights.allSatisfy { $0 <= SheetLimits.rowTenths })
        // 30 mm take 12 letters of 6 points, each line 7.8 points.
        #expect(model.rowHeights.reduce(0, +) > 10_000 / 13 * 78)
        #expect(model.cells.allSatisfy { $0.rows == 0..<model.rowHeights.count })
    }

    @Test func `a text longer than a cell takes is an error that names the cell`() throws {
        let rows: [[CellContent]] = [[.text("x"), .text(String(repeating: "👍", count: 16_384))]]
        let error = #expect(throws: SheetError.self) { try document(section(rows, title: "一覧")).workbook() }
        #expect(error == .textTooLong(sheet: "一覧", cell: "B1", count: 32_768))
        #expect(error?.message.japanese.contains("B1") == true)
        let exactly: [[CellContent]] = [[.text(String(repeating: "👍", count: 16_383) + "x")]]
        #expect(throws: Never.self) { try document(section(exactly)).workbook() }
    }

    @Test func `any text gives a workbook`() throws {
        let letters = Array(
            "=_x0041_&<>\"'[]{}%\\\n\r\t \u{0}\u{1F}年👍\u{301}\u{FE0F}\u{202E}\u{FFFF}#,;@G".unicodeScalars
        )
        try repeatedly(300, seed: 5) { random in
            let text = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in letters.randomElement(using: &random)
                    }
                )
            )
            let line = RunningLine(start: text, centre: "{section}{page}", end: text + "{title}")
            var section = section(
                [[.text(text), .number(CellNumber(ExactDecimal(7), label: text, unit: text))]],
                title: text
            )
            (section.header, section.footer) = (line, line)
            let document = Document(
                title: text,
                subject: text,
                author: text,
                fonts: [text],
                sections: [section, section]
            )
            let workbook = try UnpackedWorkbook(document)
            #expect(workbook.sheet(2).hasSuffix("</worksheet>"))
        }
    }
}
