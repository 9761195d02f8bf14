import CPango
import Documents

/// Draws the pages of a document whose places are all known.
struct DocumentDrawing {
    let document: Document
    let pages: [PaperPage]
    let letters: LetterSetter
    let canvas: PDFCanvas
    private let running: RunningLines

    static let ink = Colour(0x1A1A1C)

    init(_ document: Document, pages: [PaperPage], letters: LetterSetter) throws(PaperError) {
        (self.document, self.pages, self.letters) = (document, pages, letters)
        canvas = try PDFCanvas()
        running = RunningLines(document, pages: pages, letters: letters)
        canvas.describe(
            title: document.title.inOneLine,
            author: document.author.inOneLine,
            subject: document.subject.inOneLine
        )
    }

    /// Draws a page; one after the other, from the first.
    func draw(_ number: Int) throws(PaperError) {
        let page = pages[number]
        let section = document.sections[page.section]
        let paper = section.paper
        try canvas.page(width: Length(paper.width), height: Length(paper.height)) { () throws(PaperError) in
            if number == 0 { canvas.begin(.document) }
            let isFirst = number == 0 || pages[number - 1].section != page.section
            let isLast = number == pages.count - 1 || pages[number + 1].section != page.section
            canvas.use(Self.ink)
            try running.draw(section.header, isHeader: true, page: number, on: canvas)
            if isFirst { canvas.begin(.section) }
            let corner = Spot(Length(paper.margins.left), Length(paper.margins.top))
            for item in page.items { draw(item, at: corner) }
            if isLast { canvas.end(.section) }
            try running.draw(section.footer, isHeader: false, page: number, on: canvas)
            if number == pages.count - 1 { canvas.end(.document) }
        }
    }

    func finished() throws(PaperError) -> [UInt8] {
        drawOutline()
        return try canvas.bytes()
    }

    private func draw(_ item: PaperPage.Item, at corner: Spot) {
        switch item {
        case .lines(let lines): draw(lines, at: corner)
        case .rows(let rows):
            TableDrawing(rows, canvas: canvas, corner: Spot(corner.x, corner.y + rows.y)).draw()
        case .chart(let chart, let y):
            canvas.tagged(.figure) {
                cairo_save(canvas.context)
                cairo_translate(canvas.context, corner.x.units, (corner.y + y).units)
                Painter(context: canvas.context, letters: letters).paintMarks(of: chart.picture)
                cairo_restore(canvas.context)
            }
        }
    }

    private func draw(_ lines: PaperPage.Lines, at corner: Spot) {
        let text = lines.text
        canvas.use(Self.ink)
        canvas.tagged(text.tag) {
            canvas.draw(
                text.block,
                lines: lines.lines,
                lineHeight: text.lineHeight,
                alignment: text.alignment,
                in: Box(x: corner.x + text.x, y: corner.y + lines.y, width: text.width, height: text.height)
            )
        }
    }

    /// Each line stands below the nearest before it that is higher.
    private func drawOutline() {
        var above: [(level: Int, number: Int32)] = []
        for (index, page) in pages.enumerated() {
            let top = Length(document.sections[page.section].paper.margins.top)
            for mark in page.marks {
                above.removeAll { $0.level >= mark.level }
                let parent = above.last?.number
                let line = canvas.outline(mark.title.inOneLine, below: parent, page: index + 1, y: top + mark.y)
                above.append((mark.level, line))
            }
        }
    }
}

extension PDFCanvas {
    /// Lines below each other from the upper edge of the box.
    func draw(
        _ block: LetterBlock,
        lines: Range<Int>,
        lineHeight: Length,
        alignment: HorizontalAlignment,
        in box: Box
    ) {
        let size = Double(block.style.size.tenths) / 10
        var y = box.y.units + block.baseline(lineHeight: lineHeight)
        var batch = GlyphBatch(on: context)
        for line in block.lines[lines] {
            let free = box.width.units - line.width
            let x: Double =
                switch alignment {
                case .start: line.isRightToLeft ? free : 0
                case .centre: free / 2
                case .end: line.isRightToLeft ? 0 : free
                }
            batch.add(line, x: box.x.units + x, y: y, size: size)
            y += lineHeight.units
        }
        batch.draw()
    }
}
