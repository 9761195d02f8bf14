import PagesSupport
import PaperWriter
import Wording

/// How many of each rating: one bar in parts, and below it each with symbol, number and word.
struct PreviewCounts {
    let counts: CountsView
    /// For each kind, from its left edge to the next.
    private let columnWidth: Length
    private let wordsHeight: Length

    private static let leastBar: Length = 56
    private static let mostBar: Length = 104
    /// Symbols and numbers below the bar, with the gap between.
    private static let numbers: Length = 92

    init(counts: CountsView, breadth: Length) throws(PaperError) {
        self.counts = counts
        columnWidth = breadth.scaled(1, of: max(counts.items.count, 3))
        var height: Length = 0
        for item in counts.items {
            height = max(height, try Self.word(item, columnWidth).measured().height)
        }
        wordsHeight = height
    }

    /// Of the letters of a number, so that a symbol and three digits fit into a column.
    private var numberSize: Length { min(columnWidth.scaled(26, of: 100), 68) }

    /// The room that the picture needs at least.
    var leastHeight: Length { Self.leastBar + Self.numbers + wordsHeight + 16 }

    func draw(on sheet: inout PreviewSheet) throws(PaperError) {
        guard counts.total > 0 else {
            let words = Bilingual("この年度に数える対象がありません。", "There is nothing to count in this year.")
            let spot = Spot(sheet.margin, sheet.top + 24)
            sheet.write(words[counts.language], size: 40, colour: PreviewPalette.inkSoft, at: spot)
            return
        }
        let legend = sheet.foot - wordsHeight - Self.numbers
        let bar = min(max(legend - sheet.top - 16, Self.leastBar), Self.mostBar)
        // Spare room is shared, so that the picture does not stick to the lower edge.
        let rise = max(legend - bar - sheet.top - 24, 0).scaled(1, of: 4)
        let box = Box(x: sheet.margin, y: legend - bar - rise, width: sheet.breadth, height: bar)
        drawBar(box, on: &sheet.picture)
        for (index, item) in counts.items.enumerated() {
            let place = Spot(sheet.margin + columnWidth.scaled(index, of: 1), box.foot + 16)
            try draw(item, at: place, on: &sheet.picture)
        }
    }

    private static func word(_ item: CountsView.Item, _ columnWidth: Length) -> Text {
        let size: Length = columnWidth < 200 ? 26 : 32
        var word = Text(item.word, size: size, colour: PreviewPalette.ink, width: columnWidth - 20, maximumLines: 2)
        word.lineHeight = 112
        return word
    }

    private func drawBar(_ box: Box, on picture: inout Picture) {
        var before = 0
        let gap: Length = 4
        for item in counts.items where item.count > 0 {
            let start = box.x + box.width.scaled(before, of: counts.total)
            before += item.count
            let end = box.x + box.width.scaled(before, of: counts.total)
            let width = before == counts.total ? end - start : end - start - gap
            let part = Box(x: start, y: box.y, width: max(width, 3), height: box.height)
            picture.fill(part, corner: 4, with: item.tone.fill)
            guard width >= 64, !item.symbol.isEmpty else { continue }
            var symbol = Text(item.symbol, size: 48, weight: .bold, colour: PreviewPalette.paper)
            symbol.alignment = .centred
            picture.write(
                symbol,
                at: Spot(start + width.scaled(1, of: 2), box.y + box.height.scaled(1, of: 2)),
                .middle
            )
        }
    }

    private func draw(
        _ item: CountsView.Item,
        at place: Spot,
        on picture: inout Picture
    ) throws(PaperError) {
        let baseline = place.y + 62
        var x = place.x
        if item.symbol.isEmpty {
            picture.fill(Box(x: x, y: baseline - 38, width: 38, height: 38), corner: 4, with: item.tone.fill)
            x = x + 54
        } else {
            let symbol = Text(
                item.symbol,
                size: numberSize.scaled(76, of: 100),
                weight: .bold,
                colour: item.tone.letters
            )
            picture.write(symbol, at: Spot(x, baseline), .baseline)
            x = x + (try symbol.measured()).width + 14
        }
        let count = Text(String(item.count), size: numberSize, weight: .bold, colour: PreviewPalette.ink)
        picture.write(count, at: Spot(x, baseline), .baseline)
        picture.write(Self.word(item, columnWidth), at: Spot(place.x, baseline + 14))
    }
}
