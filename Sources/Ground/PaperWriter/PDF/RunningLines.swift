import Documents

/// Headers and footers, with the numbers of the pages.
struct RunningLines {
    private let document: Document
    private let pages: [PaperPage]
    private let letters: LetterSetter
    /// By section: its first page and how many it has.
    private var sections: [Int: Range<Int>] = [:]

    private static let size = LetterSize(tenths: 80)

    init(_ document: Document, pages: [PaperPage], letters: LetterSetter) {
        (self.document, self.pages, self.letters) = (document, pages, letters)
        for (index, page) in pages.enumerated() {
            sections[page.section] = (sections[page.section]?.lowerBound ?? index)..<(index + 1)
        }
    }

    func draw(_ line: RunningLine, isHeader: Bool, page: Int, on canvas: PDFCanvas) throws(PaperError) {
        guard !line.isEmpty else { return }
        let section = document.sections[pages[page].section]
        let paper = section.paper
        let margin = Length(isHeader ? paper.margins.top : paper.margins.bottom)
        let top = isHeader ? Length.zero : Length(paper.height) - margin
        let box = Box(x: Length(paper.margins.left), y: top, width: Length(paper.textWidth), height: margin)
        let texts = [line.start, line.centre, line.end].map { filled($0, page: page).onPaper }
        let set = try fitted(texts, in: box, PaperPlace(section: section.title))
        for (text, alignment) in zip(set, [HorizontalAlignment.start, .centre, .end]) where !text.isBlank {
            let lineHeight = Self.lineHeight(text.style)
            let height = lineHeight.scaled(text.lines.count, of: 1)
            var place = box
            place.y = box.y + (margin - height).scaled(1, of: 2)
            canvas.draw(text, lines: text.lines.indices, lineHeight: lineHeight, alignment: alignment, in: place)
        }
    }

    private static func lineHeight(_ style: LetterStyle) -> Length { style.lineHeight(percent: 130) }

    /// In one line each, smaller where they would meet.
    private func fitted(_ texts: [String], in box: Box, _ place: PaperPlace) throws(PaperError) -> [LetterBlock] {
        for text in texts { try PDFWriter.check(text, place) }
        for tenths in stride(from: Self.size.tenths, through: LetterSize.smallest.tenths, by: -5) {
            let style = LetterStyle(LetterSize(tenths: tenths))
            let blocks = texts.map { letters.block($0, style, width: nil) }
            let lines = blocks.map(\.lines.count).max() ?? 0
            guard Self.lineHeight(style).scaled(lines, of: 1) <= box.height else { continue }
            // The centre one has the same room on both sides.
            let sides = max(blocks[0].width, blocks[2].width)
            let centre = blocks[1].width
            let gap: Length = 6
            let needed = centre > 0 ? sides + sides + centre + gap + gap : blocks[0].width + blocks[2].width + gap
            if needed <= box.width { return blocks }
        }
        throw .runningLine(place, text: texts.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? "")
    }

    private func filled(_ text: String, page: Int) -> String {
        guard text.contains("{") else { return text }
        let section = pages[page].section
        let range = sections[section] ?? 0..<1
        return RunningLine.Word.allCases.reduce(text) { text, word in
            let value =
                switch word {
                case .page: String(page + 1)
                case .pages: String(pages.count)
                case .sectionPage: String(page - range.lowerBound + 1)
                case .sectionPages: String(range.count)
                case .section: document.sections[section].title
                case .title: document.title
                }
            return text.replacing(word.placeholder, with: value)
        }
    }
}

extension LetterBlock {
    fileprivate var isBlank: Bool { lines.allSatisfy { $0.runs.isEmpty && $0.unknown.isEmpty } }
}
