import Documents

/// Puts the blocks of one section on pages, one below the other.
struct SectionFlow {
    private(set) var pages: [PaperPage]
    private let section: Int
    private let height: Length
    private var y: Length = 0
    /// A page is begun only when something comes to stand on it.
    private var isBreakDue = false

    /// The first page is there from the beginning: a section has at least one.
    init(section: Int, height: Length) {
        (self.section, self.height) = (section, height)
        pages = [PaperPage(section: section)]
    }

    private var remaining: Length { height - y }

    private var isFresh: Bool { pages.last?.items.isEmpty ?? true }

    mutating func mark(_ title: String, level: Int) {
        pages[pages.count - 1].marks.append(PaperPage.Mark(title: title, level: level, y: y))
    }

    mutating func add(_ blocks: [SetBlock]) throws(PaperError) {
        for (index, block) in blocks.enumerated() {
            if isBreakDue, block.isSeen { try newPage() }
            if !isFresh, let kept = kept(blocks[index...]), kept > remaining { try newPage() }
            try add(block)
        }
    }

    /// What may not be parted from the first of the blocks: what follows a heading stays with it.
    private func kept(_ blocks: ArraySlice<SetBlock>) -> Length? {
        guard let first = blocks.first else { return nil }
        if case .together = first { return first.height <= height ? first.height : nil }
        guard first.isHeading else { return nil }
        var kept: Length = 0
        for block in blocks {
            guard block.isHeading || block.isSpace else {
                kept = kept + block.firstHeight
                break
            }
            kept = kept + block.height
        }
        return kept <= height ? kept : first.height
    }

    private mutating func add(_ block: SetBlock) throws(PaperError) {
        switch block {
        case .text(let text): try add(text)
        case .table(let table): try add(table)
        case .chart(let chart): try add(chart)
        case .space(let length): if !isFresh, !isBreakDue { y = y + length }
        case .pageBreak: isBreakDue = !isFresh
        case .together(let blocks): try add(blocks)
        }
    }

    private mutating func newPage() throws(PaperError) {
        guard pages.count < PDFWriter.maximumPages else { throw .tooManyPages }
        pages.append(PaperPage(section: section))
        y = 0
        isBreakDue = false
    }

    private mutating func put(_ item: PaperPage.Item) {
        pages[pages.count - 1].items.append(item)
    }
}

// MARK: Texts and charts

extension SectionFlow {
    private mutating func add(_ text: SetText) throws(PaperError) {
        if !isFresh { y = y + text.spaceBefore }
        let count = text.block.lines.count
        var first = 0
        while first < count {
            let fitting = max(remaining.hundredths, 0) / max(text.lineHeight.hundredths, 1)
            let taken = lines(fitting: fitting, of: count - first)
            guard taken > 0 else {
                try newPage()
                continue
            }
            if first == 0, let level = text.outline { mark(text.title, level: level) }
            put(.lines(PaperPage.Lines(text: text, lines: first..<(first + taken), y: y)))
            y = y + text.lineHeight.scaled(taken, of: 1)
            first += taken
            if first < count { try newPage() }
        }
        y = y + text.spaceAfter
    }

    /// No single line stays behind or goes on alone, where there are enough.
    private func lines(fitting: Int, of count: Int) -> Int {
        guard fitting < count else { return count }
        if isFresh { return max(fitting, 1) }
        let taken = count - fitting == 1 ? fitting - 1 : fitting
        return taken >= 2 ? taken : 0
    }

    private mutating func add(_ chart: SetChart) throws(PaperError) {
        let needed = chart.height
        if needed > remaining, !isFresh { try newPage() }
        put(.chart(chart, y: y))
        y = y + needed + SetBlock.chartSpace
    }
}

// MARK: Tables

extension SectionFlow {
    private mutating func add(_ table: SetTable) throws(PaperError) {
        var layout = layout(table)
        if layout.pages.first?.rows.isEmpty ?? false, !table.body.rows.isEmpty {
            try newPage()
            layout = self.layout(table)
        } else if table.body.rows.isEmpty, table.captionHeight + table.headHeight > remaining, !isFresh {
            try newPage()
        }
        for (index, page) in layout.pages.enumerated() {
            if index > 0 { try newPage() }
            let (isFirst, isLast) = (index == 0, index == layout.pages.count - 1)
            mark(page, of: table, after: index == 0 ? nil : layout.pages[index - 1])
            put(.rows(PaperPage.Rows(table: table, page: page, y: y, isFirst: isFirst, isLast: isLast)))
            y = y + (isFirst ? table.captionHeight : .zero) + table.headHeight + page.height
        }
        y = y + SetTable.spaceAfter
    }

    /// Puts the rows that begin on the page into the outline.
    private mutating func mark(_ page: TableLayout.Page, of table: SetTable, after previous: TableLayout.Page?) {
        let top = y + (previous == nil ? table.captionHeight : .zero) + table.headHeight
        for piece in page.rows where piece.row != previous?.rows.last?.row {
            for bookmark in table.table.rows[piece.row].bookmarks {
                let level = table.outlineDepth + max(bookmark.level, 1)
                pages[pages.count - 1].marks.append(
                    PaperPage.Mark(title: bookmark.title, level: level, y: top + piece.y)
                )
            }
        }
    }

    private func layout(_ table: SetTable) -> TableLayout {
        table.body.layout(
            TableLayout.Room(
                first: remaining - table.captionHeight - table.headHeight,
                others: height - table.headHeight,
                isFirstFresh: isFresh
            )
        )
    }
}
