import TestSupport
import Testing
import Wording

@testable import SheetReader

/// Files that are refused, and what is said about them.
@Suite struct RefusalTests {
    private func reason(_ workbook: SmallWorkbook, limits: ReadingLimits = .standard) -> SheetReadError? {
        #expect(throws: SheetReadError.self) { try workbook.read(limits) }
    }

    private let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

    @Test func `what is no workbook is refused with what to do`() throws {
        #expect(throws: SheetReadError(.noWorkbook)) { try Workbook(reading: Array("a,b\n1,2".utf8)) }
        #expect(throws: SheetReadError(.noWorkbook)) { try Workbook(reading: []) }
        #expect(throws: SheetReadError(.oldOrEncrypted)) { try Workbook(reading: [0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
        #expect(throws: SheetReadError(.brokenArchive)) { try Workbook(reading: Array("PK\u{3}\u{4}rest".utf8)) }
        let other = try SmallWorkbook.archive([("word/document.xml", Array("<a/>".utf8))])
        #expect(throws: SheetReadError(.noWorkbook)) { try Workbook(reading: other) }
        #expect(SheetReadError(.oldOrEncrypted).message.japanese.contains("パスワード"))
    }

    @Test func `a document type is refused before its entities`() {
        var workbook = SmallWorkbook(row)
        let bomb = """
            <!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\
            <sst><si><t>&b;&c;</t></si></sst>
            """
        workbook.replace("xl/sharedStrings.xml", with: bomb)
        #expect(reason(workbook)?.reason == .documentType("xl/sharedStrings.xml"))
        workbook.replace("xl/sharedStrings.xml", with: "<!DOCTYPE sst SYSTEM \"http://127.0.0.1/x\"><sst/>")
        #expect(reason(workbook)?.reason == .documentType("xl/sharedStrings.xml"))
        workbook.replace("xl/sharedStrings.xml", with: "<sst><si><t>&b;</t></si></sst>")
        #expect(reason(workbook)?.reason == .brokenPart("xl/sharedStrings.xml", line: 1))
    }

    @Test(arguments: ["../evil.xml", "/etc/passwd", "xl\\workbook.xml", "C:/x", "xl/./a", "XL/WORKBOOK.XML"])
    func `a name that leads out or is there twice is refused`(_ name: String) {
        var workbook = SmallWorkbook(row)
        workbook.parts.append((name, "<a/>"))
        #expect(reason(workbook)?.reason == .unsafeName(name))
    }

    @Test(arguments: ["../../x.xml", "..\\sheet.xml", "/../x.xml"])
    func `a relationship that leads out is refused`(_ target: String) {
        var workbook = SmallWorkbook(row)
        workbook.replace(
            "xl/_rels/workbook.xml.rels",
            with: SmallWorkbook.relationships([("rId1", "worksheet", target)])
        )
        #expect(reason(workbook)?.reason == .unsafeName(target))
    }

    @Test func `a missing or broken part is named with its line`() {
        var workbook = SmallWorkbook(row)
        workbook.replace("xl/worksheets/sheet1.xml", with: nil)
        #expect(reason(workbook)?.reason == .missingPart("xl/worksheets/sheet1.xml"))
        workbook.replace("xl/worksheets/sheet1.xml", with: "<worksheet>\n<sheetData>\n</worksheet>")
        #expect(reason(workbook)?.reason == .brokenPart("xl/worksheets/sheet1.xml", line: 3))
        workbook.replace("xl/worksheets/sheet1.xml", with: "<worksheet><sheetData>")
        #expect(reason(workbook)?.reason == .brokenPart("xl/worksheets/sheet1.xml", line: 1))
        workbook.replace("xl/worksheets/sheet1.xml", with: "")
        #expect(reason(workbook)?.reason == .brokenPart("xl/worksheets/sheet1.xml", line: 1))
    }

    @Test(arguments: [
        ("<c r=\"B2\" t=\"s\"><v>0</v></c>", SheetReadError(.cellValue("0"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\" t=\"s\"><v>-1</v></c>", SheetReadError(.cellValue("-1"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\"><v>1,000</v></c>", SheetReadError(.cellValue("1,000"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\"><v>NaN</v></c>", SheetReadError(.cellValue("NaN"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\"><v>0x10</v></c>", SheetReadError(.cellValue("0x10"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\" t=\"b\"><v>2</v></c>", SheetReadError(.cellValue("2"), sheet: "調査票", cell: "B2")),
        ("<c r=\"B2\" t=\"z\"><v>2</v></c>", SheetReadError(.cellValue("z"), sheet: "調査票", cell: "B2")),
        ("<c r=\"ZZZZ2\"><v>2</v></c>", SheetReadError(.cellName("ZZZZ2"), sheet: "調査票")),
        ("<c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>", SheetReadError(.cellName("B2"), sheet: "調査票", cell: "B2")),
    ])
    func `a cell that cannot be read is named`(_ cell: String, _ expected: SheetReadError) {
        let error = reason(SmallWorkbook("<row r=\"2\">\(cell)</row>"))
        #expect(error == expected)
        #expect(error?.message.japanese.contains("調査票") == true)
        #expect(error?.message.english.contains("調査票") == true)
    }

    @Test(arguments: ["0", "1048577", "x", "-1"])
    func `a row that does not exist is refused`(_ row: String) {
        #expect(
            reason(SmallWorkbook("<row r=\"\(row)\"><c><v>1</v></c></row>"))
                == SheetReadError(.cellName(row), sheet: "調査票")
        )
    }

    @Test func `what is too large is refused while it is unpacked`() throws {
        var limits = ReadingLimits()
        limits.cells = 2
        let three = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
        #expect(
            reason(SmallWorkbook(three), limits: limits)
                == SheetReadError(.tooLarge(.cells(2)), sheet: "調査票", cell: "C1")
        )
        limits = ReadingLimits()
        limits.characters = 10
        let long = "<row><c t=\"inlineStr\"><is><t>12345678901</t></is></c></row>"
        #expect(
            reason(SmallWorkbook(long), limits: limits)
                == SheetReadError(.tooLarge(.characters(10)), sheet: "調査票", cell: "A1")
        )
        limits = ReadingLimits()
        limits.textBytes = 10
        #expect(
            reason(SmallWorkbook("", strings: ["<t>12345678901</t>"]), limits: limits)?.reason
                == .tooLarge(.textBytes(10))
        )
        limits = ReadingLimits()
        limits.bytes = 100
        #expect(reason(SmallWorkbook(row), limits: limits)?.reason == .tooLarge(.bytes(100)))
        limits = ReadingLimits()
        limits.unpackedBytes = 500
        #expect(reason(SmallWorkbook(row), limits: limits)?.reason == .tooLarge(.unpackedBytes(500)))
        limits = ReadingLimits()
        limits.entries = 3
        #expect(reason(SmallWorkbook(row), limits: limits)?.reason == .tooLarge(.entries(3)))
        limits = ReadingLimits()
        limits.sheets = 0
        #expect(reason(SmallWorkbook(row), limits: limits)?.reason == .tooLarge(.sheets(0)))
    }

    @Test func `a bomb is refused by how much it grows`() {
        let blanks = String(repeating: " ", count: 4_000_000)
        #expect(reason(SmallWorkbook(row + blanks))?.reason == .tooLarge(.ratio(400)))
    }

    @Test func `a text without end is refused before it is whole`() {
        let letters = (0..<60_000).map { String($0, radix: 36) }.joined()
        let workbook = SmallWorkbook("<row><c t=\"str\"><v>\(letters + letters)</v></c></row>")
        #expect(reason(workbook)?.reason == .tooLarge(.characters(100_000)))
    }
}
