import Documents
import Exchange
import Figures
import Papers
import PapersPages
import Planning
import TestSupport
import Testing

/// The edition that everybody can read: its markup as a strict reader sees it.
@Suite struct HTMLEditionTests {
    private func page(_ blocks: [DocumentBlock]) -> HTMLDocument {
        let document = Document(title: "題", sections: [DocumentSection(title: "節", blocks: blocks)])
        return HTMLDocument(String(decoding: document.htmlFile, as: UTF8.self))
    }

    private func cells(_ rows: [TableRow], head: [TableRow] = [], columns: Int) -> [HTMLDocument.Element] {
        let columns = (0..<columns).map { _ in TableColumn(width: PaperLength(millimetres: 20)) }
        let table = DocumentTable(name: "表", columns: columns, head: head, rows: rows)
        let page = page([.table(table)])
        #expect(page.problems == [])
        return page.elements.filter { $0.name == "th" || $0.name == "td" }
    }

    @Test func `text is text, whatever it holds`() {
        let text = "<script>alert(1)</script> & \"quoted\" 'single' </p>"
        let cell = TableCell(column: 0, .text(text), role: .rowHeading)
        let page = page([
            .heading(DocumentHeading(text, level: 1)), .paragraph(DocumentParagraph(text)),
            .table(DocumentTable(name: text, columns: [TableColumn(width: .zero)], rows: [TableRow([cell])])),
        ])
        #expect(page.problems == [])
        #expect(page.all("script").isEmpty)
        #expect(page.all("h2").first?.text == text)
        #expect(page.all("th").first?.text == text)
        #expect(page.all("caption").first?.text == text)
    }

    @Test func `header cells say what they head`() throws {
        func heading(_ column: Int, _ text: String, columns: Int = 1, rows: Int = 1) -> TableCell {
            TableCell(column: column, .text(text), role: .columnHeading, columnSpan: columns, rowSpan: rows)
        }
        func cell(_ column: Int, _ text: String, _ role: TableCell.Role = .data, rows: Int = 1) -> TableCell {
            TableCell(column: column, .text(text), role: role, rowSpan: rows)
        }
        let found = cells(
            [
                TableRow([cell(0, "施策", .rowHeading, rows: 2), cell(1, "甲", .rowHeading), cell(2, "1")]),
                TableRow([cell(1, "乙"), cell(2, "2")]),
            ],
            head: [
                TableRow([heading(0, "見出し", rows: 2), heading(1, "値", columns: 2)]),
                TableRow([heading(1, "R4"), heading(2, "R5")]),
            ],
            columns: 3
        )
        let scopes = found.map { "\($0.text) \($0.name) \($0.attributes["scope"] ?? "-")" }
        #expect(
            scopes == [
                "見出し th col", "値 th colgroup", "R4 th col", "R5 th col", "施策 th row", "甲 th row", "1 td -",
                "乙 td -",
                "2 td -",
            ]
        )
        #expect(found[0].attributes["rowspan"] == "2" && found[1].attributes["colspan"] == "2")
        #expect(found[4].attributes["rowspan"] == "2")
    }

    @Test func `headings alone in a row are those of the columns below`() {
        let found = cells(
            [
                TableRow([TableCell(column: 0, .empty), TableCell(column: 1, .text("前回"), role: .rowHeading)]),
                TableRow([TableCell(column: 0, .text("取組"), role: .rowHeading), TableCell(column: 1, .text("済"))]),
            ],
            columns: 2
        )
        #expect(found.map { $0.attributes["scope"] } == [nil, "col", "row", nil])
    }

    @Test func `numbers are set as numbers, and line breaks are kept`() throws {
        let number = CellNumber(try #require(ExactDecimal(plain: "1234.50")), isPercentage: true)
        let found = cells(
            [TableRow([TableCell(column: 0, .number(number)), TableCell(column: 1, .text("上\n下"))])],
            columns: 2
        )
        #expect(found[0].text == "1,234.50%")
        #expect(found[0].has(class: "number"))
        #expect(found[1].text == "上下")
    }

    static let orders = SamplePlan.names.flatMap { city in
        ((try? SamplePlan.named(city))?.documents ?? []).map { "\(city)/\($0.name.text)" }
    }

    @Test(arguments: orders)
    func `both cities' documents are well formed, with headings in order and ids of their own`(order: String) throws {
        let parts = order.split(separator: "/").map(String.init)
        let plan = try SamplePlan.named(parts[0])
        let press = DocumentPress(plan, definitions: try DefinitionReader().read(plan))
        let html = try press.print(DocumentOrder(parts[1], year: try #require(FiscalYear(2023))), as: .html)
        let page = HTMLDocument(String(decoding: html.bytes, as: UTF8.self))
        #expect(page.problems == [])
        #expect(page.all("html").first?.attributes["lang"] == "ja")
        #expect(page.all("h1").count == 1)
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        var last = 1
        for element in page.elements where ["h1", "h2", "h3", "h4"].contains(element.name) {
            let level = Int(element.name.dropFirst()) ?? 0
            #expect(level <= last + 1, "\(element.text) is h\(level) after h\(last)")
            last = level
        }
        for element in page.elements {
            for name in ["aria-labelledby"] {
                if let id = element.attributes[name] { #expect(page.ids.contains(id), "\(id)") }
            }
            if let link = element.attributes["href"], link.hasPrefix("#") {
                #expect(page.ids.contains(String(link.dropFirst())))
            }
        }
        #expect(page.all("table").allSatisfy { table in page.inside(table).contains { $0.name == "caption" } })
        // Nothing comes from elsewhere.
        #expect(!page.elements.contains { $0.attributes["src"] != nil || $0.name == "link" || $0.name == "script" })
    }
}
