import Documents

/// A document as text that a person can read and compare.
struct DocumentText {
    let document: Document
    /// Beyond these only numbers are told.
    var sections = Int.max
    var rows = Int.max

    var text: String {
        var lines = [
            "\(document.title) ｜ \(document.subject) ｜ \(document.author)",
            "fonts: \(document.fonts.joined(separator: ", "))",
            "sections: \(document.sections.count), tables: \(document.tables.count), rows: "
                + "\(document.tables.reduce(0) { $0 + $1.rows.count })",
        ]
        for section in document.sections.prefix(sections) { lines += self.lines(section) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ section: DocumentSection) -> [String] {
        let paper = section.paper
        let margins = [paper.margins.top, paper.margins.right, paper.margins.bottom, paper.margins.left].map(Self.text)
        var lines = ["", "=== \(section.outlineLevel) \(section.title)"]
        lines.append(
            "paper: \(paper.size.rawValue) \(paper.orientation.rawValue), margins \(margins.joined(separator: " "))"
        )
        for (name, line) in [("header", section.header), ("footer", section.footer)] where !line.isEmpty {
            lines.append("\(name): \(line.start) ｜ \(line.centre) ｜ \(line.end)")
        }
        return lines + section.blocks.flatMap { self.lines($0) }
    }

    private func lines(_ block: DocumentBlock) -> [String] {
        switch block {
        case .heading(let heading):
            return [
                "\(String(repeating: "#", count: heading.level)) \(heading.text)\(heading.isInOutline ? "" : " (not in outline)")"
            ]
        case .paragraph(let paragraph):
            let how = "\(paragraph.size.tenths)\(paragraph.isBold ? " bold" : "") \(paragraph.alignment.rawValue)"
            return ["¶ \(Self.flat(paragraph.text)) (\(how))"]
        case .table(let table): return lines(table)
        case .chart(let chart):
            return [
                "chart\(chart.showsTitle ? "" : " (title not shown)"): \(chart.title)（\(chart.unit)）\(Self.text(chart.height))",
                "  \(chart.summary)",
            ]
        case .space(let height): return ["space \(Self.text(height))"]
        case .pageBreak: return ["page break"]
        case .together(let blocks): return ["together:"] + blocks.flatMap { lines($0) }.map { "  " + $0 }
        }
    }

    private func lines(_ table: DocumentTable) -> [String] {
        let widths = table.columns.map { Self.text($0.width) }.joined(separator: " ")
        let sizes = "\(table.size.tenths)–\(table.smallestSize.tenths)"
        var lines = ["table: \(table.name)\(table.caption.isEmpty ? "" : " (shown)"), \(sizes), columns \(widths)"]
        lines += table.head.map { "  ‖ " + Self.cells($0) }
        for row in table.rows.prefix(rows) {
            lines += row.bookmarks.map { "  \(String(repeating: "›", count: $0.level)) \($0.title)" }
            lines.append("  | " + Self.cells(row))
        }
        if table.rows.count > rows { lines.append("  … \(table.rows.count - rows) more rows") }
        return lines
    }

    private static func cells(_ row: TableRow) -> String {
        row.cells.map { cell in
            var text = flat(cell.content.text)
            if case .number = cell.content { text = "#" + text }
            if cell.role == .rowHeading { text = "*" + text }
            if cell.columnSpan > 1 || cell.rowSpan > 1 { text = "⟨\(cell.columnSpan)×\(cell.rowSpan)⟩" + text }
            if cell.entry != nil { text += "✎" }
            return text
        }
        .joined(separator: " ｜ ")
    }

    private static func flat(_ text: String) -> String { text.replacing("\n", with: "⏎") }

    private static func text(_ length: PaperLength) -> String {
        let (whole, rest) = length.hundredths.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
    }
}
