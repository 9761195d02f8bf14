package import Wording

/// A document as everything that it says and where, before anybody asks whether it becomes paper, a workbook or a page.
///
/// Whoever makes one decides all words and numbers; a writer only sets them. It has no clock and nothing random in it,
/// so that the same document always gives the same bytes.
package struct Document: Hashable, Sendable {
    package var title: String
    /// What the document is about: the plan, in one line; empty where the title says it.
    package var subject: String
    /// Whose document it is: the municipality.
    package var author: String
    package var language: Language
    /// The families of letters in order of preference: the first has the word, the others what it lacks.
    package var fonts: [String]
    package var sections: [DocumentSection]
    /// By what it can be verified; empty where it cannot.
    ///
    /// A page shows it below; on paper it stands in the footers.
    package var seal = ""

    package init(
        title: String,
        subject: String = "",
        author: String = "",
        language: Language = .japanese,
        fonts: [String] = Document.standardFonts,
        sections: [DocumentSection] = []
    ) {
        self.title = title
        self.subject = subject
        self.author = author
        self.language = language
        self.fonts = fonts
        self.sections = sections
    }

    /// Letters of one width, as forms have them, and Noto for rare characters.
    package static let standardFonts = ["BIZ UDGothic", "BIZ UDPGothic", "Noto Sans CJK JP", "DejaVu Sans"]
}

/// A part of a document on paper of its own: a run of pages, a sheet of a workbook, a part of a page.
package struct DocumentSection: Hashable, Sendable {
    /// In the outline of a PDF file and on the tab of a sheet; unique within the document.
    package var title: String
    /// How deep it stands in the outline; 0 is the top.
    package var outlineLevel: Int
    package var paper: PaperFormat
    package var header: RunningLine
    package var footer: RunningLine
    package var blocks: [DocumentBlock]

    package init(
        title: String,
        outlineLevel: Int = 0,
        paper: PaperFormat = PaperFormat(),
        header: RunningLine = RunningLine(),
        footer: RunningLine = RunningLine(),
        blocks: [DocumentBlock] = []
    ) {
        self.title = title
        self.outlineLevel = outlineLevel
        self.paper = paper
        self.header = header
        self.footer = footer
        self.blocks = blocks
    }
}

/// One thing below the other.
package indirect enum DocumentBlock: Hashable, Sendable {
    case heading(DocumentHeading)
    case paragraph(DocumentParagraph)
    case table(DocumentTable)
    case chart(DocumentChart)
    /// Empty space; none at the top of a page.
    case space(PaperLength)
    /// What follows begins a page; nothing where one has just begun.
    case pageBreak
    /// Blocks that stay on one page where they fit on one.
    case together([DocumentBlock])
}

/// A heading within a section.
package struct DocumentHeading: Hashable, Sendable {
    /// 1 is the highest, 4 the lowest.
    package var level: Int
    package var text: String
    /// Whether it has a place in the outline, one step below its section for each level.
    package var isInOutline: Bool

    package init(_ text: String, level: Int, isInOutline: Bool = true) {
        self.text = text
        self.level = level
        self.isInOutline = isInOutline
    }
}

/// Text over the whole width; a line break in it is kept.
package struct DocumentParagraph: Hashable, Sendable {
    package var text: String
    package var size: LetterSize
    package var isBold: Bool
    package var alignment: HorizontalAlignment
    /// How far its left edge stands from that of the page's text.
    package var indent: PaperLength

    package init(
        _ text: String,
        size: LetterSize = .standard,
        isBold: Bool = false,
        alignment: HorizontalAlignment = .start,
        indent: PaperLength = .zero
    ) {
        self.text = text
        self.size = size
        self.isBold = isBold
        self.alignment = alignment
        self.indent = indent
    }
}

/// What stands above or below the text of every page of a section.
///
/// `{page}` and `{pages}` are counted over the document, `{section-page}` and `{section-pages}` over the section,
/// `{section}` is its title and `{title}` that of the document.
package struct RunningLine: Hashable, Sendable {
    package var start: String
    package var centre: String
    package var end: String

    package init(start: String = "", centre: String = "", end: String = "") {
        self.start = start
        self.centre = centre
        self.end = end
    }

    package var isEmpty: Bool { start.isEmpty && centre.isEmpty && end.isEmpty }

    /// The words that stand for something else.
    package enum Word: String, CaseIterable, Hashable, Sendable {
        case page
        case pages
        case sectionPage = "section-page"
        case sectionPages = "section-pages"
        case section
        case title

        /// As it is written in the line.
        package var placeholder: String { "{\(rawValue)}" }
    }
}
