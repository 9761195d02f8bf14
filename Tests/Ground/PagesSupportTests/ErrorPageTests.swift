import HTTPTypes
import Hummingbird
import PagesSupport
import Testing

/// What a reader sees when something goes wrong, and what nobody may see.
@Suite struct ErrorPageTests {
    private let site = TestSite()

    @Test(arguments: [
        ("/nothing", 404, "ページが見つかりません"), ("/en/nothing", 404, "Page not found"),
        ("/closed", 422, "締め切られています。"), ("/en/closed", 422, "It is closed."),
        ("/measures/1?year=abc", 422, "2000から2100まで"), ("/en/measures/1?year=1&year=2", 422, "more than once"),
        ("/broken", 500, "受付番号"), ("/en/broken", 500, "Request number"), ("/busy", 503, "混み合っています"),
        ("/teapot", 418, "受け付けられません"), ("/measures/%ff", 400, "読み取れません"), ("/en/measures/%zz", 400, "cannot be read"),
    ])
    func `an error is explained in the language of the address`(path: String, status: Int, words: String) async throws {
        let answer = try await site.client.get(path)
        #expect(answer.status.code == status)
        #expect(answer.text.contains(words))
        #expect(answer.text.hasPrefix("<!doctype html>\n<html lang=\"\(path.hasPrefix("/en/") ? "en" : "ja")\">"))
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.eTag] == nil)
        #expect(!answer.text.contains("s3cret") && !answer.text.contains("Secret"))
    }

    @Test func `a fault is logged once with what it was and shown as its number only`() async throws {
        let answer = try await site.client.get("/broken")
        let number = try #require(HTTPField.Name("X-Request-ID").flatMap { answer.headers[$0] })
        #expect(answer.text.contains(number))
        #expect(site.log.all.count == 1)
        #expect(site.log.all[0].contains("s3cret") && site.log.all[0].contains(number))

        _ = try await site.client.get("/closed")
        #expect(site.log.all.count == 1)
    }

    @Test func `a page that is not the visitor's is logged with who asked from where, and only that`() async throws {
        #expect(try await site.client.get("/theirs?token=s3cret").status == .forbidden)
        #expect(site.log.all.count == 1)
        let line = site.log.all[0]
        #expect(line.hasPrefix("notice Refused") && line.contains("/theirs") && line.contains("127.0.0.1"))
        #expect(!line.contains("s3cret"))
        // Forms without a token come from anybody, as often as they like.
        #expect(try await site.client.send(.post, "/theirs").status == .methodNotAllowed)
        #expect(site.log.all.count == 1)
    }

    @Test func `a method that a path does not have is refused with those it has`() async throws {
        for method in [HTTPRequest.Method.post, .put, .delete, .patch, .options, .trace] {
            let answer = try await site.client.send(method, "/en/page")
            #expect(answer.status == .methodNotAllowed)
            #expect(answer.headers[.allow] == "GET, HEAD")
            #expect(answer.text.contains("not possible here"))
        }
        let get = try await site.client.get("/submissions")
        #expect(get.status == .methodNotAllowed)
        #expect(get.headers[.allow] == "POST")
        #expect(try await site.client.send(.post, "/nothing").status == .notFound)
        #expect(try await site.client.send(.post, "/submissions").status == .noContent)
    }

    @Test func `every answer carries the headers that keep a browser safe`() async throws {
        let paths = [
            "/page", "/en/page", "/nothing", "/broken", "/closed", "/assets/icon.svg", "/measures/1", "/measures/%00",
            "/teapot",
        ]
        for path in paths {
            for method in [HTTPRequest.Method.get, .head, .post] {
                let headers = try await site.client.send(method, path).headers
                let policy = try #require(headers[.contentSecurityPolicy])
                #expect(
                    policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; ")
                )
                #expect(!policy.contains("unsafe"))
                #expect(headers[.xContentTypeOptions] == "nosniff")
                for name in [
                    "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Resource-Policy", "X-Request-ID",
                ] {
                    #expect(HTTPField.Name(name).flatMap { headers[$0] } != nil, "\(name) of \(path)")
                }
            }
        }
    }

    @Test(arguments: [
        "/measures/%00", "/measures/%ff%fe", "/measures/%", "/measures/%4", "/measures/%C0%AF", "/measures/%ED%A0%80",
        "/../../etc/passwd",
        "/measures/../../x", "//", "///page", "/page?%", "/page?a=%00", "/page?=&&==", "/%2e%2e/",
        "/measures/%0d%0aSet-Cookie:x", "*", "",
        "page", "http://evil.example/page", "/page#", "/page?year=%E3%81", "/\u{202E}", "/measures/\u{1F600}",
        "/page;x=1", "/measures/'\"<>",
    ])
    func `rubbish in the address is never a fault`(path: String) async throws {
        let answer = try await site.client.get(path)
        #expect(answer.status.code < 500)
        #expect(answer.headers[.contentSecurityPolicy] != nil)
    }

    @Test func `random addresses are never a fault`() async throws {
        var generator = SeededGenerator(state: 3)
        let pieces = [
            "/", "%", "%2", "%00", "%ff", "..", "en", "page", "measures", "?", "&", "=", "year", "2023", "標", "\\", "#",
            ":", "*", "%E6%A8%99",
        ]
        for _ in 0..<500 {
            let path = "/" + (0..<12).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            #expect(try await site.client.get(path).status.code < 500, "\(path)")
        }
    }

    @Test func `an address longer than any of ours is refused as such`() async throws {
        let long = "/measures/" + String(repeating: "a", count: AddressGuard.maximumLength)
        #expect(try await site.client.get(long).status.code == 414)
        #expect(
            try await site.client.get("/en/page?q=" + String(repeating: "%E6%A8%99", count: 5000)).text.contains(
                "too long"
            )
        )
    }

    @Test func `a part of the path is decoded`() async throws {
        #expect(try await site.client.get("/measures/%E6%A8%99%2F1?year=2023").text == "標/1 2023")
        #expect(try await site.client.get("/measures/a+b?year=").text == "a+b 0")
    }
}
