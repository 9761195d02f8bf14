import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// What visitors' programs look for by themselves, and where those are led who ask for something else.
struct WayTests {
    private static let town = Result { try InProcessClient(of: TownPlan().plan()) }

    @Test(arguments: [
        "2031/", "R20/", "abc/measures/", "2021/lists/behind/rate/", "1999/data.json", "2031/preview.png",
    ])
    func `whoever asks for a year that a plan does not have is told those that it has`(path: String) async throws {
        for reading in Reading.allCases {
            let root = path.hasSuffix("/") ? reading.path("/plans/town/") : "/plans/town/"
            let answer = try await Self.town.get().get(root + path)
            #expect(answer.status == .notFound)
            let document = Document(answer.text)
            let links = document.all("li").flatMap { document.inside($0) }.compactMap { $0.attributes["href"] }
            #expect(links == ["2022/", "2023/", "2024/"].map { root + $0 })
            for link in links { #expect(try await Self.town.get().get(link).status == .ok) }
        }
    }

    @Test func `an invented year is repeated as text, and not at any length`() async throws {
        let odd = try await Self.town.get().get("/plans/town/%3Cb%3E" + String(repeating: "9", count: 500) + "/")
        #expect(odd.status == .notFound)
        #expect(odd.text.contains("「&lt;b&gt;99999999999999999…」"))
        #expect(Document(odd.text).problems == [])
    }

    @Test func `robots may read everything`() async throws {
        let answer = try await Self.town.get().get("/robots.txt")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(answer.text == "User-agent: *\nDisallow:\n")
    }

    @Test func `the icon is there for browsers that look by themselves`() async throws {
        let answer = try await Self.town.get().get("/favicon.ico")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "image/vnd.microsoft.icon")
        let bytes = answer.bytes
        // Heads of 62 bytes, 32 lines of 128, and a mask of 128.
        #expect(bytes.count == 4286)
        #expect(bytes.prefix(6) == [0, 0, 1, 0, 1, 0] && bytes[6] == 32 && bytes[7] == 32)
        func pixel(_ x: Int, _ y: Int) -> [UInt8] {
            let start = 62 + ((31 - y) * 32 + x) * 4
            return Array(bytes[start..<(start + 4)])
        }
        // The post and the board are white, the plate is blue, and its corner is not there.
        #expect([pixel(16, 20), pixel(10, 17), pixel(22, 12), pixel(16, 6)].allSatisfy { $0 == [255, 255, 255, 255] })
        #expect([pixel(4, 4), pixel(22, 20), pixel(16, 2), pixel(1, 16)].allSatisfy { $0 == [0xC1, 0x17, 0, 255] })
        #expect(pixel(0, 0)[3] < 40)
    }

    @Test(arguments: [
        ("lists/all/rate-down/", "measures/"), ("lists/behind/rate/", "lists/behind/"),
        ("nodes/n1/number-down/", "nodes/n1/"), ("units/u1/rate/", "units/u1/"),
    ])
    func `a list in another order stands for the one in the order of the plan`(
        path: String,
        usual: String
    ) async throws {
        for reading in Reading.allCases {
            let document = Document(try await Self.town.get().get(reading.path(TownPages.year + path)).text)
            let canonical = document.all("link").filter { $0.attributes["rel"] == "canonical" }
            let first = reading == .western ? Reading.japanese : reading
            #expect(canonical.map { $0.attributes["href"] } == [first.path(TownPages.year + usual)])
        }
    }

    @Test(arguments: Reading.allCases)
    func `the home page is shared with a picture`(reading: Reading) async throws {
        for client in [try Self.town.get(), try await SharedSite.site.client] {
            let document = Document(try await client.get(reading.path("/")).text)
            let picture = document.all("meta").first { $0.attributes["property"] == "og:image" }
            let path = try #require(picture?.attributes["content"])
            #expect(path == reading.path("/preview.png"))
            let image = try #require(PNGImage(try await client.get(path).bytes))
            #expect(image.width == 1200 && image.height == 630)
        }
        #expect(try await SampleSite([]).get(reading.path("/preview.png")).status == .ok)
    }
}
