import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// What other places show of a page: previews, feeds.
struct SharingTests {
    private func tags(_ document: Document) -> [String: String] {
        let pairs = document.all("meta").compactMap { tag -> (String, String)? in
            guard let name = tag.attributes["property"] ?? tag.attributes["name"] else { return nil }
            return (name, tag.attributes["content"] ?? "")
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first + " (twice)" })
    }

    @Test(arguments: TownPages.all, Reading.allCases)
    func `with an address of the site, everything that is shared is absolute`(
        path: String,
        reading: Reading
    ) async throws {
        let origin = try #require(SiteOrigin("https://dx.example.lg.jp/"))
        let town = try InProcessClient(of: TownPlan().plan(), origin: origin)
        let document = Document(try await town.get(reading.path(path)).text)
        let tags = tags(document)
        #expect(tags["og:url"] == "https://dx.example.lg.jp" + reading.path(path))
        let image = try #require(tags["og:image"])
        #expect(image.hasPrefix("https://dx.example.lg.jp/") && image.hasSuffix("/preview.png"))
        #expect(document.all("title").first?.text.hasPrefix(tags["og:title"] ?? "?") == true)
        #expect(tags["og:description"] == tags["description"] && tags["og:description"]?.isEmpty == false)
        #expect(tags["og:locale"] == (reading == .english ? "en_US" : "ja_JP"))
        #expect(tags["og:image:width"] == "1200" && tags["og:image:height"] == "630")
        #expect(tags["twitter:card"] == "summary_large_image")
        #expect(tags["og:image:alt"]?.isEmpty == false)
    }

    @Test func `without an address the picture has no host, and no address is made up`() async throws {
        let tags = tags(Document(try await InProcessClient(of: TownPlan().plan()).get(TownPages.year).text))
        #expect(tags["og:image"] == TownPages.year + "preview.png")
        #expect(tags["og:url"] == nil)
    }

    @Test(arguments: [(Reading.japanese, ""), (.western, "measures/a1/"), (.english, "nodes/n1/")])
    func `each picture is a PNG of the size that was promised`(reading: Reading, page: String) async throws {
        let town = try InProcessClient(of: TownPlan().plan())
        let answer = try await town.get(reading.path(TownPages.year + page + "preview.png"))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "image/png")
        let image = try #require(PNGImage(answer.bytes))
        #expect(image.width == 1200 && image.height == 630)
    }

    @Test(arguments: ["measures/a9/", "nodes/n9/", "units/u1/", "units/", "measures/", "lists/behind/"])
    func `what has no picture has none`(page: String) async throws {
        let town = try InProcessClient(of: TownPlan().plan())
        var answer = try await town.get(TownPages.year + page + "preview.png")
        // Such a name could be that of a measure or a department, whose addresses end in a slash.
        while let next = answer.headers[.location] { answer = try await town.get(next) }
        #expect(answer.status == .notFound)
    }

    @Test func `the picture that a page names is there`() async throws {
        let town = try InProcessClient(of: TownPlan().plan())
        let pictures = try await TownPages.all.inTurn { path in
            tags(Document(try await town.get("/en" + path).text))["og:image"] ?? ""
        }
        for picture in Set(pictures) { #expect(try await town.get(picture).status == .ok, "\(picture)") }
        #expect(Set(pictures).count == 5)
    }

    @Test(arguments: TownPages.all, Reading.allCases)
    func `each page of a plan tells feed readers of its feed`(path: String, reading: Reading) async throws {
        let document = Document(try await InProcessClient(of: TownPlan().plan()).get(reading.path(path)).text)
        let feeds = document.all("link").filter { $0.attributes["type"] == "application/atom+xml" }
        #expect(feeds.map { $0.attributes["href"] } == [reading.path("/plans/town/feed.atom")])
        #expect(feeds.map { $0.attributes["rel"] } == ["alternate"])
    }
}
