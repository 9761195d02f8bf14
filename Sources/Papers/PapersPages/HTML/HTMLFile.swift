package import Documents
import PagesSupport
import Wording

extension Document {
    /// The document as one HTML file that needs nothing beside it.
    ///
    /// The same document gives the same bytes.
    package var htmlFile: [UInt8] {
        let page = Markup {
            PagesSupport.main {
                h1 { title }
                if !subject.isEmpty { p { subject } }
                DocumentMarkup(document: self).markup
                if !seal.isEmpty { p { seal } }
            }
        }
        var bytes = Array(
            "<!doctype html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n".utf8
        )
        bytes += PagesSupport.title { title }.bytes
        bytes += Array("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n".utf8)
        bytes += Array((DocumentStyle.file + DocumentStyle.paper(sections.first?.paper ?? PaperFormat())).utf8)
        bytes += Array("</style>\n</head>\n<body>\n".utf8)
        bytes += page.bytes
        bytes += Array("\n</body>\n</html>\n".utf8)
        return bytes
    }
}

/// The look of a document that stands by itself.
enum DocumentStyle {
    /// On what paper a browser prints it.
    static func paper(_ paper: PaperFormat) -> String {
        "@page { size: \(paper.size.rawValue.uppercased()) \(paper.orientation.rawValue); margin: 12mm; }\n"
    }

    static let file = """
        :root { --ink: #1a1a1c; --paper: #fff; --line: #767676; --head: #e8f1fe; --light: #f1f1f4; --good: #0017c1; }
        body { margin: 0 auto; padding: 1rem; max-width: 90rem; color: var(--ink); background: var(--paper);
          font-family: "BIZ UDPGothic", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; line-height: 1.6; }
        h1, h2, h3, h4 { line-height: 1.4; margin: 1.5rem 0 .5rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.125rem; } h4 { font-size: 1rem; }
        .document-region { overflow-x: auto; margin-bottom: 1rem; }
        table { table-layout: fixed; border-collapse: collapse; font-size: .875rem; }
        th, td { border: 1px solid var(--line); padding: .25rem .375rem; vertical-align: top; text-align: left; }
        thead th, th { background: var(--light); }
        thead th { background: var(--head); text-align: center; }
        caption { text-align: left; font-weight: 700; padding: .25rem 0; }
        .number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .mark { text-align: center; }
        .document-vertical { writing-mode: vertical-rl; text-align: center; }
        .document-end { text-align: right; } .document-centre { text-align: center; }
        .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        figure { margin: .5rem 0; max-width: 42rem; } svg { width: 100%; height: auto; }
        .chart-actual { fill: #0017c1; } .chart-target { fill: #fff; stroke: #ce0000; stroke-width: 3; }
        .chart-target-line { fill: none; stroke: #ce0000; stroke-width: 2; stroke-dasharray: 6 4; }
        .chart-axis { stroke: var(--line); } .chart-value { font-weight: 700; } text { font-size: 14px; fill: var(--ink); }
        @media print { body { padding: 0; font-size: 9pt; } table { font-size: 7pt; width: 100%; } .document-region { overflow: visible; }
          .document-section { break-after: page; } .document-contents { display: none; } tr { break-inside: avoid; }
          thead { display: table-header-group; } }

        """
}

enum DocumentWords {
    static let contents = Bilingual("目次", "Contents")
}
