import PaperWriter
import Wording

extension PreviewPicture {
    /// What social networks show in full.
    static let size = (width: 1200, height: 630)

    /// The picture as a PNG file.
    func png() throws(PaperError) -> [UInt8] {
        try drawing().png()
    }

    /// What is drawn, mark by mark.
    func drawing() throws(PaperError) -> Picture {
        var sheet = PreviewSheet(width: Self.size.width, height: Self.size.height)
        sheet.heading(kicker: kicker, year: year)
        switch graphic {
        case .counts(let counts): try drawState(counts, on: &sheet)
        case .years(let chart, let chosen):
            try drawMeasureHead(on: &sheet)
            let room = try sheet.room(beside: result)
            try PreviewChart(chart: chart, chosen: chosen, language: language).draw(in: room, on: &sheet)
        case .figures(let lines):
            try drawMeasureHead(on: &sheet)
            let room = try sheet.room(beside: result)
            try draw(lines, in: room, on: &sheet)
        case .nothing:
            try drawMeasureHead(on: &sheet)
            let room = Box(x: sheet.margin, y: sheet.top, width: sheet.breadth, height: sheet.rest)
            if let result { try sheet.draw(result, in: room) }
        }
        return sheet.picture
    }

    // MARK: The plan and its headings

    private func drawState(_ counts: CountsView, on sheet: inout PreviewSheet) throws(PaperError) {
        try sheet.title(title, sizes: [(68, 1), (60, 1), (53, 1), (50, 2)])
        if let result { try sheet.row(result) }
        let graphic = try PreviewCounts(counts: counts, breadth: sheet.breadth)
        let lines = (sheet.rest - graphic.leastHeight).hundredths / 5200
        if lines > 0 { try sheet.paragraph(sentence, sizes: [36, 32, 28], lines: min(lines, 2)) }
        try graphic.draw(on: &sheet)
    }

    // MARK: A measure

    private func drawMeasureHead(on sheet: inout PreviewSheet) throws(PaperError) {
        try sheet.title(title, sizes: [(60, 1), (52, 1), (46, 1), (46, 2), (40, 2)])
        try sheet.paragraph(sentence, sizes: [32, 28], lines: 1)
    }

    private func draw(_ lines: [Line], in room: Box, on sheet: inout PreviewSheet) throws(PaperError) {
        var y = room.y + 8
        for line in lines {
            sheet.write(line.name, size: 30, .bold, colour: PreviewPalette.inkSoft, at: Spot(room.x, y))
            sheet.picture.write(try text(of: line, width: room.width), at: Spot(room.x, y + 42))
            y = y + 148
        }
    }

    /// One line in large letters, or two in smaller ones.
    private func text(of line: Line, width: Length) throws(PaperError) -> Text {
        var text = Text(
            line.text,
            size: 48,
            weight: .bold,
            colour: PreviewPalette.ink,
            width: width,
            maximumLines: 1
        )
        guard try text.measured().isCut else { return text }
        text.size = 36
        text.lineHeight = 125
        text.maximumLines = 2
        return text
    }
}
