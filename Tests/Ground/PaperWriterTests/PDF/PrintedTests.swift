import Documents
import Figures
import PaperWriter
import Testing

/// What is seen on the printed page.
@Suite struct PrintedTests {
    /// A page of 20 mm margins; a point is 0.3528 mm, so the text begins at 56.7 points.
    private static let corner = 56.69

    private func print(_ blocks: [DocumentBlock]) throws -> PrintedPage {
        let paper = PaperFormat(margins: Margins(all: PaperLength(millimetres: 20)))
        let section = DocumentSection(title: "部分", paper: paper, blocks: blocks)
        return try PDFFile(PDFWriter().write(Document(title: "試験", sections: [section])).bytes).image()
    }

    /// Two columns and rows of 20 mm each: 56.69 points.
    private func table(_ rows: [[TableCell]]) -> DocumentBlock {
        let column = TableColumn(width: PaperLength(millimetres: 20))
        let height = PaperLength(millimetres: 20)
        let rows = rows.map { TableRow($0, minimumHeight: height) }
        return .table(DocumentTable(name: "表", columns: [column, column], rows: rows))
    }

    private func cell(_ column: Int, _ text: String = "", rowSpan: Int = 1, columnSpan: Int = 1) -> TableCell {
        TableCell(column: column, .text(text), columnSpan: columnSpan, rowSpan: rowSpan)
    }

    /// The middle of a cell, and the lines around it, counted from the first.
    private func middle(_ place: Int) -> Double { Self.corner * (1.5 + Double(place)) }

    private func line(_ place: Int) -> ClosedRange<Double> {
        let line = Self.corner * (1 + Double(place))
        return (line - 1)...(line + 1)
    }

    private func around(_ place: Double) -> ClosedRange<Double> { (place - 4)...(place + 4) }

    @Test func `every cell has its lines, and a merged one none within`() throws {
        let page = try print([table([[cell(0, rowSpan: 2), cell(1)], [cell(1)]])])
        for place in [0, 2] { #expect(page.hasInk(around(middle(0)), line(place))) }
        #expect(!page.hasInk(around(middle(0)), line(1)))
        #expect(page.hasInk(around(middle(1)), line(1)))
        for place in [0, 1, 2] { #expect(page.hasInk(line(place), around(middle(1)))) }
        #expect(!page.hasInk(around(middle(0)), around(middle(0))))
        #expect(!page.hasInk(line(3), around(middle(0))))
    }

    @Test func `a cell that is open above has no line there`() throws {
        var open = cell(1)
        open.style.isOpenAbove = true
        let page = try print([table([[cell(0), cell(1)], [cell(0), open]])])
        #expect(page.hasInk(around(middle(0)), line(1)))
        #expect(!page.hasInk(around(middle(1)), line(1)))
    }

    @Test func `a shaded cell is filled to its lines`() throws {
        var shaded = cell(0)
        shaded.style.shade = .heading
        let page = try print([table([[shaded, cell(1)]])])
        #expect(page.colour(middle(0), middle(0)) == 0xDFE7F3)
        #expect(page.colour(Self.corner + 2, Self.corner + 2) == 0xDFE7F3)
        #expect(page.colour(middle(1), middle(0)) == 0xFFFFFF)
    }

    @Test func `text keeps clear of the lines`() throws {
        let full = String(repeating: "国", count: 30)
        let page = try print([table([[cell(0, full), cell(1, full)], [cell(0), cell(1)]])])
        let rows = (Self.corner + 4)...(2 * Self.corner - 4)
        for place in [0, 1] {
            let left = Self.corner * (1 + Double(place))
            #expect(!page.hasInk((left + 1)...(left + 2), rows))
            #expect(!page.hasInk((left + Self.corner - 2)...(left + Self.corner - 1), rows))
            #expect(page.hasInk((left + 3)...(left + 10), rows))
        }
    }

    @Test func `a long sound mark stands upright in a vertical cell and lies in a horizontal one`() throws {
        func extent(_ direction: CellStyle.Direction) throws -> (width: Int, height: Int) {
            let style = CellStyle(
                horizontal: .centre,
                vertical: .middle,
                direction: direction,
                size: LetterSize(tenths: 200)
            )
            let page = try print([table([[TableCell(column: 0, .text("ー"), style: style), cell(1)]])])
            let field = (0..<40).map { middle(0) + Double($0) - 20 }
            let columns = field.count { page.hasInk($0...$0, (middle(0) - 20)...(middle(0) + 20)) }
            let rows = field.count { page.hasInk((middle(0) - 20)...(middle(0) + 20), $0...$0) }
            return (columns, rows)
        }
        let (lying, upright) = (try extent(.horizontal), try extent(.vertical))
        #expect(lying.width > 3 * lying.height)
        #expect(upright.height > 3 * upright.width)
        #expect(upright.width > 0)
    }

    @Test func `a missing value is a gap in the line, and what should be is dashed`() throws {
        func values(_ numbers: [Int32?]) -> [ExactDecimal?] { numbers.map { $0.map { ExactDecimal($0) } } }
        func chart(_ actual: [Int32?]) -> DocumentBlock {
            let series = [
                DocumentChart.Series(name: "目標", kind: .target, values: values([10, 10, 10, 10, 10])),
                DocumentChart.Series(name: "実績", kind: .actual, values: values(actual)),
            ]
            let years = ["R4", "R5", "R6", "R7", "R8"]
            return .chart(DocumentChart(title: "図", summary: "", categories: years, series: series))
        }
        let blue: UInt32 = 0x0017C1
        let (whole, gap) = (try print([chart([4, 4, 4, 4, 4])]), try print([chart([4, 4, nil, 4, 4])]))
        // The third of five columns, between the marks of the second and the fourth.
        let (xs, ys) = (270.0...330.0, 85.0...210.0)
        #expect(whole.has(blue, xs, ys))
        #expect(!gap.has(blue, xs, ys))
        #expect(gap.has(blue, 380.0...440.0, ys))
        let dashed = (225...300).map { whole.has(0x6E5600, Double($0)...Double($0), ys) }
        #expect(dashed.contains(true))
        #expect(dashed.contains(false))
    }
}
