import HTTPTypes
import PagesSupport
import Planning
import TestSupport
import Testing

/// Where the numbers lead that say how complete the figures are.
struct FigureListTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    private func links(_ document: Document, in elements: some Sequence<Document.Element>) -> [(Int, String)] {
        elements.compactMap { element in
            guard element.has(class: "figure-link"), let path = element.attributes["href"] else { return nil }
            return Int(element.text).map { ($0, path) }
        }
    }

    private func numbers(_ document: Document) throws -> [(count: Int, path: String)] {
        let section = try #require(document.all("section").first { $0.attributes["aria-labelledby"] == "coverage" })
        return links(document, in: document.inside(section)).map { (count: $0.0, path: $0.1) }
    }

    @Test(arguments: ["kagoshima/2023", "kagoshima/2026", "ibusuki/2023", "kagoshima/2022"], ["", "/seireki", "/en"])
    func `each number leads to the list of exactly the series that it counts`(
        year: String,
        reading: String
    ) async throws {
        let site = try await SharedSite.site
        let numbers = try numbers(Document(try await site.get("\(reading)/plans/\(year)/").text))
        #expect(numbers.count > 5)
        for number in numbers {
            let answer = try await site.get(number.path)
            #expect(answer.status == .ok && number.path.hasPrefix(reading), "\(number.path)")
            #expect(Document(answer.text).measures().count == number.count, "\(number.path)")
        }
    }

    @Test func `what is listed again counts under the heading of its own, and so does its list`() async throws {
        let town = try Self.town.get()
        let document = Document(try await town.get(TownPages.year).text)
        let numbers = try numbers(document)
        for number in numbers {
            #expect(Document(try await town.get(number.path).text).measures().count == number.count, "\(number.path)")
        }
        #expect(numbers.contains { $0.path == TownPages.year + "lists/missing-not-yet-available/" && $0.count == 1 })
        #expect(numbers.contains { $0.path.hasSuffix("?show=target-only&node=n1&relisted=without") && $0.count == 1 })
        #expect(numbers.contains { $0.path.hasSuffix("?node=n1&relisted=without") && $0.count == 4 })
    }

    @Test func `such a list is chosen among the kinds, and has no orders where nothing has a rate`() async throws {
        let document = Document(try await Self.town.get().get(TownPages.year + "lists/target-only/").text)
        let chosen = document.all("a").filter { $0.attributes["aria-current"] == "page" }
        #expect(chosen.contains { $0.text == "目標だけ 1" })
        #expect(!document.elements.contains { $0.has(class: "orders") })
    }
}
