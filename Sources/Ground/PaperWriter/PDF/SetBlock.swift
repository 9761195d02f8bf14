import Documents

/// A block of a section with its texts set.
indirect enum SetBlock {
    case text(SetText)
    case table(SetTable)
    case chart(SetChart)
    case space(Length)
    case pageBreak
    case together([SetBlock])

    static let chartSpace = Length(hundredths: 600)

    /// How high it is where no page ends in it.
    var height: Length {
        switch self {
        case .text(let text): text.spaceBefore + text.height + text.spaceAfter
        case .table(let table): table.height + SetTable.spaceAfter
        case .chart(let chart): chart.height + Self.chartSpace
        case .space(let height): height
        case .pageBreak: 0
        case .together(let blocks): blocks.reduce(.zero) { $0 + $1.height }
        }
    }

    /// What a heading above it wants to see of it.
    var firstHeight: Length {
        switch self {
        case .text(let text):
            // Two lines at least, and none left alone on the next page.
            text.spaceBefore + text.lineHeight.scaled(text.block.lines.count <= 3 ? text.block.lines.count : 2, of: 1)
        case .table(let table): table.captionHeight + table.headHeight + table.firstHeight
        case .chart(let chart): chart.height
        case .space, .pageBreak: 0
        case .together: height
        }
    }

    /// Whether what follows has to stand on the same page.
    var isHeading: Bool {
        if case .text(let text) = self { text.isHeading } else { false }
    }

    /// Whether anything of it stands on paper.
    var isSeen: Bool {
        switch self {
        case .text, .table, .chart: true
        case .space, .pageBreak: false
        case .together(let blocks): blocks.contains(where: \.isSeen)
        }
    }

    var isSpace: Bool {
        if case .space = self { true } else { false }
    }
}

/// A chart as what is drawn of it.
struct SetChart {
    let picture: Picture
    let height: Length

    init(
        _ chart: DocumentChart,
        width: Length,
        pageHeight: Length,
        letters: LetterSetter,
        _ place: PaperPlace
    ) throws(PaperError) {
        height = Length(chart.height)
        for text in [chart.title] + chart.categories + chart.series.map(\.name) { try PDFWriter.check(text, place) }
        let measure = ChartPicture.Measure { text, style in
            letters.block(text.onPaper, style, width: nil).width
        } lines: { text, style, width in
            letters.block(text.onPaper, style, width: width).lines.count
        }
        guard height <= pageHeight, let drawn = ChartPicture(chart, width: width, measure: measure) else {
            throw .chartTooSmall(place, title: chart.title)
        }
        picture = drawn.picture
    }
}

/// Sets the texts of a section's blocks.
struct BlockSetter {
    let section: DocumentSection
    let letters: LetterSetter

    private var place: PaperPlace { PaperPlace(section: section.title) }

    private var width: Length { Length(section.paper.textWidth) }

    private var height: Length { Length(section.paper.textHeight) }

    func set(_ blocks: [DocumentBlock]) throws(PaperError) -> [SetBlock] {
        var set: [SetBlock] = []
        for block in blocks { set.append(try self.set(block)) }
        return set
    }

    private func set(_ block: DocumentBlock) throws(PaperError) -> SetBlock {
        switch block {
        case .heading(let heading): .text(try set(heading))
        case .paragraph(let paragraph): .text(try set(paragraph))
        case .table(let table): .table(try SetTable(table, section: section, letters: letters))
        case .chart(let chart):
            .chart(try SetChart(chart, width: width, pageHeight: height, letters: letters, place))
        case .space(let length): .space(max(Length(length), 0))
        case .pageBreak: .pageBreak
        case .together(let blocks): .together(try set(blocks))
        }
    }

    private func set(_ heading: DocumentHeading) throws(PaperError) -> SetText {
        let level = min(max(heading.level, 1), 4)
        let size = LetterSize(tenths: [160, 130, 115, 105][level - 1])
        try PDFWriter.check(heading.text, place)
        let text = heading.text.onPaper
        let style = LetterStyle(size, isBold: true)
        return try checked(
            SetText(
                block: letters.block(text, style, width: width),
                tag: .heading(level),
                lineHeight: style.lineHeight(percent: 140),
                alignment: .start,
                x: 0,
                width: width,
                outline: heading.isInOutline ? section.outlineDepth + level : nil,
                title: text,
                spaceBefore: style.lineHeight(percent: 70),
                spaceAfter: style.lineHeight(percent: 30)
            )
        )
    }

    private func set(_ paragraph: DocumentParagraph) throws(PaperError) -> SetText {
        try PDFWriter.check(paragraph.text, place)
        let style = LetterStyle(paragraph.size, isBold: paragraph.isBold)
        let indent = max(Length(paragraph.indent), 0)
        let rest = width - indent
        guard rest > 0 else { throw .paperTooSmall(place) }
        return try checked(
            SetText(
                block: letters.block(paragraph.text.onPaper, style, width: rest),
                tag: .paragraph,
                lineHeight: style.lineHeight(percent: 150),
                alignment: paragraph.alignment,
                x: indent,
                width: rest,
                spaceBefore: 0,
                spaceAfter: style.lineHeight(percent: 20)
            )
        )
    }

    private func checked(_ text: SetText) throws(PaperError) -> SetText {
        guard text.block.width <= text.width + Length(hundredths: 5), text.lineHeight <= height else {
            throw .paperTooSmall(place)
        }
        return text
    }
}
