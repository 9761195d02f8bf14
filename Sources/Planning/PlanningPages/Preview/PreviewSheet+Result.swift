import PaperWriter

/// What the page's subject came to: in a row, or in a panel beside its chart.
extension PreviewSheet {
    /// An overall result in one row: label, rating, rate.
    mutating func row(_ result: PreviewPicture.Result) throws(PaperError) {
        let middle = top + 44
        var x = margin
        let label = Text(result.label, size: 34, weight: .bold, colour: PreviewPalette.inkSoft)
        picture.write(label, at: Spot(x, middle), .middle)
        x = x + (try label.measured()).width + 24
        if let verdict = result.verdict {
            let chip = try PreviewChip(verdict, size: 38, room: 520)
            chip.draw(at: Spot(x, middle), on: &picture)
            x = x + chip.width + 28
        }
        write(result.rate, size: 64, .bold, colour: PreviewPalette.ink, at: Spot(x, middle), .middle)
        moveDown(92)
    }

    /// The room for a chart: all of the breadth, or what a panel with the result leaves.
    mutating func room(beside result: PreviewPicture.Result?) throws(PaperError) -> Box {
        let room = Box(x: margin, y: top, width: breadth, height: rest)
        guard let result else { return room }
        let width: Length = 312
        try draw(result, in: Box(x: right - width, y: top, width: width, height: rest))
        return Box(x: room.x, y: room.y, width: room.width - width - 32, height: room.height)
    }

    /// A panel with label, rate and rating, one below the other in its middle.
    mutating func draw(_ result: PreviewPicture.Result, in panel: Box) throws(PaperError) {
        picture.fill(panel, corner: 16, with: PreviewPalette.raised)
        let inside = panel.inset(18)
        let rate = result.rate.isEmpty ? result.absence : result.rate
        let label = line(result.label, size: rate.isEmpty ? 40 : 30, PreviewPalette.inkSoft, inside.width)
        let texts = rate.isEmpty ? [label] : [label, try large(rate, isRate: !result.rate.isEmpty, inside.width)]
        let chip = try result.verdict.map { verdict throws(PaperError) in
            try PreviewChip(verdict, size: 36, room: inside.width)
        }
        let gap: Length = 16
        var heights: [Length] = []
        for text in texts { heights.append(try text.measured().height) }
        let all = heights.reduce(chip.map { $0.height + gap } ?? 0, +)
        var y = inside.y + max(inside.height - all, 0).scaled(1, of: 2)
        for (text, height) in zip(texts, heights) {
            picture.write(text, at: Spot(inside.x, y))
            y = y + height
        }
        guard let chip else { return }
        let x = inside.x + (inside.width - chip.width).scaled(1, of: 2)
        chip.draw(at: Spot(x, y + gap + chip.height.scaled(1, of: 2)), on: &picture)
    }

    private func line(_ string: String, size: Length, _ colour: Colour, _ width: Length) -> Text {
        var text = Text(string, size: size, weight: .bold, colour: colour, width: width, maximumLines: 1)
        text.alignment = .centred
        return text
    }

    /// The rate as large as the panel allows; what stands in its place is smaller.
    private func large(_ rate: String, isRate: Bool, _ width: Length) throws(PaperError) -> Text {
        for size: Length in isRate ? [104, 92, 80, 68, 56] : [56] {
            var text = line(rate, size: size, isRate ? PreviewPalette.ink : PreviewPalette.inkSoft, width)
            text.lineHeight = 115
            if try !text.measured().isCut { return text }
        }
        return line(rate, size: 44, PreviewPalette.ink, width)
    }
}
