import Documents
import PaperWriter
import Testing

/// What stays together on a page, and what goes to the next.
@Suite struct PageFlowTests {
    private func pages(_ blocks: [DocumentBlock]) throws -> [String] {
        let document = Document(title: "試験", sections: [DocumentSection(title: "部分", blocks: blocks)])
        return try PDFFile(PDFWriter().write(document).bytes).pageTexts().map(\.withoutSpace)
    }

    private func space(_ millimetres: Int) -> DocumentBlock { .space(PaperLength(millimetres: millimetres)) }

    private func text(_ string: String) -> DocumentBlock { .paragraph(DocumentParagraph(string)) }

    private func table(_ rows: Int, height: Int) -> DocumentBlock {
        let head = TableRow([TableCell(column: 0, .text("頭"), role: .columnHeading)])
        let rows = (1...rows).map { row in
            TableRow([TableCell(column: 0, .text("行\(row)"))], minimumHeight: PaperLength(millimetres: height))
        }
        return .table(
            DocumentTable(
                name: "表",
                columns: [TableColumn(width: PaperLength(millimetres: 50))],
                head: [head],
                rows: rows
            )
        )
    }

    @Test func `a heading goes to the next page with what follows it`() throws {
        let heading = DocumentBlock.heading(DocumentHeading("題", level: 1))
        // 267 mm are free between the margins.
        #expect(try pages([text("上"), space(235), heading, text("下")]) == ["上題下"])
        #expect(try pages([text("上"), space(247), heading, text("下")]) == ["上", "題下"])
        #expect(try pages([text("上"), space(225), heading, heading, table(3, height: 20)]) == ["上", "題題頭行1行2行3"])
    }

    @Test func `the head of a table never stands alone at the foot of a page, and every page repeats it`() throws {
        #expect(try pages([text("上"), space(245), table(2, height: 20)]) == ["上", "頭行1行2"])
        #expect(try pages([text("上"), space(220), table(3, height: 20)]) == ["上頭行1", "頭行2行3"])
    }

    @Test func `blocks that stay together go to the next page together`() throws {
        let together = DocumentBlock.together([text("一"), space(30), text("二")])
        #expect(try pages([text("上"), space(200), together]) == ["上一二"])
        #expect(try pages([text("上"), space(230), together]) == ["上", "一二"])
    }

    @Test func `blocks that stay together but need more than a page are parted`() throws {
        let together = DocumentBlock.together([text("一"), space(150), text("二"), space(150), text("三")])
        #expect(try pages([together]) == ["一二", "三"])
    }

    @Test func `a break where a page has just begun makes no empty page`() throws {
        #expect(try pages([.pageBreak, text("一"), .pageBreak, .pageBreak, text("二"), .pageBreak]) == ["一", "二"])
    }

    @Test func `no line of a paragraph stands alone on a page`() throws {
        let lines = (1...4).map { "行\($0)" }.joined(separator: "\n")
        // Room for one line, then for three of four.
        #expect(try pages([text("上"), space(255), text(lines)]) == ["上", "行1行2行3行4"])
        #expect(try pages([text("上"), space(244), text(lines)]) == ["上行1行2", "行3行4"])
    }

    @Test func `an empty section is an empty page`() throws {
        #expect(try pages([]) == [""])
    }
}
