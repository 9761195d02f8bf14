import Documents
import Figures
import Foundation
import Testing
import Wording

@testable import SheetWriter

/// A document as a workbook: its sheets, its paper, and that it is always the same.
@Suite struct WorkbookTests {
    private func list(rows: Int = 3) throws -> Document {
        let heading = CellStyle(horizontal: .centre, isBold: true, shade: .heading)
        let table = DocumentTable(
            name: "一覧",
            caption: "取組状況",
            columns: [10, 60, 30].map { TableColumn(width: PaperLength(millimetres: $0)) },
            head: [
                TableRow(
                    ["№", "名称", "実績"].enumerated().map {
                        TableCell(column: $0, .text($1), role: .columnHeading, style: heading)
                    }
                )
            ],
            rows: try (0..<rows).map { row in
                TableRow([
                    TableCell(column: 0, .number(CellNumber(ExactDecimal(Int32(row + 1))))),
                    TableCell(column: 1, .text("取組\(row + 1)")),
                    TableCell(column: 2, .number(CellNumber(try decimal("12.5"), isPercentage: true))),
                ])
            }
        )
        let section = DocumentSection(
            title: "一覧",
            paper: PaperFormat(orientation: .landscape),
            header: RunningLine(start: "{title}", end: "A&B"),
            footer: RunningLine(centre: "{page}／{pages}"),
            blocks: [
                .heading(DocumentHeading("令和5年度", level: 1)), .table(table), .pageBreak,
                .paragraph(DocumentParagraph("終わり")),
            ]
        )
        return Document(title: "具体策取組状況一覧", subject: "計画", author: "市", sections: [section])
    }

    @Test func `the same document gives the same bytes, without a clock`() throws {
        let document = try list()
        let bytes = try document.workbook()
        // The clock of a file counts seconds, that of an archive two of them.
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try document.workbook() == bytes)
        let workbook = try UnpackedWorkbook(bytes: bytes)
        #expect(workbook.times == [[33, 0]])
        let core = workbook.parts["docProps/core.xml"] ?? ""
        #expect(UnpackedWorkbook.contents(of: "dcterms:created", in: core) == ["2000-01-01T00:00:00Z"])
        #expect(UnpackedWorkbook.contents(of: "dcterms:modified", in: core) == ["2000-01-01T00:00:00Z"])
        #expect(UnpackedWorkbook.contents(of: "dc:title", in: core) == ["具体策取組状況一覧"])
        #expect(UnpackedWorkbook.contents(of: "dc:creator", in: core) == ["市"])
    }

    @Test func `nothing is left behind, and many workbooks can be made at once`() async throws {
        let document = try list()
        let bytes = try document.workbook()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { (try? document.workbook()) == bytes } }
            for await isSame in group { #expect(isSame) }
        }
        // Other tests have files open at the same time; what the library writes into is known by its name.
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
            return target?.contains("memfd") == true
        }
        #expect(open.count <= 4)
    }

    @Test func `paper, margins, running lines and page breaks are the section's`() throws {
        let sheet = try UnpackedWorkbook(list()).sheet()
        #expect(sheet.contains("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>"))
        #expect(sheet.contains("<ignoredError sqref=\"A1:D7\" numberStoredAsText=\"1\"/>"))
        #expect(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"))
        #expect(sheet.contains("left=\"0.5905511811023622\" right=\"0.5905511811023622\""))
        #expect(
            sheet.contains(
                "<oddHeader>&amp;L&amp;\"BIZ UDGothic,Regular\"具体策取組状況一覧&amp;R&amp;\"BIZ UDGothic,Regular\"A&amp;&amp;B</oddHeader>"
            )
        )
        #expect(sheet.contains("<oddFooter>&amp;C&amp;\"BIZ UDGothic,Regular\"&amp;P／&amp;N</oddFooter>"))
        #expect(
            sheet.contains(
                "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"6\" max=\"16383\" man=\"1\"/></rowBreaks>"
            )
        )
    }

    @Test func `the head of the main table stays in sight and is repeated on paper`() throws {
        let workbook = try UnpackedWorkbook(list())
        #expect(
            workbook.sheet().contains(
                "<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            )
        )
        let names = UnpackedWorkbook.contents(of: "definedName", in: workbook.workbook)
        #expect(names == ["'一覧'!$A$1:$D$7", "'一覧'!$3:$3"] || names == ["一覧!$A$1:$D$7", "一覧!$3:$3"])
    }

    @Test func `a merged cell reaches over its rows and columns`() throws {
        let table = DocumentTable(
            name: "表",
            columns: [20, 20, 20].map { TableColumn(width: PaperLength(millimetres: $0)) },
            rows: [
                TableRow([
                    TableCell(column: 0, .text("縦"), style: CellStyle(direction: .vertical), rowSpan: 2),
                    TableCell(column: 1, .text("横"), columnSpan: 2),
                ]),
                TableRow([TableCell(column: 1, .text("下")), TableCell(column: 2, .empty)]),
            ]
        )
        let paper = PaperFormat(margins: Margins(all: PaperLength(millimetres: 75)))
        let workbook = try UnpackedWorkbook(
            document(DocumentSection(title: "表", paper: paper, blocks: [.table(table)]))
        )
        #expect(workbook.sheet().contains("<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"))
        #expect(workbook.style("A1").contains("textRotation=\"255\""))
        #expect(workbook.value("B1") == "横")
        #expect(workbook.value("B2") == "下")
    }

    @Test func `a document without sections is an empty sheet`() throws {
        let workbook = try UnpackedWorkbook(Document(title: "空"))
        #expect(workbook.workbook.contains("name=\"空\""))
    }

    @Test func `a table with a hole is refused with its place`() throws {
        let table = DocumentTable(
            name: "穴",
            columns: [
                TableColumn(width: PaperLength(millimetres: 20)), TableColumn(width: PaperLength(millimetres: 20)),
            ],
            rows: [TableRow([TableCell(column: 0, .text("a"))])]
        )
        let error = #expect(throws: SheetError.self) {
            try document(DocumentSection(title: "表", blocks: [.table(table)])).workbook()
        }
        #expect(error == .brokenTable(sheet: "表", table: "穴", .hole(row: 0, column: 1)))
        #expect(error?.message.japanese.contains("1行目2列目") == true)
        #expect(error?.message.english.contains("row 1, column 2") == true)
    }

    @Test func `more rows or columns than Excel has are an error`() throws {
        let tooWide = DocumentTable(
            name: "横",
            columns: [TableColumn](repeating: TableColumn(width: PaperLength(millimetres: 1)), count: 16_385),
            rows: [TableRow([TableCell(column: 0, .empty, columnSpan: 16_385)])]
        )
        let wide = DocumentSection(title: "横", blocks: [.table(tooWide)])
        #expect(throws: SheetError.tooManyColumns(sheet: "横", count: 16_385)) { try document(wide).workbook() }
        let row = TableRow([TableCell(column: 0, .empty)])
        let tooLong = DocumentTable(
            name: "縦",
            columns: [TableColumn(width: PaperLength(millimetres: 1))],
            rows: [TableRow](repeating: row, count: 1_048_577)
        )
        let long = DocumentSection(title: "縦", blocks: [.table(tooLong)])
        #expect(throws: SheetError.tooManyRows(sheet: "縦", count: 1_048_577)) { try document(long).workbook() }
    }

    @Test func `a chart becomes a table of its numbers unless the section has them`() throws {
        let chart = DocumentChart(
            title: "件数の推移",
            summary: "増えている",
            categories: ["R4", "R5"],
            series: [DocumentChart.Series(name: "実績", kind: .actual, values: [ExactDecimal(10), nil])],
            unit: "件"
        )
        let alone = try UnpackedWorkbook(document(DocumentSection(title: "図", blocks: [.chart(chart)])))
        #expect(alone.strings == ["件数の推移（件）", "R4", "R5", "実績"])
        #expect(alone.value("B3") == "10")
        #expect(alone.value("C3") == nil)
        var beside = section([[.number(CellNumber(ExactDecimal(10)))]], title: "図")
        beside.blocks.append(.chart(chart))
        #expect(try UnpackedWorkbook(document(beside)).strings.isEmpty)
    }
}
