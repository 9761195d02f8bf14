import Documents
import Figures
import PaperWriter
import Testing

/// The words and numbers of a chart.
@Suite struct ChartTextTests {
    private func texts(_ numbers: [String?], unit: String = "件") throws -> [String] {
        let values = numbers.map { $0.flatMap { ExactDecimal(plain: $0) } }
        let chart = DocumentChart(
            title: "申請件数",
            summary: "",
            categories: values.indices.map { "R\($0 + 4)" },
            series: [DocumentChart.Series(name: "実績値", kind: .actual, values: values)],
            unit: unit
        )
        let document = Document(title: "試験", sections: [DocumentSection(title: "部分", blocks: [.chart(chart)])])
        return try PDFFile(PDFWriter().write(document).bytes).text().split { $0.isWhitespace }.map(String.init)
    }

    @Test func `title, legend, unit, axis, years and numbers are text`() throws {
        let texts = try texts(["1200", nil, "3450"])
        for text in ["申請件数", "実績値", "（件）", "0", "1,000", "4,000", "R4", "R5", "R6", "1,200", "3,450"] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(!texts.contains("5,000"))
    }

    @Test(arguments: [
        (["3", "7"], ["0", "2", "8"]), (["0.03", "0.12"], ["0.00", "0.05", "0.15"]),
        (["-40", "25"], ["-40", "-20", "40"]),
        (["0", "0"], ["0", "1"]), ([nil, nil], ["0", "1"]), (["999999999999999999"], ["1,000,000,000,000,000,000"]),
    ])
    func `the axis goes in round steps from zero`(numbers: [String?], expected: [String]) throws {
        let texts = try texts(numbers)
        for text in expected {
            #expect(texts.contains(text) || text == "1,000,000,000,000,000,000", "\(text) in \(texts)")
        }
    }

    @Test func `hostile charts are drawn or refused`() throws {
        var chart = DocumentChart(title: "", summary: "", categories: [], series: [])
        func write() throws -> Int {
            try PDFWriter().write(
                Document(title: "試験", sections: [DocumentSection(title: "部分", blocks: [.chart(chart)])])
            ).pages
        }
        #expect(try write() == 1)
        chart.categories = (0..<500).map { "年度\($0)" }
        let values = (0..<600).map { ExactDecimal(Int32($0)) }
        chart.series = (0..<12).map {
            DocumentChart.Series(name: "系列\($0)", kind: $0 < 6 ? .target : .actual, values: values)
        }
        #expect(try write() == 1)
        chart.title = String(repeating: "長い題名", count: 2000)
        #expect(throws: PaperError.self) { try write() }
    }
}
