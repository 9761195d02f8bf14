import Documents
import PaperWriter
import Testing

/// Whatever stands in a document: a good file, or an error that says where.
@Suite struct HostileDocumentTests {
    private func document(_ cells: [String], width: Int = 30, vertical: Bool = false) -> Document {
        let columns = [TableColumn](repeating: TableColumn(width: PaperLength(millimetres: width)), count: cells.count)
        let row = TableRow(
            cells.enumerated().map { column, text in
                TableCell(column: column, .text(text), style: CellStyle(direction: vertical ? .vertical : .horizontal))
            }
        )
        let table = DocumentTable(name: "表", columns: columns, rows: [row])
        return Document(title: "試験", sections: [DocumentSection(title: "部分", blocks: [.table(table)])])
    }

    private func text(_ document: Document) throws -> String {
        try PDFFile(PDFWriter().write(document).bytes).text().withoutSpace
    }

    @Test(arguments: ["字", "W", "ｱ", "１"])
    func `a cell of ten thousand letters without a break is cut between its lines`(letter: String) throws {
        let result = try PDFWriter().write(document([String(repeating: letter, count: 10_000), "隣"]))
        #expect(result.pages > 1)
        let text = try PDFFile(result.bytes).text()
        #expect(text.count { String($0) == letter } == 10_000)
        #expect(text.count { $0 == "隣" } == 1)
    }

    @Test func `what no font has is a box, and is told`() throws {
        let result = try PDFWriter().write(document(["a\u{10FFFD}b\u{10FFFD}", "🎉 良い 👨‍👩‍👧"]))
        #expect(result.unknownCharacters.contains(UnknownCharacter("\u{10FFFD}", count: 2)))
        #expect(result.unknownCharacters.contains(UnknownCharacter("🎉", count: 1)))
        let text = try PDFFile(result.bytes).text()
        #expect(text.contains("a"))
        #expect(text.contains("良い"))
    }

    @Test func `controls and marks that turn the direction of writing are dropped`() throws {
        #expect(try text(document(["a\u{0}\u{1B}b\u{202E}cd\u{2066}e\u{7F}f"])) == "abcdef")
    }

    @Test(arguments: ["甲\n乙", "甲\r\n乙", "甲\r乙", "甲\u{2028}乙", "甲\u{B}乙"])
    func `every kind of line break is one`(string: String) throws {
        let text = try PDFFile(PDFWriter().write(document([string])).bytes).text()
        #expect(text.split(separator: "\n").prefix(2).map { $0.withoutSpace } == ["甲", "乙"])
    }

    @Test func `text from right to left is kept, and does not turn its neighbours`() throws {
        let found = try text(document(["前", "עברית", "後 abc"], width: 50))
        #expect(found.hasPrefix("前"))
        #expect(found.hasSuffix("後abc"))
    }

    @Test(arguments: [
        "", " ", "\u{300}\u{301}", "<b>&amp;</b>", "%s%n", "\u{FEFF}\u{200B}\u{200D}", "葛\u{E0100}城市", "辻\u{FE00}",
        "\u{FFFE}\u{FFFF}", String(repeating: "e\u{301}\u{302}\u{303}", count: 300),
        String(repeating: "\n", count: 300),
        String(repeating: " ", count: 5000), "بيان عربي", "𠮷野家",
    ])
    func `odd texts are set like any other`(string: String) throws {
        #expect(try text(document([string, "隣"])).contains("隣"))
        do {
            #expect(try text(document([string, "隣"], vertical: true)).contains("隣"))
        } catch let error as PaperError {
            // More lines than a cell is wide cannot stand beside each other.
            #expect(error == .cellTooHigh(PaperPlace(section: "部分", table: "表", row: 0, column: 0)))
        }
    }

    @Test func `hostile titles and levels are set like any other`() throws {
        let title = "題\u{0}\n\u{FFFF}\u{202E}"
        var document = document(["字"])
        (document.title, document.author, document.subject) = (title, title, title)
        document.sections[0].title = title
        document.sections[0].outlineLevel = Int.max
        document.sections[0].blocks.append(.heading(DocumentHeading(title, level: Int.min)))
        let file = PDFFile(try PDFWriter().write(document).bytes)
        #expect(try file.information()["Title"]?.hasPrefix("題 ") ?? false)
        #expect(try file.outline().count == 2)
    }

    @Test func `a thousand measures with twenty columns are a document`() throws {
        let rows = (1...1000).map { row in
            TableRow((0..<20).map { TableCell(column: $0, .text("\(row)-\($0)")) })
        }
        let columns = [TableColumn](repeating: TableColumn(width: PaperLength(millimetres: 9)), count: 20)
        let table = DocumentTable(name: "表", columns: columns, rows: rows)
        let document = Document(title: "試験", sections: [DocumentSection(title: "部分", blocks: [.table(table)])])
        let result = try PDFWriter().write(document)
        let text = try PDFFile(result.bytes).text()
        #expect(result.pages > 10)
        #expect(text.withoutSpace.contains("1000-19"))
    }

    @Test func `a hundred narrow columns are a document`() throws {
        let cells = (0..<100).map { String($0) }
        var wide = document(cells, width: 2)
        wide.sections[0].paper = PaperFormat(size: .a4, orientation: .landscape)
        wide.sections[0].paper.margins = Margins(all: PaperLength(millimetres: 20))
        // Two digits of 5 points do not fit into 2 mm beside each other, so they stand below each other.
        #expect(try text(wide).contains("99"))
    }

    @Test func `two hundred pages are a document`() throws {
        let blocks = (1...200).flatMap { [DocumentBlock.paragraph(DocumentParagraph("第\($0)頁")), .pageBreak] }
        let section = DocumentSection(
            title: "部分",
            footer: RunningLine(centre: "{page}／{pages}"),
            blocks: Array(blocks.dropLast())
        )
        let pages = try PDFFile(PDFWriter().write(Document(title: "試験", sections: [section])).bytes).pageTexts()
        #expect(pages.count == 200)
        #expect(pages[199].withoutSpace == "第200頁200／200")
    }

    @Test func `a vertical text stands in as many lines as it needs`() throws {
        let found = try text(document(["情報システムの標準化（ガバメントクラウド）を推進する", "隣"], width: 12, vertical: true))
        #expect(found.contains("ガバメントクラウド"))
    }

    @Test func `a ticked box is one, though fonts for forms have only empty ones`() throws {
        let result = try PDFWriter().write(document(["☑市民等\n□庁内"]))
        #expect(result.unknownCharacters.isEmpty)
        #expect(try PDFFile(result.bytes).text().withoutSpace == "☑市民等□庁内")
    }

    @Test func `a citation is not broken`() throws {
        for width in 20...40 {
            let text = try PDFFile(PDFWriter().write(document(["団体数と件数と人数 [No.52]"], width: width)).bytes).text()
            #expect(text.contains("No.52"), "\(width) mm")
        }
    }

    @Test func `a very small cell shrinks a long number before it breaks it`() throws {
        let pages = try PDFFile(PDFWriter().write(document(["23,140,000"], width: 16)).bytes).text()
        #expect(pages.split(separator: "\n").first == "23,140,000")
    }
}
