import Documents
import Figures
import Testing
import Wording

@testable import SheetWriter

/// Cells that somebody fills in.
@Suite struct EntryTests {
    private func sheet(
        _ entries: [CellEntry?],
        content: CellContent = .empty,
        language: Language = .japanese
    ) -> Document {
        let cells = entries.enumerated().map { column, entry in
            var cell = TableCell(column: column, content)
            cell.entry = entry
            return cell
        }
        let table = DocumentTable(
            name: "調査票",
            columns: entries.map { _ in TableColumn(width: PaperLength(millimetres: 30)) },
            rows: [TableRow(cells)]
        )
        return Document(
            title: "調査票",
            language: language,
            sections: [
                DocumentSection(title: "調査票", blocks: [.table(table)]),
                DocumentSection(title: "記入要領", blocks: [.paragraph(DocumentParagraph("読む"))]),
            ]
        )
    }

    @Test func `only entry cells can be changed, on all sheets`() throws {
        let workbook = try UnpackedWorkbook(sheet([.text(maximumLength: 200), nil]))
        for number in 1...2 {
            #expect(
                workbook.sheet(number).contains(
                    "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"
                )
            )
        }
        #expect(workbook.style("A1").contains("<protection locked=\"0\"/>"))
        #expect(!workbook.style("B1").contains("<protection"))
    }

    @Test func `a document without entry cells is not protected`() throws {
        #expect(try !UnpackedWorkbook(sheet([nil])).sheet().contains("sheetProtection"))
    }

    @Test func `each kind of entry has its check`() throws {
        let sheet = try UnpackedWorkbook(sheet([.text(maximumLength: 200), .number, .date, .choice(["新規", "継続"])]))
            .sheet()
        #expect(sheet.contains("<dataValidations count=\"4\">"))
        #expect(sheet.contains("type=\"textLength\" operator=\"lessThanOrEqual\""))
        #expect(sheet.contains("<formula1>200</formula1>"))
        #expect(sheet.contains("type=\"decimal\" errorStyle=\"warning\""))
        #expect(sheet.contains("type=\"date\" operator=\"greaterThanOrEqual\""))
        #expect(sheet.contains("<formula1>61</formula1>"))
        #expect(sheet.contains("<formula1>\"新規,継続\"</formula1>"))
        #expect(sheet.contains("error=\"200文字以内で入力してください。\""))
        #expect(try UnpackedWorkbook(self.sheet([.date], language: .english)).sheet().contains("A date such as"))
    }

    @Test func `a list that is too long for a cell stands on a hidden sheet, once`() throws {
        let long = (1...60).map { "課の名前\($0)" }
        let workbook = try UnpackedWorkbook(sheet([.choice(long), .choice(long), .choice(["コンマ,", "b"])]))
        #expect(
            workbook.sheet().contains("<formula1>'選択肢'!$A$1:$A$60</formula1>")
                || workbook.sheet().contains("<formula1>選択肢!$A$1:$A$60</formula1>")
        )
        #expect(workbook.sheet().contains("$B$1:$B$2</formula1>"))
        #expect(workbook.workbook.contains("<sheet name=\"選択肢\" sheetId=\"3\" state=\"hidden\" r:id=\"rId3\"/>"))
        #expect(workbook.value("A60", sheet: 3) == "課の名前60")
        #expect(workbook.value("B1", sheet: 3) == "コンマ,")
        #expect(workbook.value("C1", sheet: 3) == nil)
    }

    @Test(arguments: [
        ("1900-03-01", 61), ("2000-01-01", 36_526), ("2024-02-29", 45_351), ("2024-05-31", 45_443),
        ("9999-12-31", 2_958_465),
    ])
    func `a date that is there already becomes a date of the workbook`(_ text: String, _ day: Int) throws {
        let workbook = try UnpackedWorkbook(sheet([.date], content: .text(text)))
        #expect(workbook.value("A1") == String(day))
        #expect(workbook.numberFormat("A1") == "yyyy\\-mm\\-dd")
    }

    @Test(arguments: [
        "1900-02-28", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "令和6年", "2024-05-3１", "-001-01-01",
    ])
    func `what is no date stays as it is written`(_ text: String) throws {
        #expect(DateSerial.day(text) == nil)
        let workbook = try UnpackedWorkbook(sheet([.date], content: .text(text)))
        #expect(workbook.value("A1") == text)
    }

    @Test func `what is typed into a cell for text stays text`() throws {
        #expect(try UnpackedWorkbook(sheet([.text(maximumLength: 10)])).style("A1").contains("numFmtId=\"49\""))
    }
}
