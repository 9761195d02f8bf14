import PaperWriter

/// A preview in the making: what is drawn so far, and from where on there is room.
struct PreviewSheet {
    var picture: Picture
    /// The upper edge of what is still free.
    private(set) var top: Length = 44
    let margin: Length = 64
    private let width: Length
    private let height: Length

    init(width: Int, height: Int) {
        picture = Picture(width: width, height: height, background: PreviewPalette.paper)
        self.width = Length(width)
        self.height = Length(height)
        picture.fill(Box(x: 0, y: 0, width: self.width, height: 16), with: PreviewPalette.link)
    }

    /// The lower edge of what may be drawn on.
    var foot: Length { height - 44 }
    var right: Length { width - margin }
    var breadth: Length { right - margin }

    mutating func write(
        _ string: String,
        size: Length,
        _ weight: Text.Weight = .regular,
        colour: Colour,
        at spot: Spot,
        _ anchor: Picture.Anchor = .top
    ) {
        picture.write(Text(string, size: size, weight: weight, colour: colour), at: spot, anchor)
    }

    /// The line on top: whose page, and which year.
    mutating func heading(kicker: String, year: String) {
        let name = Text(
            kicker,
            size: 34,
            weight: .bold,
            colour: PreviewPalette.inkSoft,
            width: breadth - 330,
            maximumLines: 1
        )
        picture.write(name, at: Spot(margin, top))
        if !year.isEmpty {
            var text = Text(year, size: 34, weight: .bold, colour: PreviewPalette.link)
            text.alignment = .trailing
            picture.write(text, at: Spot(right, top))
        }
        top = top + 56
    }

    /// The title in the largest of `sizes` in whose number of lines it fits; cut in the last one.
    mutating func title(_ string: String, sizes: [(size: Length, lines: Int)]) throws(PaperError) {
        for (index, choice) in sizes.enumerated() {
            var text = Text(
                string,
                size: choice.size,
                weight: .bold,
                colour: PreviewPalette.ink,
                width: breadth,
                maximumLines: choice.lines
            )
            text.lineHeight = 128
            let size = try text.measured()
            if size.isCut, index < sizes.count - 1 { continue }
            picture.write(size.isCut ? text : try balanced(text, lines: size.lines), at: Spot(margin, top))
            top = top + size.height + 12
            return
        }
    }

    /// The same lines of about the same length, so that no last letter stands alone.
    private func balanced(_ text: Text, lines: Int) throws(PaperError) -> Text {
        guard lines > 1, let width = text.width else { return text }
        var (narrow, wide) = (width.scaled(1, of: 2 * lines), width)
        while wide - narrow > 8 {
            let middle = (narrow + wide).scaled(1, of: 2)
            var trial = text
            trial.width = middle
            let size = try trial.measured()
            if size.isCut || size.lines > lines { narrow = middle } else { wide = middle }
        }
        var text = text
        text.width = wide
        return text
    }

    /// Some lines below the title, in the largest of `sizes` in which they fit; cut in the last one.
    mutating func paragraph(_ string: String, sizes: [Length], lines: Int) throws(PaperError) {
        guard !string.isEmpty else { return }
        for (index, choice) in sizes.enumerated() {
            let text = Text(string, size: choice, colour: PreviewPalette.inkSoft, width: breadth, maximumLines: lines)
            let size = try text.measured()
            if size.isCut, index < sizes.count - 1 { continue }
            picture.write(text, at: Spot(margin, top))
            top = top + size.height + 16
            return
        }
    }

    /// What is left above the foot.
    var rest: Length { foot - top }

    /// Takes `height` of the room from above.
    mutating func moveDown(_ height: Length) { top = top + height }
}
