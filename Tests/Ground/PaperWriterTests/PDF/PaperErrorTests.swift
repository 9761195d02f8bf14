import Documents
import PaperWriter
import Testing
import Wording

/// What cannot be set is an error that says where and what to do.
@Suite struct PaperErrorTests {
    private func failure(_ document: Document, folders: [String] = Fonts.standard.folders) -> PaperError? {
        do {
            _ = try PDFWriter(fontFolders: folders).write(document)
            return nil
        } catch {
            return error
        }
    }

    private func failure(_ blocks: [DocumentBlock], paper: PaperFormat = PaperFormat()) -> PaperError? {
        failure(Document(title: "試験", sections: [DocumentSection(title: "部分", paper: paper, blocks: blocks)]))
    }

    private func table(_ widths: [Int], head: [TableRow] = [], rows: [TableRow]) -> DocumentBlock {
        .table(
            DocumentTable(
                name: "一覧",
                columns: widths.map { TableColumn(width: PaperLength(hundredths: $0)) },
                head: head,
                rows: rows
            )
        )
    }

    private func row(_ count: Int) -> TableRow { TableRow((0..<count).map { TableCell(column: $0, .text("字")) }) }

    private func place(row: Int? = nil, column: Int? = nil, isHead: Bool = false) -> PaperPlace {
        PaperPlace(section: "部分", table: "一覧", row: row, isHead: isHead, column: column)
    }

    @Test func `a table that is wider than the paper's text says both widths`() throws {
        let error = try #require(failure([table([10_000, 9_050], rows: [row(2)])]))
        let expected = PaperError.tableTooWide(
            place(),
            width: PaperLength(hundredths: 19_050),
            available: PaperLength(millimetres: 180)
        )
        #expect(error == expected)
        #expect(error.message.japanese.contains("「部分」の表「一覧」：表の幅190.50mmが本文の幅180mm"))
        #expect(error.message.english.contains("the table is 190.50 mm wide"))
    }

    @Test func `a column without width is an error, and one in which no letter fits`() {
        #expect(failure([table([3000, 0], rows: [row(2)])]) == .columnTooNarrow(place(column: 1), width: .zero))
        guard case .columnTooNarrow(let found, _) = failure([table([3000, 100], rows: [row(2)])]) else {
            Issue.record("no error")
            return
        }
        #expect(found == place(row: 0, column: 1))
    }

    @Test func `a grid with a hole or an overlap says the row and the column`() throws {
        let hole = TableRow([TableCell(column: 0, .text("字"))])
        #expect(
            failure([table([3000, 3000], rows: [row(2), hole])])
                == .grid(place(row: 1, column: 1), .hole(row: 1, column: 1))
        )
        let wide = TableRow([TableCell(column: 0, .text("字"), columnSpan: 2), TableCell(column: 1, .text("字"))])
        let found = try #require(failure([table([3000, 3000], head: [wide], rows: [])]))
        #expect(found == .grid(place(row: 0, column: 1, isHead: true), .overlap(row: 0, column: 1)))
        #expect(found.message.japanese.contains("見出し1行目の2列目"))
    }

    @Test func `margins that leave no room are an error`() {
        let paper = PaperFormat(margins: Margins(all: PaperLength(millimetres: 120)))
        #expect(
            failure([.paragraph(DocumentParagraph("文"))], paper: paper) == .paperTooSmall(PaperPlace(section: "部分"))
        )
        let narrow = DocumentParagraph("文", indent: PaperLength(millimetres: 178))
        #expect(failure([.paragraph(narrow)]) == .paperTooSmall(PaperPlace(section: "部分")))
    }

    @Test func `a head that fills the page is an error`() {
        var high = row(1)
        high.minimumHeight = PaperLength(millimetres: 265)
        #expect(failure([table([3000], head: [high], rows: [row(1)])]) == .headTooHigh(place()))
    }

    @Test func `a vertical text that is longer than a page is an error with its place`() {
        let text = String(repeating: "字", count: 1000)
        let cell = TableCell(column: 0, .text(text), style: CellStyle(direction: .vertical))
        #expect(failure([table([800], rows: [TableRow([cell])])]) == .cellTooHigh(place(row: 0, column: 0)))
    }

    @Test func `a text without end is an error`() {
        let text = String(repeating: "字", count: PDFWriter.maximumTextLength + 1)
        let cell = TableCell(column: 0, .text(text))
        let expected = PaperError.textTooLong(place(row: 0, column: 0), length: PDFWriter.maximumTextLength + 1)
        #expect(failure([table([3000], rows: [TableRow([cell])])]) == expected)
    }

    @Test func `a header that does not fit is an error`() {
        let long = String(repeating: "長い見出し", count: 60)
        let section = DocumentSection(title: "部分", header: RunningLine(start: long))
        #expect(
            failure(Document(title: "試験", sections: [section])) == .runningLine(PaperPlace(section: "部分"), text: long)
        )
    }

    @Test func `a chart without room for its lines is an error`() {
        let chart = DocumentChart(
            title: "図",
            summary: "",
            categories: ["R5"],
            series: [],
            height: PaperLength(millimetres: 10)
        )
        #expect(failure([.chart(chart)]) == .chartTooSmall(PaperPlace(section: "部分"), title: "図"))
    }

    @Test func `a document without sections is an error`() {
        #expect(failure(Document(title: "試験")) == .emptyDocument)
    }

    @Test func `the first font must be there, the others need not`() throws {
        var document = Document(title: "試験", sections: [DocumentSection(title: "部分")])
        document.fonts = ["Ryumin", "BIZ UDGothic"]
        let found = try #require(failure(document))
        guard case .familyMissing("Ryumin", let installed, Fonts.standard.folders) = found else {
            Issue.record("another error: \(found)")
            return
        }
        #expect(installed.contains("BIZ UDGothic"))
        #expect(found.message.english.contains("BIZ UDGothic"))
        document.fonts = ["BIZ UDGothic", "Ryumin"]
        #expect(failure(document) == nil)
        let missing = PaperError.fontsMissing(families: document.fonts, folders: ["/nonexistent"])
        #expect(failure(document, folders: ["/nonexistent"]) == missing)
    }

    @Test func `every message is in both languages`() {
        let place = place(row: 3, column: 1)
        let all: [PaperError] = [
            .emptyDocument, .paperTooSmall(place), .headTooHigh(place), .cellTooHigh(place), .tooManyPages,
            .textTooLong(place, length: 1), .runningLine(place, text: "字"), .chartTooSmall(place, title: "図"),
            .columnTooNarrow(place, width: .zero), .grid(place, .outside(row: 0, column: 0)),
            .tableTooWide(place, width: .zero, available: .zero),
        ]
        for error in all {
            #expect(!error.message.japanese.isEmpty)
            #expect(error.message.english.allSatisfy { $0.isASCII || "“”部分一覧字図".contains($0) })
        }
    }
}
