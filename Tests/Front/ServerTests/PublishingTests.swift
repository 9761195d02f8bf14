import Foundation
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import Synchronization
import Testing
import Wording

@testable import Server

/// The site as files: what is written, and what is refused.
struct PublishingTests {
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "publishing-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    /// Ibusuki's plan, which is the smaller one.
    private func publish(to folder: String, as id: String = "ibusuki") async throws -> SitePublication.Summary {
        var plan = try SampleSite.plan("ibusuki")
        plan.id = try #require(Plan.ID(id))
        return try await SitePublication(plan.id, in: PublishedPlanStore(plan)).write(to: folder)
    }

    private func files(in folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            found[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
        }
        return found
    }

    private func messages(_ body: () async throws -> some Sendable) async -> [String] {
        do {
            _ = try await body()
            return []
        } catch let problems as Problems {
            return problems.list.map { $0.line(in: .english) }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `files hold the bytes that the site over this plan alone serves`() async throws {
        try await withFolder { place in
            let written = try await publish(to: place + "/site")
            let found = try files(in: place + "/site")
            #expect(written.files == found.count - 1)
            #expect(written.pages > 70)
            #expect(written.bytes == found.reduce(0) { $0 + ($1.key == SiteManifest.name ? 0 : $1.value.count) })
            let store = PublishedPlanStore(try SampleSite.plan("ibusuki"))
            let client = InProcessClient(Site(store: store).router())
            for (name, bytes) in found where name != SiteManifest.name {
                let path = name == "index.html" ? "/" : "/" + name.replacing("/index.html", with: "/")
                var answer = try await client.get(path)
                while let next = answer.headers[.location] { answer = try await client.get(next) }
                #expect(answer.status == (name == "404.html" ? .notFound : .ok), "\(name)")
                #expect(Data(answer.bytes) == bytes, "\(name)")
            }
        }
    }

    @Test func `publishing again gives the same bytes and leaves nothing beside the folder`() async throws {
        try await withFolder { place in
            _ = try await publish(to: place + "/site")
            let first = try files(in: place + "/site")
            _ = try await publish(to: place + "/site")
            #expect(try files(in: place + "/site") == first)
            #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["site"])
        }
    }

    @Test func `an empty folder and one at the end of a link are taken`() async throws {
        try await withFolder { place in
            try FileManager.default.createDirectory(atPath: place + "/empty", withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: place + "/link", withDestinationPath: "empty")
            _ = try await publish(to: place + "/link/")
            #expect(FileManager.default.fileExists(atPath: place + "/empty/index.html"))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place + "/link") == "empty")
        }
    }

    @Test func `what nobody published is never overwritten`() async throws {
        try await withFolder { place in
            let folder = place + "/site"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/index.html"))
            #expect(await messages { try await publish(to: folder) }.first?.contains("not written by") == true)
            #expect(try files(in: folder) == ["index.html": Data("mine".utf8)])
            #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["site"])
            let file = folder + "/index.html"
            #expect(await messages { try await publish(to: file) }.first?.contains("a file of this name") == true)
        }
    }

    @Test(arguments: ["humans.txt", "plans/ibusuki/notes/extra.html"])
    func `a file that somebody added to a published site is not lost`(name: String) async throws {
        try await withFolder { place in
            let folder = place + "/site"
            _ = try await publish(to: folder)
            let file = URL(fileURLWithPath: "\(folder)/\(name)")
            let above = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: file)
            let before = try files(in: folder)
            #expect(await messages { try await publish(to: folder) }.first?.contains("(\(name))") == true)
            #expect(try files(in: folder) == before)
        }
    }

    @Test func `the site of another plan is not overwritten`() async throws {
        try await withFolder { place in
            _ = try await publish(to: place + "/site", as: "first")
            let told = await messages { try await publish(to: place + "/site", as: "second") }
            #expect(told.count == 1 && told[0].contains("(first)") && told[0].contains("second"))
        }
    }

    @Test(arguments: ["/", "missing/site", "", ".."])
    func `a folder that cannot be made is told`(folder: String) async throws {
        try await withFolder { place in
            let path = folder == "missing/site" ? "\(place)/missing/site" : folder
            #expect(await messages { try await publish(to: path) }.count == 1)
            let left = try FileManager.default.contentsOfDirectory(atPath: place)
            #expect(left == [])
        }
    }

    @Test func `what a killed publication left is cleared away, what another one is writing is not`() async throws {
        try await withFolder { place in
            let hidden = place + "/.site.publishing"
            try FileManager.default.createDirectory(atPath: hidden + "/plans", withIntermediateDirectories: true)
            try Data("half".utf8).write(to: URL(fileURLWithPath: hidden + "/index.html"))
            _ = try await publish(to: place + "/site")
            #expect(!FileManager.default.fileExists(atPath: hidden))

            let plan = try #require(Plan.ID("ibusuki"))
            let other = try SiteFolder(path: place + "/site", plan: plan)
            let told = await messages { try await publish(to: place + "/site") }
            #expect(told.count == 1 && told[0].contains("under way"))
            other.abandon()
            #expect(await messages { try await publish(to: place + "/site") } == [])
        }
    }
}

/// Following links, on sites of a few invented pages.
struct SiteCrawlTests {
    private func crawl(_ pages: [String: String], redirects: [String: String] = [:]) async throws -> [String: String] {
        let router = Router(context: ShirubeRequestContext.self)
        for (path, text) in pages {
            let type = path.hasSuffix(".css") ? "text/css" : path.hasSuffix(".csv") ? "text/csv" : "text/html"
            router.get(RouterPath(path)) { request, _ in
                PageResponse(bytes: Array(text.utf8), contentType: type).response(to: request)
            }
        }
        for (path, target) in redirects { router.get(RouterPath(path)) { _, _ in Response.redirect(to: target) } }
        router.get("/404.html") { request, _ in
            PageResponse(bytes: [], contentType: "text/html", status: .notFound).response(to: request)
        }
        let written = Written()
        _ = try await SiteCrawl(client: InProcessClient(router), write: written.write).run(width: 3)
        return written.files.withLock { $0 }
    }

    private final class Written: Sendable {
        let files = Mutex<[String: String]>([:])

        func write(_ name: String, _ bytes: [UInt8]) {
            files.withLock { $0[name] = String(decoding: bytes, as: UTF8.self) }
        }
    }

    @Test func `everything that is linked becomes a file, and nothing else`() async throws {
        let files = try await crawl([
            "/": "<a href=\"a/?x=1#top\">a</a><link rel=\"stylesheet\" href=\"/s.css\"><a href=\"https://x.jp/\">x</a>",
            "/a": "<img src=\"../data.csv\"><a href=\"#here\">b</a><a href=\"mailto:a@b\">m</a>",
            "/s.css": "p { background: url( 'b/p.csv' ) }", "/b/p.csv": "1", "/data.csv": "2", "/lonely": "3",
        ])
        #expect(
            files.keys.sorted() == ["404.html", "a/index.html", "b/p.csv", "data.csv", "index.html", "s.css"]
        )
    }

    @Test func `a redirect is a file with what it leads to`() async throws {
        let files = try await crawl(["/": "<a href=\"/old/\">o</a>", "/new": "new"], redirects: ["/old": "/new/"])
        #expect(files["old/index.html"] == "new")
        #expect(files["new/index.html"] == nil)
    }

    @Test func `every link that leads nowhere is told with its page`() async throws {
        do {
            _ = try await crawl(
                [
                    "/": "<a href=\"/a/\">a</a><a href=\"/gone/\">g</a>",
                    "/a": "<a href=\"/round/\">r</a><a href=\"/%E3%81%82/\">x</a><a href=\"../../up/\">u</a>",
                    "/%E3%81%82": "x",
                ],
                redirects: ["/round": "/round/"]
            )
            Issue.record("nothing was refused")
        } catch let problems as Problems {
            let lines = problems.list.map { $0.line(in: .english) }
            #expect(lines.count == 4)
            #expect(lines.first == "/: The link leads to no page (404): “/gone/”")
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("/a/: ") })
        }
    }
}

/// The small parts.
struct PublishingPartsTests {
    @Test(arguments: [
        ("<a class=\"x\" href=\"/a?b=1&amp;c=2\">", ["/a?b=1&c=2"]),
        ("<p data-href=\"/no\">href=\"/text\"</p>", []),
        (
            "<meta property=\"og:image\" content=\"https://city.jp/card.png\"><meta name=\"a\" content=\"/b\">",
            ["/card.png"]
        ),
        ("<meta property=\"og:image\" content=\"/card.png\">", ["/card.png"]),
        ("<svg><image href=\"/x.svg\"/></svg><a", ["/x.svg"]), ("<a href=\"/broken", []), ("<>< >", []),
    ])
    func `addresses are found where markup has them`(html: String, links: [String]) {
        func found(_ contentType: String) -> [String] {
            var found: [String] = []
            PageLinks.forEach(in: Array(html.utf8), contentType: contentType) { found.append(PageLinks.text($0)) }
            return found
        }
        #expect(found("text/html; charset=utf-8") == links)
        #expect(found("application/atom+xml") == links)
        #expect(found("text/csv") == [])
    }

    @Test func `texts are known by their bytes, however many there are`() {
        var texts = ByteTexts()
        func insert(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBufferPointer { texts.insert($0, ByteTexts.hash($0)) }
        }
        let many = (0..<5000).map { "/plans/kagoshima/\($0)/" } + ["", "/", "/a", "/a/", "/標/"]
        #expect(many.allSatisfy(insert))
        #expect(many.allSatisfy { !insert($0) })
        // The same hash does not make two texts one.
        let (one, other) = (Array("one".utf8), Array("two".utf8))
        #expect(one.withUnsafeBufferPointer { texts.insert($0, 7) })
        #expect(other.withUnsafeBufferPointer { texts.insert($0, 7) })
        #expect(!one.withUnsafeBufferPointer { texts.insert($0, 7) })
    }

    @Test func `a link is new once, on whatever page and with whatever follows it`() {
        let known = KnownAddresses()
        let page = Array(
            "<a href=\"/a/\"><a href=\"/a/#x\"><a href=\"/b?x=1&amp;y=2\"><a href=\"c\"><a href=\"/\">".utf8
        )
        let first = known.targets(of: page, contentType: "text/html", on: SiteAddress(path: "/p/"))
        #expect(first.new.map(\.path) == ["/a/", "/b", "/p/c", "/"])
        let second = known.targets(of: page, contentType: "text/html", on: SiteAddress(path: "/q/"))
        #expect(second.new.map(\.path) == ["/q/c"])
    }

    @Test(arguments: [
        ("/x/", "/x/"), ("x.csv", "/a/b/x.csv"), ("./", "/a/b/"), ("../", "/a/"), ("../../c", "/c"), ("/..x/", "/..x/"),
        ("/a/./b/../c", "/a/c"), ("/x?y/z#q", "/x"),
    ])
    func `a link is read from the page on which it stands`(link: String, path: String) {
        #expect(SiteAddress(path: "/a/b/").target(of: link) == .page(SiteAddress(path: path)))
    }

    @Test(arguments: ["//x.jp/", "http://x.jp/", "javascript:x", "mailto:x", "#a", "?a", ""])
    func `other places are left alone`(link: String) {
        #expect(SiteAddress(path: "/a/b/").target(of: link) == .elsewhere)
    }

    @Test(arguments: [
        ("/", true, "index.html"), ("/a/b/", true, "a/b/index.html"), ("/a", true, "a/index.html"),
        ("/404.html", true, "404.html"), ("/a/data.csv", false, "a/data.csv"), ("/a/", false, nil),
        ("/.hidden", false, nil), ("/a//b", false, nil), ("/a%20b", false, nil), ("/a\\b", false, nil),
        ("/../x", false, nil), ("/あ/", true, nil),
    ])
    func `files have safe names`(path: String, isPage: Bool, file: String?) {
        #expect(SiteAddress(path: path).file(isPage: isPage) == file)
    }
}
