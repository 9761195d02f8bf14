import Documents

/// What stands below each other in a sheet, without the nesting that only paper needs.
enum SheetItem {
    case line(SheetLine)
    case table(DocumentTable)
    case space(PaperLength)
    case pageBreak
}

/// A text over the whole width.
struct SheetLine {
    var text: String
    var size: LetterSize
    var isBold = false
    var alignment = HorizontalAlignment.start
    var indent = PaperLength.zero
}

extension DocumentSection {
    /// The section's blocks from top to bottom.
    var sheetItems: [SheetItem] {
        let numbers = TableNumbers(Self.tables(in: blocks))
        return Self.items(of: blocks, numbers: numbers, width: paper.textWidth)
    }

    private static func items(of blocks: [DocumentBlock], numbers: TableNumbers, width: PaperLength) -> [SheetItem] {
        blocks.flatMap { block -> [SheetItem] in
            switch block {
            case .heading(let heading): [.line(line(heading))]
            case .paragraph(let paragraph): [.line(line(paragraph))]
            case .table(let table): items(of: table)
            case .chart(let chart): numbers.hold(chart) ? [] : items(of: chart.table(width: width))
            case .space(let height): [.space(height)]
            case .pageBreak: [.pageBreak]
            case .together(let blocks): items(of: blocks, numbers: numbers, width: width)
            }
        }
    }

    private static func items(of table: DocumentTable) -> [SheetItem] {
        let caption = SheetLine(text: table.caption, size: max(table.size, LetterSize(tenths: 90)))
        return table.caption.isEmpty ? [.table(table)] : [.line(caption), .table(table)]
    }

    private static func line(_ heading: DocumentHeading) -> SheetLine {
        let sizes = [160, 140, 120, 105]
        let size = sizes[min(max(heading.level, 1), sizes.count) - 1]
        return SheetLine(text: heading.text, size: LetterSize(tenths: size), isBold: true)
    }

    private static func line(_ paragraph: DocumentParagraph) -> SheetLine {
        SheetLine(
            text: paragraph.text,
            size: paragraph.size,
            isBold: paragraph.isBold,
            alignment: paragraph.alignment,
            indent: paragraph.indent
        )
    }

    private static func tables(in blocks: [DocumentBlock]) -> [DocumentTable] {
        blocks.flatMap { block -> [DocumentTable] in
            switch block {
            case .table(let table): [table]
            case .together(let blocks): tables(in: blocks)
            default: []
            }
        }
    }
}
