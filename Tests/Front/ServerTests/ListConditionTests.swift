import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// The form of the list, and the data of what it finds.
struct ListConditionTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    private func document(_ path: String) async throws -> Document {
        Document(try await Self.town.get().get(TownPages.year + path).text)
    }

    /// What the form would send if nobody changed anything.
    private func sent(_ document: Document) throws -> [String: String] {
        let form = try #require(document.all("form").first { $0.has(class: "filter") })
        var values: [String: String] = [:]
        for element in document.inside(form) {
            let attributes = element.attributes
            switch element.name {
            case "select":
                let chosen = document.inside(element).first { $0.attributes["selected"] != nil }
                values[attributes["name"] ?? "?"] = chosen?.attributes["value"]
            case "input" where attributes["type"] != "checkbox" || attributes["checked"] != nil:
                values[attributes["name"] ?? "?"] = attributes["value"]
            default: continue
            }
        }
        return values.filter { !$0.value.isEmpty }
    }

    @Test(
        arguments: [
            ("measures/", [:]), ("lists/behind/", ["show": "behind"]), ("lists/citizens/", ["show": "citizens"]),
            ("lists/rating-1/rate-down/", ["show": "rating-1", "sort": "rate-down"]),
            ("lists/target-and-actual/", ["show": "target-and-actual"]), ("lists/all/owner/", ["sort": "owner"]),
            (
                "measures/?show=falling&node=n1&relisted=without&q=a&sort=rate",
                ["show": "falling", "node": "n1", "relisted": "without", "q": "a", "sort": "rate"]
            ),
        ] as [(String, [String: String])]
    )
    func `the form keeps what the list shows, and in which order`(path: String, values: [String: String]) async throws {
        #expect(try sent(await document(path)) == values)
    }

    @Test func `the form offers kinds that show something and that no other field chooses`() async throws {
        let document = try await document("measures/")
        let select = try #require(document.element(id: "filter-show"))
        let codes = document.inside(select).map { $0.attributes["value"] ?? "" }
        #expect(
            codes == [
                "", "new", "ended", "behind", "falling", "without-figure", "reached-target", "with-rate", "improved",
                "worsened",
            ]
        )
    }

    @Test(arguments: [
        ("?node=n1", ["a1", "a2", "a2", "a3", "a7"]), ("?node=n1&relisted=without", ["a1", "a2", "a2", "a7"]),
        ("?node=n2&relisted=without", ["a3", "a4", "a6"]), ("?show=behind&node=n1", ["a2"]),
    ])
    func `a filtered list offers its own data`(query: String, measures: [String]) async throws {
        let town = try Self.town.get()
        let document = try await document("measures/" + query)
        #expect(document.measures() == measures)
        let links = document.links.filter { $0.contains(".csv") || $0.contains(".json") }
        let base = TownPages.year + "measures/"
        #expect(links == [base + "measures.csv" + query, base + "data.json" + query])
        let csv = try CSVPage(try await town.get(links[0]).bytes)
        let json = try JSONPage(try await town.get(links[1]).bytes)
        #expect(csv.rows == json.rows("measures"))
        #expect(csv.rows.map { $0["measure"] ?? "" } == measures)
        #expect(json.page == base + query)
    }

    @Test func `the data of a filtered list are in the order of the plan, and the same in each reading`() async throws {
        let sorted = try await document("measures/?q=%E4%BB%B6&sort=rate-down")
        let plain = Document(try await Self.town.get().get("/en" + TownPages.year + "measures/?q=%E4%BB%B6").text)
        let (links, others) = (sorted.links.filter { $0.contains("?q=") }, plain.links.filter { $0.contains(".csv") })
        let expected = TownPages.year + "measures/measures.csv?q=%E4%BB%B6"
        #expect(links.contains(expected) && others == [expected])
        let rows = try CSVPage(try await Self.town.get().get(expected + "&sort=rate").bytes).rows
        #expect(rows.compactMap { $0["measure"] } == sorted.measures().sorted() && rows.count > 1)
    }

    @Test(arguments: [
        ("?show=behind", "lists/behind/"), ("?sort=rate", "measures/"), ("?relisted=without", "measures/"),
        ("?show=falling&sort=rate", "lists/falling/"),
    ])
    func `data of conditions that a list of its own has are those of that list`(
        query: String,
        list: String
    ) async throws {
        for file in ["data.json", "measures.csv"] {
            let answer = try await Self.town.get().get(TownPages.year + "measures/" + file + query)
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == TownPages.year + list + file)
        }
    }

    @Test(arguments: ["?node=nobody", "?size=3", "?relisted=with", "?q=a&q=b"])
    func `data of conditions that nobody understands are refused with an explanation`(query: String) async throws {
        for file in ["data.json", "measures.csv", ""] {
            let answer = try await Self.town.get().get(TownPages.year + "measures/" + file + query)
            #expect(answer.status == .unprocessableContent)
        }
    }
}
