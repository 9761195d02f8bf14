import HTTPTypes
import Hummingbird
import PagesSupport
import Testing

/// Finished pages are kept, within bounds.
@Suite struct PageCacheTests {
    private func page(_ text: String, count: Int = 1000) -> PageResponse {
        var generator = SeededGenerator(state: UInt64(text.utf8.count))
        let noise = (0..<count).map { _ in UInt8.random(in: 32...126, using: &generator) }
        return PageResponse(bytes: Array(text.utf8) + noise, contentType: "text/plain")
    }

    @Test func `a page is made once for each revision and question`() async throws {
        let cache = PageCache()
        var made: [String] = []
        for (revision, path, query) in [
            ("1", "/a", ""), ("1", "/a", ""), ("1", "/a", "year=2023"), ("1", "/en/a", ""), ("2", "/a", ""),
            ("1", "/a", ""),
        ] {
            _ = await cache.page(PageCache.Key(revision: revision, path: path, query: query)) {
                made.append("\(revision)\(path)?\(query)")
                return page(path)
            }
        }
        #expect(made == ["1/a?", "1/a?year=2023", "1/en/a?", "2/a?"])
    }

    @Test func `it never takes more than its capacity and keeps what is asked for`() async {
        let cache = PageCache(capacity: 100_000)
        var madeFavourite = 0
        for number in 0..<500 {
            _ = await cache.page(PageCache.Key(revision: "1", path: "/\(number)")) { page("\(number)") }
            _ = await cache.page(PageCache.Key(revision: "1", path: "/favourite")) {
                madeFavourite += 1
                return page("favourite")
            }
            #expect(cache.usage.bytes <= 100_000)
        }
        #expect(cache.usage.pages > 20)
        #expect(madeFavourite == 1)
    }

    @Test func `pages of an older revision give way first`() async {
        let cache = PageCache(capacity: 100_000)
        for number in 0..<30 { _ = await cache.page(PageCache.Key(revision: "1", path: "/\(number)")) { page("old") } }
        for number in 0..<35 { _ = await cache.page(PageCache.Key(revision: "2", path: "/\(number)")) { page("new") } }
        var remade = 0
        for number in 0..<35 {
            _ = await cache.page(PageCache.Key(revision: "2", path: "/\(number)")) {
                remade += 1
                return page("new")
            }
        }
        #expect(remade == 0)
    }

    private func ask(_ page: PageResponse, for encoding: String) -> Response {
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/",
            headerFields: [.acceptEncoding: encoding]
        )
        return page.response(to: Request(head: head, body: RequestBody(buffer: ByteBuffer())))
    }

    @Test func `a page is compressed when somebody asks for that, once, and counted then`() async throws {
        let cache = PageCache()
        let key = PageCache.Key(revision: "1", path: "/")
        let bytes = Array(String(repeating: "計画", count: 1000).utf8)
        let page = await cache.page(key) { PageResponse(bytes: bytes, contentType: "text/plain") }
        #expect(ask(page, for: "identity").headers[.contentEncoding] == nil)
        let plain = cache.usage.bytes
        #expect((bytes.count..<bytes.count + 512).contains(plain))

        let compressed = ask(page, for: "gzip")
        #expect(compressed.headers[.contentEncoding] == "gzip")
        let length = try #require(compressed.headers[.contentLength].flatMap { Int($0) })
        #expect(cache.usage.bytes == plain + length)
        let again = await cache.page(key) { PageResponse(bytes: [], contentType: "text/plain") }
        #expect(ask(again, for: "gzip").headers[.eTag] == compressed.headers[.eTag])
        #expect(cache.usage.bytes == plain + length)
    }

    @Test func `pages that grow by being compressed stay within the capacity`() async {
        let cache = PageCache(capacity: 100_000)
        for number in 0..<60 {
            let page = await cache.page(PageCache.Key(revision: "1", path: "/\(number)")) {
                self.page("\(number)", count: 4000)
            }
            #expect(ask(page, for: "gzip").headers[.contentEncoding] == "gzip")
            #expect(cache.usage.bytes <= 100_000)
        }
        #expect(cache.usage.pages > 8)
    }

    @Test func `many may ask for the compressed page at once and get the same`() async {
        let page = page("x", count: 100_000)
        let tags = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<16 { group.addTask { self.ask(page, for: "gzip").headers[.eTag] } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(tags.count == 1)
    }

    @Test func `an error or a giant is not kept`() async {
        let cache = PageCache(capacity: 10_000)
        _ = await cache.page(PageCache.Key(revision: "1", path: "/error")) {
            PageResponse(bytes: [1], contentType: "text/plain", status: .notFound)
        }
        _ = await cache.page(PageCache.Key(revision: "1", path: "/giant")) { page("giant", count: 9000) }
        #expect(cache.usage.pages == 0)
    }

    @Test func `many may ask at once`() async {
        let cache = PageCache(capacity: 50_000)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<16 {
                group.addTask {
                    for number in 0..<100 {
                        _ = await cache.page(PageCache.Key(revision: "1", path: "/\((task + number) % 70)")) {
                            self.page("x")
                        }
                    }
                }
            }
        }
        #expect(cache.usage.bytes <= 50_000)
    }
}
