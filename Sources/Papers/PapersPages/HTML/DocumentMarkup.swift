import Documents
import PagesSupport
import Wording

/// A document as the part of a page: the edition that everybody can read, whatever they read with.
///
/// Headings begin at `level`; the page's own title stands above it.
struct DocumentMarkup {
    let document: Document
    /// The level of the highest heading of a section.
    var level = 2

    var markup: Markup {
        let severalSections = document.sections.count > 1
        return div(.class("document")) {
            if severalSections { contents }
            for (index, section) in document.sections.enumerated() {
                PagesSupport.section(.class("document-section"), .id(Self.id(index)), .ariaLabel(section.title)) {
                    blocks(section.blocks, section: index)
                }
            }
        }
    }

    /// Where each section stands, for long documents.
    private var contents: Markup {
        details(.class("document-contents"), .open(document.sections.count <= 12)) {
            summary { DocumentWords.contents[document.language] }
            ol {
                for (index, section) in document.sections.enumerated() {
                    li { a(.href("#\(Self.id(index))")) { section.title } }
                }
            }
        }
    }

    private static func id(_ section: Int) -> String { "section-\(section + 1)" }

    private func blocks(_ blocks: [DocumentBlock], section: Int) -> Markup {
        .group(
            blocks.enumerated().map { index, block in
                self.block(block, id: "\(Self.id(section))-\(index + 1)")
            }
        )
    }

    private func block(_ block: DocumentBlock, id: String) -> Markup {
        switch block {
        case .heading(let heading): return self.heading(heading)
        case .paragraph(let paragraph): return Self.paragraph(paragraph)
        case .table(let table): return TableMarkup(table: table, id: id).markup
        case .chart(let chart): return ChartMarkup(chart: chart, language: document.language).markup
        case .space, .pageBreak: return .empty
        case .together(let inner):
            return div(.class("document-together")) {
                for (index, block) in inner.enumerated() { self.block(block, id: "\(id)-\(index + 1)") }
            }
        }
    }

    private func heading(_ heading: DocumentHeading) -> Markup {
        switch heading.level + level - 1 {
        case ...1: h1 { heading.text }
        case 2: h2 { heading.text }
        case 3: h3 { heading.text }
        default: h4 { heading.text }
        }
    }

    private static func paragraph(_ paragraph: DocumentParagraph) -> Markup {
        let words = lines(paragraph.text)
        return p(Self.alignment(paragraph.alignment)) { paragraph.isBold ? strong { words } : words }
    }

    private static func alignment(_ alignment: HorizontalAlignment) -> Attribute {
        switch alignment {
        case .start: .none
        case .centre: .class("document-centre")
        case .end: .class("document-end")
        }
    }

    /// A text with its line breaks.
    static func lines(_ text: String) -> Markup {
        .group(
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
                Markup {
                    if index > 0 { br() }
                    line
                }
            }
        )
    }
}
