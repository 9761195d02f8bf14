package import Documents
import Wording

/// Sets documents on paper: PDF files with embedded letters, an outline and tags.
///
/// The same document gives the same bytes, as long as fonts and libraries are the same.
package struct PDFWriter: Sendable {
    /// Where fonts are looked for; which are used says the document.
    package let fontFolders: [String]

    package init(fontFolders: [String] = Fonts.standard.folders) {
        self.fontFolders = fontFolders
    }

    /// The longest text of a cell, paragraph, heading or caption, in characters (Unicode scalars).
    package static let maximumTextLength = 100_000
    /// The most pages that a document may have.
    package static let maximumPages = 5000

    /// Makes the file; `progress` is told the number of each page before it is drawn, and how many there are.
    package func write(
        _ document: Document,
        progress: (_ page: Int, _ pages: Int) -> Void = { _, _ in }
    ) throws(PaperError) -> PaperResult {
        guard !document.sections.isEmpty else { throw .emptyDocument }
        let fonts = Fonts(folders: fontFolders, families: document.fonts)
        return try TypeSetterPool.shared.withTypeSetter(fonts) { setter throws(PaperError) in
            try Self.checkFirstFamily(fonts, setter)
            let letters = try LetterSetter(setter)
            var pages: [PaperPage] = []
            var unknown = UnknownCharacters()
            for (index, section) in document.sections.enumerated() {
                pages += try Self.pages(section, index, letters, &unknown)
                guard pages.count <= Self.maximumPages else { throw .tooManyPages }
            }
            let drawing = try DocumentDrawing(document, pages: pages, letters: letters)
            for page in pages.indices {
                progress(page + 1, pages.count)
                try drawing.draw(page)
            }
            return PaperResult(
                bytes: try drawing.finished(),
                pages: pages.count,
                unknownCharacters: unknown.list
            )
        }
    }

    private static func pages(
        _ section: DocumentSection,
        _ index: Int,
        _ letters: LetterSetter,
        _ unknown: inout UnknownCharacters
    ) throws(PaperError) -> [PaperPage] {
        let paper = section.paper
        guard paper.textWidth > .zero, paper.textHeight > .zero else {
            throw .paperTooSmall(PaperPlace(section: section.title))
        }
        let blocks = try BlockSetter(section: section, letters: letters).set(section.blocks)
        unknown.add(blocks)
        var flow = SectionFlow(section: index, height: Length(paper.textHeight))
        flow.mark(section.title, level: section.outlineDepth)
        try flow.add(blocks)
        return flow.pages
    }

    /// A document names its first family because it is to look like that: another would be another document.
    private static func checkFirstFamily(_ fonts: Fonts, _ setter: TypeSetter) throws(PaperError) {
        guard let first = fonts.families.first, !setter.configuration.hasFamily(first) else { return }
        throw .familyMissing(first, installed: setter.configuration.installed, folders: fonts.folders)
    }

    static func check(_ text: String, _ place: PaperPlace) throws(PaperError) {
        // Few bytes are few characters, and counting bytes is free.
        guard text.utf8.count > maximumTextLength else { return }
        let length = text.unicodeScalars.count
        guard length <= maximumTextLength else { throw .textTooLong(place, length: length) }
    }
}

extension DocumentSection {
    /// How deep it stands in the outline; deeper than this is no outline any more.
    var outlineDepth: Int { min(max(outlineLevel, 0), 100) }
}

/// Counts what no font has.
struct UnknownCharacters {
    private var counts: [Unicode.Scalar: Int] = [:]

    /// By character.
    var list: [UnknownCharacter] {
        counts.sorted { $0.key < $1.key }.map { UnknownCharacter($0.key, count: $0.value) }
    }

    mutating func add(_ blocks: [SetBlock]) {
        for block in blocks {
            switch block {
            case .text(let text): add(text.block.unknown)
            case .table(let table): add(table)
            case .together(let blocks): add(blocks)
            case .chart, .space, .pageBreak: break
            }
        }
    }

    private mutating func add(_ table: SetTable) {
        add(table.caption?.unknown ?? [:])
        for cell in table.head.cells + table.body.cells {
            switch cell.content {
            case .lines(let block): add(block.unknown)
            case .vertical(let text, _): add(text.unknown(cell.text))
            }
        }
    }

    private mutating func add(_ found: [Unicode.Scalar: Int]) {
        guard !found.isEmpty else { return }
        counts.merge(found, uniquingKeysWith: +)
    }
}
