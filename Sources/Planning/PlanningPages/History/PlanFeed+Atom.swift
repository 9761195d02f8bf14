import PagesSupport
import Wording

extension PlanFeed {
    /// The feed as UTF-8.
    var bytes: [UInt8] {
        var xml = XMLText()
        xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.rawValue)])
        xml.element("id", id)
        xml.element("title", title)
        xml.element("updated", updated)
        xml.open("author")
        xml.element("name", author)
        xml.close("author")
        xml.empty("link", [("rel", "self"), ("type", "application/atom+xml"), ("href", path)])
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", page)])
        for entry in entries { write(entry, to: &xml) }
        xml.close("feed")
        return xml.bytes
    }

    private func write(_ entry: Entry, to xml: inout XMLText) {
        xml.open("entry")
        xml.element("id", entry.id)
        xml.element("title", entry.title)
        xml.element("updated", entry.updated)
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", page)])
        xml.open("content", [("type", "xhtml")])
        xml.open("div", [("xmlns", "http://www.w3.org/1999/xhtml")])
        xml.append(body(of: entry))
        xml.close("div")
        xml.close("content")
        xml.close("entry")
    }

    private func body(of entry: Entry) -> Markup {
        Markup {
            if !entry.reason.isEmpty { p { Bilingual("理由：", "Reason: ")[language] + entry.reason } }
            if !entry.figures.isEmpty { ul { for line in entry.figures { item(line) } } }
            if entry.more > 0 {
                p { Bilingual("ほかに\(entry.more)件の数値", "and \(entry.more) more figures")[language] }
            }
        }
    }

    private func item(_ line: FigureLine) -> Markup {
        li {
            if let path = line.path { a(.href(path)) { line.measure } } else { line.measure }
            language == .japanese
                ? "　\(line.what)：\(line.before) → \(line.after)" : ", \(line.what): \(line.before) → \(line.after)"
        }
    }
}
