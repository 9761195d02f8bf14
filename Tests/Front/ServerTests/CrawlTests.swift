import HTTPTypes
import PagesSupport
import Testing

struct CrawlTests {
    /// Follows every link from both home pages until nothing new is found.
    @Test func `every link on every page leads to a well-formed page`() async throws {
        let site = try await SharedSite.site
        var waiting = ["/", "/en/"]
        var seen = Set(waiting)
        var pages = 0
        while let path = waiting.popLast() {
            let answer = try await site.get(path)
            #expect(answer.status == .ok, "\(path)")
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            pages += 1
            let document = Document(answer.text)
            expectSound(document, path)
            for link in document.links {
                let target = String(link.prefix { $0 != "#" })
                if seen.insert(target).inserted { waiting.append(target) }
            }
        }
        // Two cities, two languages, every measure and heading in every year.
        #expect(pages > 1500)
    }

    private func expectSound(_ document: Document, _ path: String) {
        #expect(document.problems == [], "\(path)")
        #expect(document.all("h1").count == 1, "\(path)")
        let ids = document.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(path): an id stands twice")
        let known = Set(ids)
        for element in document.elements {
            let references = ["aria-labelledby", "aria-describedby", "for"].compactMap { element.attributes[$0] }
            for reference in references.flatMap({ $0.split(separator: " ") }) {
                #expect(known.contains(String(reference)), "\(path): nothing has the id \(reference)")
            }
        }
        for link in document.all("a") {
            let leadsNowhere = (link.attributes["href"] ?? "").isEmpty
            #expect(!leadsNowhere, "\(path): a link leads nowhere")
            let saysNothing = link.text.allSatisfy(\.isWhitespace)
            #expect(!saysNothing, "\(path): a link says nothing")
        }
        let levels = ["h1", "h2", "h3", "h4"]
        let headings = document.elements.compactMap { levels.firstIndex(of: $0.name) }
        for (before, after) in zip(headings, headings.dropFirst()) {
            #expect(after <= before + 1, "\(path): a heading leaves out a level")
        }
    }
}
