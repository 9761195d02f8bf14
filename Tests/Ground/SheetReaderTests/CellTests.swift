import Figures
import Testing

@testable import SheetReader

/// What stands in a cell, in all the ways in which programs write it.
@Suite struct CellTests {
    @Test(arguments: [
        ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "一つ目"),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>直接</t></is></c>", "直接"),
        (
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>太い</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 字</t></r></is></c>",
            "太い 字"
        ),
        ("<c r=\"A1\" t=\"str\"><f>A2&amp;B2</f><v>結果</v></c>", "結果"),
        ("<c r=\"A1\" t=\"s\"><v>1</v></c>", "鹿児島市"),
        ("<c r=\"A1\" t=\"s\"><v>2</v></c>", "a&b<c>"),
        ("<c r=\"A1\" t=\"s\"><v>3</v></c>", "一行\n二行\n三行\n"),
        ("<c r=\"A1\" t=\"s\"><v>4</v></c>", "_x0041_ A _xD83D_ _x00"),
        ("<c r=\"A1\" t=\"d\"><v>2024-05-31</v></c>", "2024-05-31"),
    ])
    func `texts are read`(_ cell: String, _ text: String) throws {
        let strings = [
            "<t>一つ目</t>",
            "<r><t>鹿児島</t></r><r><t>市</t></r><rPh sb=\"0\" eb=\"3\"><t>カゴシマ</t></rPh><phoneticPr fontId=\"1\"/>",
            "<t>a&amp;b&lt;c&gt;</t>",
            "<t>一行_x000D_\n二行\r\n三行_x000D_</t>",
            "<t>_x005F_x0041_ _x0041_ _xD83D_ _x00</t>",
        ]
        #expect(try onlyCell(cell, strings: strings)?.value == .text(text))
    }

    @Test(arguments: [
        ("1087", "1087"), ("-3.5", "-3.5"), ("0.30000000000000004", "0.3"), ("9.949999999999999", "9.95"),
        ("87.599999999999994", "87.6"), ("1E+17", "100000000000000000"), ("1.5e-3", "0.0015"), ("0", "0"),
        ("-0", "0"), ("0.974", "0.974"), ("999999999999999.9", "1000000000000000"),
        ("123456789012345678", "123456789012346000"),
        ("12.50", "12.5"), (".5", "0.5"), ("5.", "5"),
    ])
    func `numbers are read as they stand in the file and as Excel shows them`(_ text: String, _ decimal: String) throws
    {
        guard case .number(let number) = try onlyCell("<c r=\"A1\"><v>\(text)</v></c>")?.value else {
            Issue.record("no number: \(text)")
            return
        }
        #expect(number.text == text)
        #expect(number.decimal?.text == decimal)
    }

    @Test(arguments: ["1E+300", "1E-19", "1234567890123456789012"])
    func `a number beyond 18 digits is there as its text alone`(_ text: String) throws {
        guard case .number(let number) = try onlyCell("<c r=\"A1\"><v>\(text)</v></c>")?.value else {
            Issue.record("no number: \(text)")
            return
        }
        #expect(number.text == text)
        #expect(number.decimal == nil)
    }

    @Test func `booleans, errors, formulas and empty cells are told apart`() throws {
        #expect(try onlyCell("<c r=\"A1\" t=\"b\"><v>1</v></c>")?.value == .boolean(true))
        #expect(try onlyCell("<c r=\"A1\" t=\"b\"><v>false</v></c>")?.value == .boolean(false))
        #expect(try onlyCell("<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>")?.value == .error("#DIV/0!"))
        let formula = try #require(try onlyCell("<c r=\"A1\"><f>SUM(B1:B3)</f><v>6</v></c>"))
        #expect(formula.formula == "SUM(B1:B3)")
        #expect(formula.value == .number(try #require(SheetNumber("6"))))
        #expect(try onlyCell("<c r=\"A1\"><f>SUM(B1:B3)</f></c>")?.value == .notCalculated)
        #expect(try onlyCell("<c r=\"A1\"><f>SUM(B1:B3)</f><v/></c>")?.value == .notCalculated)
        #expect(try onlyCell("<c r=\"A1\" s=\"3\"/>") == nil)
        #expect(try onlyCell("<c r=\"A1\" t=\"s\"><v>0</v></c>", strings: ["<t/>"]) == nil)
        #expect(try onlyCell("<c r=\"A1\" t=\"inlineStr\"><is><t></t></is></c>") == nil)
    }

    @Test(arguments: [
        ("yyyy-mm-dd", true), ("yyyy/m/d h:mm", true), ("[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", true),
        ("[$-ja-JP-x-gannen]ggge\\年", true), ("m&quot;月&quot;", true), ("aaaa", true), ("mmm-yy", true), ("d;@", true),
        ("General", false), ("G/標準", false), ("#,##0", false), ("0.00E+00", false), ("#,##0&quot;days&quot;", false),
        ("[Red]#,##0", false), ("h:mm", false), ("[h]:mm:ss", false), ("mm:ss.0", false), ("0\\d", false), ("@", false),
        ("#,##0_d", false), ("&quot;[目標値]① &quot;#,##0&quot;日&quot;", false),
    ])
    func `a format tells whether its number is a date`(_ code: String, _ isDate: Bool) throws {
        let cell = try #require(
            try onlyCell("<c r=\"A1\" s=\"1\"><v>45443</v></c>", styles: SmallWorkbook.styles([code]))
        )
        let date = SheetDate(year: 2024, month: 5, day: 31)
        #expect(cell.value == (isDate ? .date(date) : .number(try #require(SheetNumber("45443")))))
    }

    @Test(arguments: [
        ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("36526", "2000-01-01"),
        ("45351", "2024-02-29"),
        ("2958465", "9999-12-31"), ("45443.5625", "2024-05-31T13:30:00"), ("45443.99999999", "2024-06-01"),
        ("45443.123456789012", "2024-05-31T02:57:47"),
    ])
    func `dates are counted as Excel counts them`(_ serial: String, _ date: String) throws {
        let number = try #require(SheetNumber(serial))
        #expect(SheetDate(serial: number, since1904: false)?.text == date)
    }

    @Test(arguments: ["0", "60", "-1", "2958466", "1E+30", "0.5"])
    func `what is no day stays a number`(_ serial: String) throws {
        let styles = SmallWorkbook.styles(["yyyy-mm-dd"])
        let cell = try onlyCell("<c r=\"A1\" s=\"1\"><v>\(serial)</v></c>", styles: styles)
        #expect(cell?.value == .number(try #require(SheetNumber(serial))))
    }

    @Test func `a workbook may count its days from 1904`() throws {
        let workbook = SmallWorkbook(
            "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>43981</v></c></row>",
            styles: SmallWorkbook.styles(["yyyy-mm-dd"]),
            workbookProperties: "<workbookPr date1904=\"1\"/>"
        )
        let sheet = try workbook.read().sheets[0]
        #expect(sheet["A1"]?.value == .date(SheetDate(year: 1904, month: 1, day: 1)))
        #expect(sheet["B1"]?.value == .date(SheetDate(year: 2024, month: 5, day: 31)))
    }

    @Test func `cells without names stand one after the other`() throws {
        let rows =
            "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row><row r=\"9\"><c><v>5</v></c></row>"
        let sheet = try SmallWorkbook(rows).read().sheets[0]
        #expect(sheet.cells.keys.map(\.name).sorted() == ["A1", "A2", "A9", "D1", "E1"])
        #expect(sheet.rowCount == 9)
        #expect(sheet.columnCount == 5)
    }

    @Test(arguments: [
        ("A1", 0, 0), ("Z1", 0, 25), ("AA10", 9, 26), ("$B$12", 11, 1), ("xfd1048576", 1_048_575, 16_383),
    ])
    func `names of cells are read and written`(_ name: String, _ row: Int, _ column: Int) {
        let reference = CellReference(name)
        #expect(reference == CellReference(row: row, column: column))
        #expect(reference?.name == name.uppercased().filter { $0 != "$" })
    }

    @Test(arguments: [
        "", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "A-1", "あ1", "A1:B2", "AAAAAAAAAAAAAAAAAAAA1",
        "A99999999999999999999",
    ])
    func `what is no cell is none`(_ name: String) {
        #expect(CellReference(name) == nil)
    }

    @Test func `merged ranges and defined names are read`() throws {
        let workbook = try SmallWorkbook(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>",
            names:
                "<definedNames><definedName name=\"回答\">調査票!$B$3</definedName><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">調査票!$A$1:$D$9</definedName></definedNames>"
        ).read()
        #expect(workbook.sheets[0].mergedRanges == [CellRange("A1:C2")].compactMap { $0 })
        #expect(workbook.sheets[0].mergedRanges[0].contains(CellReference(row: 1, column: 2)))
        #expect(workbook.definedNames.map(\.reference) == ["調査票!$B$3", "調査票!$A$1:$D$9"])
        #expect(workbook.definedNames.map(\.sheet) == [nil, "調査票"])
    }
}
