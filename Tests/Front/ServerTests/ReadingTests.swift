import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// The same page with the years of the era, with Western years, and in English.
struct ReadingTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    /// Everything on a page that names years, without sentences: those of rules and workings are the same in both
    /// Japanese readings.
    private func names(_ path: String) async throws -> [String] {
        let answer = try await Self.town.get().get(path)
        #expect(answer.status == .ok, "\(path)")
        let document = Document(answer.text)
        let named: Set<String> = ["title", "h1", "h2", "h3", "th", "td", "caption", "option", "a"]
        let attributes = document.elements.flatMap { ["aria-label", "data-label", "content"].compactMap($0.value) }
        return document.elements.filter { named.contains($0.name) }.map(\.text) + attributes
    }

    @Test(arguments: TownPages.all)
    func `in the Western reading nothing is named by a year of the era`(path: String) async throws {
        let names = try await names("/seireki" + path).filter { $0 != "和暦" }
        #expect(names.filter { $0.contains("令和") || $0.contains(/\bR[0-9]/) } == [])
        #expect(names.contains { $0.contains("2023年度") })
    }

    @Test(arguments: TownPages.all)
    func `without a prefix years are those of the era`(path: String) async throws {
        let names = try await names(path)
        #expect(names.contains { $0.contains("令和5年度") })
        #expect(names.filter { $0.contains(/2023年度|FY2023/) } == [])
    }

    @Test(arguments: TownPages.all)
    func `English pages name the fiscal year`(path: String) async throws {
        let names = try await names("/en" + path)
        #expect(names.contains { $0.contains("FY2023") })
        #expect(names.filter { $0.contains("年度") } == [])
    }

    @Test(arguments: TownPages.all, Reading.allCases)
    func `each page leads to itself in the other readings`(path: String, reading: Reading) async throws {
        let document = Document(try await Self.town.get().get(reading.path(path)).text)
        let links = document.elements.filter { $0.has(class: "years-link") || $0.has(class: "language-link") }
        let others: [Reading] =
            switch reading {
            case .japanese: [.western, .english]
            case .western: [.japanese, .english]
            case .english: [.japanese]
            }
        #expect(links.compactMap { $0.attributes["href"] } == others.map { $0.path(path) })
        let canonical = document.all("link").first { $0.attributes["rel"] == "canonical" }
        #expect(canonical?.attributes["href"] == (reading == .western ? path : nil))
    }

    @Test(arguments: [Reading.western, .english])
    func `every link of a page stays in its reading, but for data and what is outside of plans`(
        reading: Reading
    ) async throws {
        for path in TownPages.all {
            let document = Document(try await Self.town.get().get(reading.path(path)).text)
            let elsewhere = document.all("a").filter { link in
                let href = link.attributes["href"] ?? ""
                let isFile = href.hasSuffix(".csv") || href.hasSuffix(".json")
                let leads = link.has(class: "years-link") || link.has(class: "language-link")
                return !href.hasPrefix("#") && !href.hasPrefix(reading.prefix + "/") && !isFile && !leads
            }
            #expect(elsewhere.compactMap { $0.attributes["href"] } == [], "\(path)")
        }
    }
}

extension Document.Element {
    /// An attribute by its name.
    func value(_ name: String) -> String? { attributes[name] }
}
