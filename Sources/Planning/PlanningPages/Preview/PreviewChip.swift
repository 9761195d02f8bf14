import PagesSupport
import PaperWriter

/// A rating as symbol and word on a ground of its colour.
///
/// A word that is too long for one line takes two.
struct PreviewChip {
    let width: Length
    let height: Length
    private let symbol: Text
    private let symbolWidth: Length
    private let word: Text
    private let wordHeight: Length
    private let padding: Length
    private let tone: Tone

    init(_ verdict: PreviewPicture.Verdict, size: Length, room: Length) throws(PaperError) {
        tone = verdict.tone
        padding = size.scaled(60, of: 100)
        symbol = Text(verdict.symbol, size: size, weight: .bold, colour: verdict.tone.letters)
        symbolWidth = verdict.symbol.isEmpty ? 0 : try symbol.measured().width + size.scaled(25, of: 100)
        var word = Text(verdict.word, size: size, weight: .bold, colour: PreviewPalette.ink)
        word.lineHeight = 118
        let free = room - padding - padding - symbolWidth
        var measured = try word.measured()
        // A little smaller on one line before it is broken.
        for (percent, lines) in [(86, 1), (84, 2), (72, 2), (60, 2)] where measured.isCut || measured.width > free {
            word.size = size.scaled(percent, of: 100)
            word.width = free
            word.maximumLines = lines
            measured = try word.measured()
        }
        self.word = word
        wordHeight = measured.height
        width = padding + symbolWidth + measured.width + padding
        height = max(measured.height + size.scaled(50, of: 100), size.scaled(170, of: 100))
    }

    /// Draws the chip from `spot` to the right, its middle at the height of `spot`.
    func draw(at spot: Spot, on picture: inout Picture) {
        let half = height.scaled(1, of: 2)
        let box = Box(x: spot.x, y: spot.y - half, width: width, height: height)
        let corner = min(half, 34)
        picture.fill(box, corner: corner, with: tone.fill)
        picture.fill(box.inset(3), corner: corner - 3, with: tone.ground)
        if !symbol.string.isEmpty { picture.write(symbol, at: Spot(spot.x + padding, spot.y), .middle) }
        picture.write(word, at: Spot(spot.x + padding + symbolWidth, spot.y), .middle)
    }
}
