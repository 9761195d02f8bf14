import HTTPTypes
import PagesSupport
import Planning
import PlanningStorage
import TestSupport
import Testing
import Wording

struct PageTests {
    static let paths = [
        "/", "/plans/kagoshima/2023/", "/plans/kagoshima/2026/", "/plans/kagoshima/2023/measures/",
        "/plans/kagoshima/2023/measures/m005/", "/plans/kagoshima/2023/measures/m064/",
        "/plans/kagoshima/2023/nodes/1/", "/plans/kagoshima/2023/nodes/i9/", "/plans/kagoshima/rules/",
        "/plans/kagoshima/findings/", "/plans/ibusuki/2023/", "/plans/ibusuki/2023/measures/",
        "/plans/ibusuki/2023/measures/1a-1/", "/plans/ibusuki/2023/nodes/1/", "/plans/ibusuki/rules/",
        "/plans/ibusuki/findings/", "/search/", "/plans/kagoshima/2023/lists/behind/",
        "/plans/kagoshima/2023/lists/all/rate-down/", "/plans/kagoshima/2023/nodes/1/rate/",
        "/plans/kagoshima/2023/units/", "/plans/kagoshima/2023/units/b01/", "/plans/kagoshima/2023/units/b01/rate/",
        "/plans/kagoshima/years/", "/plans/kagoshima/glossary/", "/plans/kagoshima/history/",
        "/plans/kagoshima/editions/", "/plans/ibusuki/editions/",
        "/plans/ibusuki/2023/units/",
        "/plans/ibusuki/2023/units/s01/", "/plans/ibusuki/years/", "/plans/ibusuki/glossary/",
        "/plans/ibusuki/history/", "/plans/kagoshima/2023/documents/", "/plans/ibusuki/2023/documents/",
    ]

    @Test(arguments: paths, Reading.allCases)
    func `every kind of page is a complete document in its reading`(path: String, reading: Reading) async throws {
        let answer = try await SharedSite.site.get(reading.path(path))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(answer.headers[.eTag] != nil)
        let document = Document(answer.text)
        #expect(document.problems == [])
        let root = try #require(document.all("html").first)
        let title = try #require(document.all("title").first)
        #expect(root.attributes["lang"] == reading.language.rawValue)
        #expect(document.all("h1").count == 1)
        #expect(document.all("main").count == 1)
        #expect(!title.text.isEmpty)
    }

    @Test(arguments: [
        ("/plans/kagoshima", "/plans/kagoshima/2023/"), ("/plans/kagoshima/", "/plans/kagoshima/2023/"),
        ("/en/plans/ibusuki/", "/en/plans/ibusuki/2023/"), ("/plans/", "/"), ("/en", "/en/"),
        ("/plans/kagoshima/2023", "/plans/kagoshima/2023/"), ("/plans/kagoshima/R5/", "/plans/kagoshima/2023/"),
        ("/plans/kagoshima/%E4%BB%A4%E5%92%8C5%E5%B9%B4%E5%BA%A6/", "/plans/kagoshima/2023/"),
        ("/plans/kagoshima/2023/measures?q=AI", "/plans/kagoshima/2023/measures/?q=AI"),
        ("//plans//kagoshima//2023//", "/plans/kagoshima/2023/"), ("/search?q=AI", "/search/?q=AI"),
    ])
    func `another spelling of an address leads to the one that counts`(path: String, target: String) async throws {
        let answer = try await SharedSite.site.get(path)
        #expect(answer.status.kind == .redirection)
        #expect(answer.headers[.location] == target)
    }

    @Test(arguments: [
        "/plans/kagoshima/2031/", "/plans/kagoshima/abc/", "/plans/kagoshima/H5/", "/plans/nowhere/2023/",
        "/plans/kagoshima/2023/measures/m999/", "/plans/kagoshima/2023/nodes/p9/", "/plans/..%2f/2023/", "/nothing",
        "/plans/kagoshima/99999999999999999999/", "/plans/kagoshima/2023/units/nobody/",
        "/plans/kagoshima/2023/lists/none/", "/plans/kagoshima/2023/lists/rating-0/",
        "/plans/kagoshima/2023/lists/rating-5/", "/plans/kagoshima/2023/lists/behind/up/",
        "/plans/kagoshima/2023/nodes/1/rate-up/", "/plans/kagoshima/2023/units/b01/x/", "/plans/kagoshima/2023/years/",
        "/plans/kagoshima/2031/lists/behind/",
    ])
    func `what does not exist is a clear 404 page`(path: String) async throws {
        let answer = try await SharedSite.site.get(path)
        #expect(answer.status == .notFound)
        #expect(answer.text.contains("ページが見つかりません"))
    }

    @Test(arguments: [
        "?rating=x", "?node=p9", "?unit=nobody", "?audience=all", "?colour=red", "?rating=%E2%97%8E&rating=%E2%97%8B",
        "?q=" + String(repeating: "a", count: 101), "?show=nothing", "?show=rating-9", "?sort=up", "?sort=rate-up",
        "?show=behind&show=all",
    ])
    func `an unknown condition is a clear 422 page`(query: String) async throws {
        let answer = try await SharedSite.site.get("/plans/kagoshima/2023/measures/" + query)
        #expect(answer.status == .unprocessableContent)
        #expect(Document(answer.text).problems == [])
        #expect(answer.text.contains("指定の内容を確認してください"))
    }

    @Test func `all wrong conditions are told at once`() async throws {
        let answer = try await SharedSite.site.get("/en/plans/kagoshima/2023/measures/?rating=x&node=y&size=3")
        for word in ["“x”", "“y”", "“size”"] { #expect(answer.text.contains(word)) }
    }

    @Test func `other methods than GET and HEAD are refused`() async throws {
        let answer = try await SharedSite.site.client.send(.post, "/plans/kagoshima/2023/")
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD")
    }

    @Test func `the health of the process is one word`() async throws {
        let answer = try await SharedSite.site.get("/healthz")
        #expect(answer.status == .ok)
        #expect(answer.text == "ok\n")
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test func `a known page is not sent again`() async throws {
        let site = try await SharedSite.site
        let first = try await site.get("/plans/kagoshima/2023/")
        let tag = try #require(first.headers[.eTag])
        let second = try await site.client.get("/plans/kagoshima/2023/", headers: [.ifNoneMatch: tag])
        #expect(second.status == .notModified)
        #expect(second.bytes.isEmpty)
    }

    @Test func `pages travel compressed to those who can read that`() async throws {
        let site = try await SharedSite.site
        let plain = try await site.get("/plans/kagoshima/2023/measures/")
        let zipped = try await site.client.get(
            "/plans/kagoshima/2023/measures/",
            headers: [.acceptEncoding: "gzip, br"]
        )
        #expect(zipped.headers[.contentEncoding] == "gzip")
        #expect(zipped.text == plain.text)
        #expect(zipped.bytes.count < 60 << 10)
        #expect(zipped.bytes.count * 4 < plain.bytes.count)
    }

    @Test func `HEAD has the headers of GET and no body`() async throws {
        let site = try await SharedSite.site
        let get = try await site.get("/plans/kagoshima/rules/")
        let head = try await site.client.send(.head, "/plans/kagoshima/rules/")
        #expect(head.status == .ok)
        #expect(head.bytes.isEmpty)
        #expect(head.headers[.eTag] == get.headers[.eTag])
    }

    @Test func `an empty store still has a home page`() async throws {
        let answer = try await SampleSite([]).get("/")
        #expect(answer.status == .ok)
        #expect(answer.text.contains("まだ計画が登録されていません"))
    }
}

extension HTTPField.Name {
    static var contentSecurityPolicy: HTTPField.Name { HTTPField.Name("Content-Security-Policy") ?? .server }
}
