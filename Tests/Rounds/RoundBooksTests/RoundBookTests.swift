import Casework
import Figures
import Planning
import Rounds
import SheetReader
import Testing
import Wording

@testable import RoundBooks

/// Workbooks out and in.
@Suite struct RoundBookTests {
    private func everything() throws -> [FieldAddress: FieldValue] {
        [
            try Fields.actual(): try .number("1234.50"), Fields.note: .text("速報値"),
            Fields.activity: .text("実施した。\n続ける。"),
            try Fields.target(): try .number("1100"),
        ]
    }

    @Test func `the same sheets give the same bytes`() throws {
        let desk = try PaperDesk(instructions: "年度末の値を記入してください。")
        let sheets = try ["a1", "a2", "a8", "a9"].map { try desk.sheet($0) }
        let (first, second) = (try desk.book(sheets).workbook(), try desk.book(sheets).workbook())
        #expect(first == second)
    }

    @Test func `a workbook that nobody touched changes nothing`() throws {
        let desk = try PaperDesk()
        let values = try everything()
        let compared = try desk.compare("a1", filled: values, base: values)
        #expect(compared.changes.isEmpty && compared.problems.isEmpty)
    }

    @Test(arguments: ["a1", "a2", "a3", "a4", "a7", "a8", "a9"])
    func `every cell of every sheet is found again`(_ measure: String) throws {
        let desk = try PaperDesk()
        let sheet = try desk.sheet(measure)
        let read = try FilledBook(reading: try desk.book([sheet]).workbook())
        #expect(read.problems.isEmpty)
        let found = try read.cells[sheet.entry.sheet].orFail()
        #expect(Set(found.keys) == Set(BookForm(sheet).fields.map(\.token)))
    }

    @Test func `everything that is filled in comes back`() throws {
        let desk = try PaperDesk()
        let compared = try desk.compare("a1", filled: try everything())
        #expect(compared.problems.isEmpty)
        let wanted = Dictionary(
            compared.changes.map { ($0.address, $0.wanted) },
            uniquingKeysWith: { first, _ in first }
        )
        let (actual, target) = (try Fields.actual(), try Fields.target())
        let values = [actual: try FieldValue.number("1234.5"), target: try FieldValue.number("1100")]
        #expect(wanted[actual] == values[actual])
        #expect(wanted[Fields.note] == .text("速報値"))
        #expect(wanted[Fields.activity] == .text("実施した。\n続ける。"))
        #expect(wanted[target] == values[target])
        #expect(compared.changes.allSatisfy { !$0.isConflict })
    }

    static let figures: [(measure: String, value: FigureValue)] = [
        ("a1", .none(.notYetAvailable)), ("a8", .milestone(.partly)), ("a8", .none(.notPlanned)),
        ("a1", .bound(.maintain)), ("a3", .bound(.atLeast(ExactDecimal(75)))),
        (
            "a9",
            .parts([
                FigurePart(label: "①", amount: ExactDecimal(18_104), unit: ""),
                FigurePart(label: "②", amount: ExactDecimal(25_617), unit: ""),
            ])
        ),
    ]

    @Test(arguments: figures.indices)
    func `figures of every kind come back as they were`(_ index: Int) throws {
        let (measure, value) = Self.figures[index]
        let desk = try PaperDesk()
        let values = [try Fields.actual(): FieldValue.figure(value)]
        #expect(try desk.compare(measure, filled: values).changes.map(\.wanted) == [.figure(value)])
        #expect(try desk.compare(measure, filled: values, base: values).changes.isEmpty)
    }

    @Test func `a figure of more digits than Excel keeps is neither changed nor lost`() throws {
        let desk = try PaperDesk()
        let values = [try Fields.actual(): try FieldValue.number("123456789012345678")]
        #expect(try desk.compare("a1", filled: values, base: values).changes.isEmpty)
        #expect(try desk.compare("a1", filled: values).changes.map(\.wanted) == [values[try Fields.actual()]])
    }

    @Test func `an answer that was deleted is taken away, and what another wrote meanwhile is a conflict`() throws {
        let desk = try PaperDesk()
        let base = [try Fields.actual(): try FieldValue.number("5"), Fields.activity: .text("前の文")]
        let now = [try Fields.actual(): try FieldValue.number("6"), Fields.activity: .text("前の文")]
        let changes = try desk.compare("a1", filled: [:], base: base, now: now).changes
        let actual = try Fields.actual()
        #expect(changes.map(\.address) == [actual, Fields.activity])
        #expect(changes.map(\.wanted) == [nil, nil])
        #expect(changes.map(\.isConflict) == [true, false])
    }

    @Test func `what both wrote alike is no change, and what only the other wrote stays`() throws {
        let desk = try PaperDesk()
        let six = [try Fields.actual(): try FieldValue.number("6")]
        #expect(try desk.compare("a1", filled: six, base: [:], now: six).changes.isEmpty)
        #expect(try desk.compare("a1", filled: [:], base: [:], now: six).changes.isEmpty)
    }

    @Test func `only what is in nobody's way is saved unless the person says so`() throws {
        let desk = try PaperDesk()
        let (base, now) = (
            [try Fields.actual(): try FieldValue.number("5")], [try Fields.actual(): try FieldValue.number("6")]
        )
        let filled = [try Fields.actual(): try FieldValue.number("7"), Fields.activity: .text("文")]
        let changes = try desk.compare("a1", filled: filled, base: base, now: now).changes
        let sheet = try desk.sheet("a1", now, version: 9)
        let preview = BookPreview(
            round: desk.round,
            unit: "u1",
            sheets: [BookPreview.Sheet(sheet: sheet, seen: 2, changes: changes, refusal: nil)],
            problems: []
        )
        #expect(preview.conflicts == 1)
        let id = sheet.entry.sheet
        #expect(preview.drafts()[id]?.values == [Fields.activity: .text("文")])
        let whole = preview.drafts(overwriting: [BookAnswer(id, try Fields.actual())])
        #expect(whole[id]?.values.count == 2)
        let actual = try Fields.actual()
        #expect(whole[id]?.seenLater == [actual: 9])
    }

    @Test func `cells are open only where the person may write`() throws {
        let desk = try PaperDesk()
        let locked = try desk.book([try desk.sheet("a1", rights: [])]).workbook()
        let open = try desk.book([try desk.sheet("a1")]).workbook()
        #expect(locked != open)
        #expect(try FilledBook(reading: locked).problems.isEmpty)
    }

    @Test(arguments: ["", "なにかの文", "%PDF-1.7", "PK\u{3}\u{4}broken"])
    func `what is no workbook is refused`(_ content: String) {
        #expect(throws: RoundBookError.self) { try FilledBook(reading: Array(content.utf8)) }
    }

    @Test func `the record is refused when anything in it was changed`() throws {
        let desk = try PaperDesk()
        let record = BookRecord(desk.book([try desk.sheet("a1")]))
        #expect(try BookRecord(record.rows).sheets == record.sheets)
        for row in record.rows.indices {
            var rows = record.rows
            rows[row][1] += "1"
            #expect(throws: RoundBookError.self) { try BookRecord(rows) }
            rows.remove(at: row)
            #expect(throws: RoundBookError.self) { try BookRecord(rows) }
        }
        #expect(throws: RoundBookError.foreign) { try BookRecord([]) }
    }

    @Test func `keys read back`() throws {
        let key = BookKey(
            tag: "abc",
            sheet: "town-2023.a1",
            column: "I",
            cells: [("F", "figures/1/actual"), ("G", "figures/1/actual?")],
            label: "件数|夜 = 昼"
        )
        #expect(BookKey(key.text) == key)
        #expect(BookKey("shirube-row abc|x") == nil)
        #expect(BookKey("記入") == nil)
    }
}
