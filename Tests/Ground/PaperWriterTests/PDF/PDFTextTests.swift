import Documents
import Figures
import PaperWriter
import Testing
import Wording

/// What readers, searches and other programs find in the files.
@Suite struct PDFTextTests {
    private static let plan = Result { try SamplePlan("kagoshima") }

    private func write(_ document: Document) throws -> PDFFile {
        PDFFile(try PDFWriter().write(document).bytes)
    }

    private func document(_ blocks: [DocumentBlock], paper: PaperFormat = PaperFormat()) -> Document {
        Document(title: "試験", sections: [DocumentSection(title: "部分", paper: paper, blocks: blocks)])
    }

    private func table(_ rows: [[String]], head: [String] = [], width: Int = 40) -> DocumentTable {
        func row(_ texts: [String], _ role: TableCell.Role) -> TableRow {
            TableRow(texts.enumerated().map { TableCell(column: $0, .text($1), role: role) })
        }
        let columns = max(rows.first?.count ?? 0, head.count)
        return DocumentTable(
            name: "表",
            columns: [TableColumn](repeating: TableColumn(width: PaperLength(millimetres: width)), count: columns),
            head: head.isEmpty ? [] : [row(head, .columnHeading)],
            rows: rows.map { row($0, .data) }
        )
    }

    @Test func `a long list holds every name and figure of the plan, and its head on every page`() throws {
        let plan = try Self.plan.get()
        let result = try PDFWriter().write(SampleDocuments.measureList(plan))
        let pages = try PDFFile(result.bytes).pageTexts()
        #expect(pages.count == result.pages)
        #expect(result.pages > 15)
        #expect(result.unknownCharacters.isEmpty)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("\(index + 1)／\(pages.count)"))
            #expect(page.withoutSpace.contains("具体策の名称"))
        }
        let whole = pages.joined().withoutSpace
        for measure in plan.measures {
            let isThere = whole.contains(measure.name.withoutSpace)
            #expect(isThere, "\(measure.name)")
        }
        #expect(whole.count { $0 == "☑" } == plan.measures.count)
        let digits = whole.replacing(",", with: "")
        for printed in plan.figures.values {
            let isThere = digits.contains(printed.withoutSpace.replacing(",", with: ""))
            #expect(isThere, "\(printed)")
        }
    }

    @Test func `the measures stand in the order of the plan`() throws {
        let plan = try Self.plan.get()
        let text = try write(SampleDocuments.measureList(plan, measures: 40)).text().withoutSpace
        var rest = text[...]
        for measure in plan.measures.prefix(40) {
            let found = try #require(rest.firstRange(of: measure.name.withoutSpace))
            rest = rest[found.upperBound...]
        }
    }

    @Test func `a cell that is merged over a page's end is repeated on the next page`() throws {
        let plan = try Self.plan.get()
        let pages = try write(SampleDocuments.measureList(plan)).pageTexts().map(\.withoutSpace)
        let initiatives = plan.nodes.filter { !$0.parent.isEmpty }.map(\.name)
        for page in pages { #expect(initiatives.contains { page.contains($0) }) }
    }

    @Test func `text is read row by row`() throws {
        let rows = (1...4).map { row in ["甲\(row)", "乙\(row)", "丙\(row)"] }
        let text = try write(document([.table(table(rows, head: ["一", "二", "三"]))])).text().withoutSpace
        #expect(text == "一二三" + rows.joined().joined())
    }

    @Test func `all fonts are in the file, as subsets`() throws {
        let fonts = try write(SampleDocuments.goals(try Self.plan.get())).fonts()
        #expect(fonts.count >= 2)
        for font in fonts {
            let words = font.split(separator: " ")
            #expect(words.first?.dropFirst(6).hasPrefix("+BIZ") ?? false)
            // Embedded, subset, with a table back to Unicode.
            #expect(words.suffix(5).prefix(3) == ["yes", "yes", "yes"])
        }
    }

    @Test func `sections and headings are bookmarks with their pages`() throws {
        var document = document([
            .heading(DocumentHeading("第一", level: 1)), .heading(DocumentHeading("細目", level: 2)), .pageBreak,
            .heading(DocumentHeading("第二", level: 1)), .heading(DocumentHeading("外", level: 1, isInOutline: false)),
        ])
        document.sections.append(DocumentSection(title: "別紙", blocks: [.paragraph(DocumentParagraph("文"))]))
        #expect(try write(document).outline() == ["部分 1", "  第一 1", "    細目 1", "  第二 2", "別紙 3"])
    }

    @Test func `rows of a table are bookmarks on the page where they begin`() throws {
        var table = table((1...60).map { ["\($0)", "い"] }, head: ["う", "え"])
        table.rows[0].bookmarks = [RowBookmark("施策①", level: 1), RowBookmark("№1", level: 2)]
        table.rows[1].bookmarks = [RowBookmark("№2", level: 2)]
        table.rows[59].bookmarks = [RowBookmark("施策②", level: 1), RowBookmark("№60", level: 2)]
        let outline = try write(document([.table(table)])).outline()
        #expect(outline.prefix(4) == ["部分 1", "  施策① 1", "    №1 1", "    №2 1"])
        #expect(outline.suffix(2) == ["  施策② 2", "    №60 2"])
    }

    @Test func `title, author and subject are in the file, and no date`() throws {
        var document = document([.paragraph(DocumentParagraph("文"))])
        (document.title, document.author, document.subject) = ("進捗状況 — 令和5年度", "鹿児島市", "推進計画")
        let facts = try write(document).information()
        #expect(facts["Title"] == "進捗状況 — 令和5年度")
        #expect(facts["Author"] == "鹿児島市")
        #expect(facts["Subject"] == "推進計画")
        #expect(facts["Tagged"] == "yes")
        #expect(facts["CreationDate"] == nil)
        #expect(facts["Page size"] == "595.28 x 841.89 pts (A4)")
    }

    @Test func `headings, paragraphs and tables are tagged as what they are`() throws {
        let table = table([["あ", "い"]], head: ["う", "え"])
        let blocks: [DocumentBlock] = [
            .heading(DocumentHeading("題", level: 2)), .paragraph(DocumentParagraph("文")), .table(table),
        ]
        let tags = try write(document(blocks)).structure().map { $0.withoutSpace.prefix { $0 != "(" } }
        #expect(tags == ["Document", "Sect", "H2", "P", "Table", "TR", "TH", "TH", "TR", "TD", "TD"])
    }

    @Test func `words in headers and footers are numbers of the page`() throws {
        func section(_ title: String) -> DocumentSection {
            let paragraph = DocumentBlock.paragraph(DocumentParagraph("文"))
            return DocumentSection(
                title: title,
                header: RunningLine(start: "{title}", end: "{section}"),
                footer: RunningLine(
                    start: "{page}／{pages}",
                    centre: "{section-page}の{section-pages}",
                    end: "{unknown}"
                ),
                blocks: [paragraph, .pageBreak, paragraph]
            )
        }
        let document = Document(title: "題", sections: [section("甲"), section("乙")])
        let pages = try write(document).pageTexts().map(\.withoutSpace)
        #expect(
            pages == [
                "題甲文1／41の2{unknown}", "題甲文2／42の2{unknown}", "題乙文3／41の2{unknown}", "題乙文4／42の2{unknown}",
            ]
        )
    }

    @Test func `the same document gives the same bytes`() throws {
        let document = SampleDocuments.measureList(try Self.plan.get(), measures: 20)
        let first = try PDFWriter().write(document).bytes
        #expect(try PDFWriter().write(document).bytes == first)
        let goals = SampleDocuments.goals(try Self.plan.get())
        #expect(try PDFWriter().write(goals).bytes == PDFWriter().write(goals).bytes)
    }

    @Test func `documents made at the same time do not disturb each other`() async throws {
        let plan = try Self.plan.get()
        let documents = (1...4).map { SampleDocuments.measureList(plan, measures: 3 * $0) }
        let expected = try documents.map { try PDFWriter().write($0).bytes }
        let made = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for task in 0..<16 { group.addTask { (task % 4, try PDFWriter().write(documents[task % 4]).bytes) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(made.allSatisfy { expected[$0.0] == $0.1 })
    }

    @Test func `every page is announced before it is drawn`() throws {
        let document = document([.paragraph(DocumentParagraph("一")), .pageBreak, .paragraph(DocumentParagraph("二"))])
        var announced: [[Int]] = []
        _ = try PDFWriter().write(document) { page, pages in announced.append([page, pages]) }
        #expect(announced == [[1, 2], [2, 2]])
    }
}

extension StringProtocol {
    /// Lines and words are cut differently on paper; what is said is the same.
    var withoutSpace: String { String(filter { !$0.isWhitespace }) }
}
