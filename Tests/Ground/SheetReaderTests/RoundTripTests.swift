import Documents
import Figures
import SheetWriter
import TestSupport
import Testing

@testable import SheetReader

/// What was written is what is read.
@Suite struct RoundTripTests {
    @Test func `random documents come back with the same texts and numbers`() throws {
        let letters = Array("abc =+-@_x0041_&<>\"'年度①👍\u{301}葛\u{E0100}\n ".unicodeScalars)
        try repeatedly(200, seed: 10) { random in
            let columns = Int.random(in: 1...5, using: &random)
            let contents = (0..<Int.random(in: 1...10, using: &random)).map { _ in
                (0..<columns).map { _ in Self.content(letters, &random) }
            }
            let sheet = try Workbook(reading: document(contents).workbook()).sheets[0]
            for (row, line) in contents.enumerated() {
                for (column, content) in line.enumerated() {
                    expect(sheet[CellReference(row: row, column: column)], is: content)
                }
            }
        }
    }

    private static func content(_ letters: [Unicode.Scalar], _ random: inout SeededRandom) -> CellContent {
        if Bool.random(using: &random) {
            let text = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
                letters.randomElement(using: &random)
            }
            return text.isEmpty ? .empty : .text(String(String.UnicodeScalarView(text)))
        }
        let limit = Int64(pow10(Int.random(in: 1...15, using: &random)))
        let coefficient = Int64.random(in: -limit + 1..<limit, using: &random)
        let value = ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...6, using: &random))
        return .number(CellNumber(value ?? ExactDecimal(0), isPercentage: Bool.random(using: &random), unit: "件"))
    }

    private static func pow10(_ power: Int) -> Int { (0..<power).reduce(1) { value, _ in value * 10 } }

    private func document(_ contents: [[CellContent]]) -> Document {
        let table = DocumentTable(
            name: "表",
            columns: contents[0].map { _ in TableColumn(width: PaperLength(millimetres: 36)) },
            rows: contents.map { line in TableRow(line.enumerated().map { TableCell(column: $0, $1) }) }
        )
        return Document(title: "往復", sections: [DocumentSection(title: "往復", blocks: [.table(table)])])
    }

    private func expect(_ cell: WorksheetCell?, is content: CellContent) {
        switch content {
        case .empty: #expect(cell == nil)
        case .text(let text):
            guard case .text(let found) = cell?.value else {
                Issue.record("no text: \(String(describing: cell))")
                return
            }
            #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
        case .number(let number):
            guard case .number(let found) = cell?.value else {
                Issue.record("no number: \(String(describing: cell)) for \(number.text)")
                return
            }
            let stored = ExactDecimal(
                coefficient: number.value.coefficient,
                scale: Int(number.value.scale) + (number.isPercentage ? 2 : 0)
            )
            #expect(found.decimal == stored)
        }
    }

    @Test func `hidden lists, entry cells and dates come back`() throws {
        let entries: [(CellEntry, CellContent)] = [
            (.date, .text("2024-05-31")), (.choice((1...99).map { "選択肢の\($0)番" }), .text("選択肢の1番")), (.number, .empty),
        ]
        let cells = entries.enumerated().map { column, entry in
            var cell = TableCell(column: column, entry.1)
            cell.entry = entry.0
            return cell
        }
        let table = DocumentTable(
            name: "調査票",
            columns: entries.map { _ in TableColumn(width: PaperLength(millimetres: 60)) },
            rows: [TableRow(cells)]
        )
        let document = Document(title: "調査票", sections: [DocumentSection(title: "調査票", blocks: [.table(table)])])
        let workbook = try Workbook(reading: document.workbook())
        #expect(workbook.sheets.map(\.name) == ["調査票", "選択肢"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
        #expect(workbook[name: "調査票"]?["A1"]?.value == .date(SheetDate(year: 2024, month: 5, day: 31)))
        #expect(workbook[name: "調査票"]?["C1"] == nil)
        #expect(workbook[name: "選択肢"]?["A99"]?.value == .text("選択肢の99番"))
        #expect(workbook.definedNames.map(\.name) == ["_xlnm.Print_Area"])
    }
}
