import CPango
import Documents

/// Draws the part of a table that stands on one page.
struct TableDrawing {
    private let rows: PaperPage.Rows
    private let canvas: PDFCanvas
    private let corner: Spot

    private static let lineColour = Colour(0x4A4A50)
    private static let frameWidth = Length(hundredths: 80)
    private static let lineWidth = Length(hundredths: 40)

    init(_ rows: PaperPage.Rows, canvas: PDFCanvas, corner: Spot) {
        (self.rows, self.canvas, self.corner) = (rows, canvas, corner)
    }

    private var table: SetTable { rows.table }

    func draw() {
        if rows.isFirst {
            canvas.begin(.table)
            drawCaption()
        }
        let top = corner.y + (rows.isFirst ? table.captionHeight : .zero)
        let head = placed(table.head, table.headLayout.pages.first, top: top)
        let body = placed(table.body, rows.page, top: top + table.headHeight)
        let height = table.headHeight + rows.page.height
        if height > 0 {
            shade(head + body)
            drawLines(head, isFirst: true)
            drawLines(body, isFirst: head.isEmpty)
            drawFrame(Box(x: corner.x, y: top, width: table.width, height: height))
        }
        canvas.use(DocumentDrawing.ink)
        write(head)
        write(body)
        if rows.isLast { canvas.end(.table) }
    }

    private func drawCaption() {
        guard let caption = table.caption else { return }
        let lineHeight = caption.style.lineHeight(percent: SetTable.captionLineHeight)
        canvas.use(DocumentDrawing.ink)
        canvas.tagged(.caption) {
            canvas.draw(
                caption,
                lines: caption.lines.indices,
                lineHeight: lineHeight,
                alignment: .start,
                in: Box(x: corner.x, y: corner.y, width: max(table.width, caption.width), height: table.captionHeight)
            )
        }
    }

    /// A cell, or its part, with its place on the page.
    private struct Placed {
        let cell: SetCell
        let piece: TableLayout.CellPiece
        let box: Box
        /// Whether it is the first of the table's part on this page.
        let isTop: Bool
    }

    private func placed(_ part: SetTable.Part, _ page: TableLayout.Page?, top: Length) -> [Placed] {
        (page?.cells ?? []).map { piece in
            let cell = part.cells[piece.cell]
            let box = Box(x: corner.x + cell.x, y: top + piece.y, width: cell.width, height: piece.height)
            return Placed(cell: cell, piece: piece, box: box, isTop: piece.y == 0)
        }
    }
}

// MARK: Grounds and lines

extension TableDrawing {
    private func shade(_ cells: [Placed]) {
        for cell in cells {
            guard let colour = cell.cell.source.style.shade.colour else { continue }
            canvas.use(colour)
            let box = cell.box
            cairo_rectangle(canvas.context, box.x.units, box.y.units, box.width.units, box.height.units)
            cairo_fill(canvas.context)
        }
    }

    /// Every cell draws the line above it and the one on its left, so that none is drawn twice.
    private func drawLines(_ cells: [Placed], isFirst: Bool) {
        let context = canvas.context
        for cell in cells {
            let box = cell.box
            let isOpen = cell.cell.source.style.isOpenAbove && !cell.isTop
            if !isOpen, !(isFirst && cell.isTop) {
                cairo_move_to(context, box.x.units, box.y.units)
                cairo_line_to(context, box.right.units, box.y.units)
            }
            if cell.cell.x > 0 {
                cairo_move_to(context, box.x.units, box.y.units)
                cairo_line_to(context, box.x.units, box.foot.units)
            }
        }
        canvas.use(Self.lineColour)
        cairo_set_line_width(context, Self.lineWidth.units)
        cairo_stroke(context)
    }

    private func drawFrame(_ box: Box) {
        cairo_set_line_width(canvas.context, Self.frameWidth.units)
        cairo_rectangle(canvas.context, box.x.units, box.y.units, box.width.units, box.height.units)
        cairo_stroke(canvas.context)
    }
}

extension CellStyle.Shade {
    fileprivate var colour: Colour? {
        switch self {
        case .none: nil
        case .heading: Colour(0xDFE7F3)
        case .light: Colour(0xF1F1F4)
        case .entry: Colour(0xFFF7D6)
        }
    }
}

// MARK: Texts

extension TableDrawing {
    /// Row by row, each cell with the row that it begins in.
    private func write(_ cells: [Placed]) {
        var y: Length?
        for cell in cells {
            if cell.box.y != y {
                if y != nil { canvas.end(.tableRow) }
                canvas.begin(.tableRow)
                y = cell.box.y
            }
            canvas.tagged(cell.cell.source.role == .data ? .tableData : .tableHeading) { write(cell) }
        }
        if y != nil { canvas.end(.tableRow) }
    }

    private func write(_ placed: Placed) {
        let cell = placed.cell
        let style = cell.source.style
        switch cell.content {
        case .vertical(let text, let needed):
            let free = placed.box.height - SetCell.margin - SetCell.margin
            let box = Box(
                x: placed.box.x + cell.side,
                y: placed.box.y + SetCell.margin,
                width: cell.textWidth,
                height: max(free, needed)
            )
            text.draw(on: canvas.context, in: box, along: style.vertical.along, across: style.horizontal.across)
        case .lines(let block):
            let lines = cell.isRepeated ? block.lines.indices : placed.piece.lines
            let height = cell.lineHeight.scaled(lines.count, of: 1)
            let free = placed.box.height - height - SetCell.margin - SetCell.margin
            // A text that goes on elsewhere begins at the upper edge.
            let isCut = placed.piece.isPart && !cell.isRepeated
            let down = isCut ? Length.zero : style.vertical.share(of: free)
            canvas.draw(
                block,
                lines: lines,
                lineHeight: cell.lineHeight,
                alignment: style.horizontal ?? cell.source.content.usualAlignment,
                in: Box(
                    x: placed.box.x + cell.side,
                    y: placed.box.y + SetCell.margin + down,
                    width: cell.textWidth,
                    height: height
                )
            )
        }
    }
}

extension CellContent {
    fileprivate var usualAlignment: HorizontalAlignment {
        if case .number = self { .end } else { .start }
    }
}

extension VerticalAlignment {
    fileprivate func share(of free: Length) -> Length {
        switch self {
        case .top: 0
        case .middle: free.scaled(1, of: 2)
        case .bottom: free
        }
    }

    /// Along the lines of a vertical text.
    fileprivate var along: PangoAlignment {
        switch self {
        case .top: PANGO_ALIGN_LEFT
        case .middle: PANGO_ALIGN_CENTER
        case .bottom: PANGO_ALIGN_RIGHT
        }
    }
}

extension HorizontalAlignment? {
    /// Which share of the free room is on the right of a vertical text.
    fileprivate var across: Double {
        switch self {
        case .end: 0
        case .centre, nil: 0.5
        case .start: 1
        }
    }
}
