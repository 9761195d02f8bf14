import HTTPTypes
import PagesSupport
import TestSupport

/// Follows links from page to page, a wave at a time, and judges every page that it comes to.
struct Walk {
    /// What was seen of one page.
    private struct Visit: Sendable {
        let path: String
        var isPage = false
        var links: Set<String> = []
        var ids: Set<String> = []
        var problems: [String] = []
    }

    let client: InProcessClient
    /// Whether an address that stands on a page is gone to.
    let follows: @Sendable (String) -> Bool
    private(set) var pages: Set<String> = []
    private(set) var files: Set<String> = []
    private(set) var problems: [String] = []

    init(_ client: InProcessClient, follows: @escaping @Sendable (String) -> Bool = { _ in true }) {
        self.client = client
        self.follows = follows
    }

    /// Goes on until nothing new is found.
    mutating func run(from starts: [String]) async throws {
        var wave = starts
        var seen = Set(starts)
        var ids: [String: Set<String>] = [:]
        var fragments: Set<String> = []
        while !wave.isEmpty {
            var found: Set<String> = []
            for visit in try await visits(wave) {
                problems += visit.problems.map { "\(visit.path): \($0)" }
                if visit.isPage { pages.insert(visit.path) } else { files.insert(visit.path) }
                ids[visit.path] = visit.ids
                fragments.formUnion(visit.links.filter { $0.contains("#") })
                found.formUnion(visit.links.map { String($0.prefix { $0 != "#" }) })
            }
            wave = found.filter { follows($0) && seen.insert($0).inserted }.sorted()
        }
        for link in fragments.sorted() {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let known = ids[String(parts[0])], !known.contains(String(parts[1])) else {
                continue
            }
            problems.append("\(link): there is no such place on the page")
        }
    }

    private func visits(_ paths: [String]) async throws -> [Visit] {
        try await withThrowingTaskGroup(of: Visit.self) { group in
            for path in paths { group.addTask { [client] in try await Self.visit(path, client) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func visit(_ path: String, _ client: InProcessClient) async throws -> Visit {
        let answer = try await client.get(path)
        var visit = Visit(path: path)
        if answer.status != .ok { visit.problems.append("status \(answer.status.code)") }
        guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { return visit }
        let document = Document(answer.text)
        visit.isPage = true
        visit.problems += document.unsoundness
        visit.ids = document.ids
        visit.links = Set(
            document.elements.compactMap { element in
                guard ["a", "link"].contains(element.name), let link = element.attributes["href"] else { return nil }
                return link.hasPrefix("#") ? path + link : link.hasPrefix("/") ? link : nil
            }
        )
        return visit
    }
}

extension Document {
    /// What is wrong with the page by itself.
    var unsoundness: [String] {
        var found = problems
        if all("h1").count != 1 { found.append("\(all("h1").count) main headings") }
        let ids = ids
        if elements.count(where: { $0.attributes["id"] != nil }) != ids.count { found.append("an id stands twice") }
        for element in elements {
            let references = ["aria-labelledby", "aria-describedby", "for"].compactMap { element.attributes[$0] }
            for reference in references.flatMap({ $0.split(separator: " ") }) where !ids.contains(String(reference)) {
                found.append("nothing has the id \(reference)")
            }
        }
        for link in all("a") {
            if (link.attributes["href"] ?? "").isEmpty { found.append("a link leads nowhere") }
            if link.text.allSatisfy(\.isWhitespace) { found.append("a link says nothing") }
        }
        let levels = ["h1", "h2", "h3", "h4"]
        let headings = elements.compactMap { levels.firstIndex(of: $0.name) }
        if zip(headings, headings.dropFirst()).contains(where: { $1 > $0 + 1 }) {
            found.append("a heading leaves out a level")
        }
        return found
    }
}
