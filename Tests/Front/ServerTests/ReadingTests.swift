import HTTPTypes
import PagesSupport
import Planning
import TestSupport
import Testing

/// The same page with the years of the era, with Western years, and in English.
struct ReadingTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    /// What on a page names years, without the sentences of the glossary and in やさしい日本語, which say both.
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

    /// The last two name no year at all.
    @Test(arguments: [
        ("2023/measures/m022/", true), ("2023/nodes/1/", true), ("2023/", true), ("findings/", true),
        ("2023/units/b01/", false), ("rules/", false),
    ])
    func `workings and findings follow the reading`(page: String, namesYears: Bool) async throws {
        func sentences(_ reading: Reading) async throws -> [String] {
            let path = reading.path("/plans/kagoshima/\(page)")
            let document = Document(try await SharedSite.site.get(path).text)
            let findings = document.elements.filter { $0.has(class: "notice-fair") }.flatMap(document.inside)
            // As it was printed is as it was printed.
            let lines = findings.filter { $0.name == "li" }.map(\.text)
            let cells = document.all("td").filter { $0.attributes["data-label"] == "説明" }.map(\.text)
            return document.all("dd").map(\.text) + lines + cells
        }
        let (era, western) = (try await sentences(.japanese), try await sentences(.western))
        #expect(western.filter { $0.contains("令和") || $0.contains(/\bR[0-9]/) } == [])
        #expect(era.filter { $0.contains("2022年度") || $0.contains("2023年度") } == [])
        #expect(!era.isEmpty && era.count == western.count && (era != western) == namesYears)
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
        let usual = SeriesOrder.all.map { "/\($0.code)/" }.first(where: path.hasSuffix)
            .map { path.replacing("lists/all" + $0, with: "measures/").replacing($0, with: "/") }
        #expect(canonical?.attributes["href"] == (usual.map(reading.usual) ?? (reading == .western ? path : nil)))
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

extension Reading {
    /// The address of a page in the reading in which it is to be found.
    fileprivate func usual(_ path: String) -> String { self == .english ? self.path(path) : path }
}

extension Document.Element {
    /// An attribute by its name.
    func value(_ name: String) -> String? { attributes[name] }
}
