import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// The pages as data.
struct DataTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    /// The links to data at the end of a page.
    private func links(_ document: Document) -> [String] {
        document.elements.first { $0.attributes["aria-labelledby"] == "data" }.map { section in
            document.inside(section).compactMap { $0.name == "a" ? $0.attributes["href"] : nil }
        } ?? []
    }

    @Test(arguments: TownPages.all)
    func `each page leads to its tables as CSV and to all of them as JSON, which agree`(path: String) async throws {
        let town = try Self.town.get()
        let links = links(Document(try await town.get(path).text))
        let last = try #require(links.last)
        #expect(last.hasSuffix("/data.json"))
        let answer = try await town.get(last)
        #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
        let json = try JSONPage(answer.bytes)
        #expect(
            links.dropLast().map { String($0.dropFirst(json.page.count)) }.sorted()
                == json.tables.keys.map { $0 + ".csv" }.sorted()
        )
        for link in links.dropLast() {
            let file = try await town.get(link)
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            let csv = try CSVPage(file.bytes)
            let name = String(link.dropFirst(json.page.count).dropLast(4))
            #expect(csv.rows == json.rows(name), "\(link)")
            #expect(Set(csv.columns).count == csv.columns.count)
        }
    }

    @Test(arguments: TownPages.all, [Reading.western, .english])
    func `there are the same data for all readings`(path: String, reading: Reading) async throws {
        let town = try Self.town.get()
        let own = links(Document(try await town.get(reading.path(path)).text))
        #expect(own == links(Document(try await town.get(path).text)))
        #expect(!own.isEmpty)
    }

    @Test func `a table in another order is the same data`() async throws {
        let town = try Self.town.get()
        let orders = try await ["measures/", "lists/all/rate-down/"].inTurn { path in
            links(Document(try await town.get(TownPages.year + path).text))
        }
        #expect(orders[0] == orders[1])
    }

    @Test(arguments: [
        "/plans/kagoshima/2023/measures/", "/plans/ibusuki/2023/measures/", "/plans/kagoshima/2023/nodes/1/",
    ])
    func `the table on the page says what its data say`(path: String) async throws {
        let site = try await SharedSite.site
        let document = Document(try await site.get(path).text)
        let rows = try JSONPage(try await site.get(path + "data.json").bytes).rows("measures")
        #expect(document.measures() == rows.map { $0["measure"] ?? "" })
        let cells = document.rows(ofTable: "measures")
        for (row, cell) in zip(rows, cells) {
            let rate = row["rate_shown"] ?? ""
            // Where a city gives no ratings, the column says why there is no rate.
            #expect(rate.isEmpty ? !cell[5].text.contains("%") : cell[5].text.hasPrefix(rate + "%"))
        }
        for (row, cell) in zip(rows, cells) where cell.count > 6 {
            #expect(cell[6].text.hasPrefix(row["rating"] ?? "?"))
        }
        #expect(rows.count > 20)
    }

    @Test func `quotes, commas and reasons of no value are in the data as they are`() async throws {
        let bytes = try await Self.town.get().get(TownPages.year + "measures/measures.csv").bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#","参加者, ""夜""",人,2023,100,,not_yet_available,,,－,actual_not_yet_available,"#))
        let row = try #require(try CSVPage(bytes).rows.first)
        #expect(row["target"] == "1000" && row["actual"] == "1200" && row["rate"] == "120" && row["change"] == "25")
    }

    @Test(arguments: [
        "measures/other.csv", "measures/measures.txt/", "units/u1/data.csv", "measures/none/data.json",
        "lists/none/data.json", "lists/all/rate/data.json", "2031/data.json", "nodes/n1/../../data.json",
    ])
    func `data that no page has are not there`(path: String) async throws {
        #expect(try await Self.town.get().get(TownPages.year + path).status == .notFound)
    }

    @Test func `data travel with an entity tag, and another spelling of the address leads to theirs`() async throws {
        let town = try Self.town.get()
        let path = TownPages.year + "data.json"
        let tag = try #require(try await town.get(path).headers[.eTag])
        #expect(try await town.get(path, headers: [.ifNoneMatch: tag]).status == .notModified)
        let other = try await town.get("/plans/town/R5/data.json")
        #expect(other.status == .movedPermanently && other.headers[.location] == path)
    }
}
