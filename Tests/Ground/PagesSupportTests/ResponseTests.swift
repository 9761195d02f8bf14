import CZlib
import HTTPTypes
import Hummingbird
import PagesSupport
import Testing

/// Entity tags, conditional requests and compression.
@Suite struct ResponseTests {
    private let site = TestSite()

    @Test func `a page is UTF-8 HTML that must be asked for again`() async throws {
        let answer = try await site.client.get("/page")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, no-cache")
        #expect(answer.headers[.vary] == "Accept-Encoding")
        #expect(answer.headers[.contentEncoding] == nil)
        #expect(answer.text.hasPrefix("<!doctype html>\n<html lang=\"ja\">"))
        #expect(answer.headers[.contentLength] == "\(answer.bytes.count)")
    }

    @Test func `the entity tag is strong, stable and another one for the compressed bytes`() async throws {
        let plain = try #require(try await site.client.get("/page").headers[.eTag])
        let again = try await site.client.get("/page").headers[.eTag]
        let gzip = try await site.client.get("/page", headers: [.acceptEncoding: "gzip"]).headers[.eTag]
        let english = try await site.client.get("/en/page").headers[.eTag]
        #expect(plain.hasPrefix("\"") && !plain.hasPrefix("W/"))
        #expect(plain == again)
        #expect(plain != gzip)
        #expect(plain != english)
    }

    @Test func `a client that has the page gets 304 without a body`() async throws {
        let tag = try #require(try await site.client.get("/page").headers[.eTag])
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*", "\"a\",W/\(tag) , \"b\""] {
            let answer = try await site.client.get("/page", headers: [.ifNoneMatch: known])
            #expect(answer.status == .notModified, "\(known)")
            #expect(answer.bytes.isEmpty)
            #expect(answer.headers[.eTag] == tag)
            #expect(answer.headers[.contentSecurityPolicy] != nil)
            #expect(answer.headers[.contentType] == nil)
        }
        for unknown in ["\"other\"", "", "W/\"other\"", String(tag.dropLast()), "garbage"] {
            #expect(try await site.client.get("/page", headers: [.ifNoneMatch: unknown]).status == .ok, "\(unknown)")
        }
    }

    @Test(arguments: [
        ("gzip", true), ("gzip, deflate, br", true), ("*", true), ("GZIP;q=0.5", true), ("br;q=1, gzip;q=0.8", true),
        ("gzip;q=0.5, identity;q=0.1", true), ("x-gzip", true), ("gzip ; q=0.001", true),
        ("gzip;q=0", false), ("gzip;q=0.000", false), ("br", false), ("identity", false), ("", false),
        ("gzip;q=0, *", false),
        ("identity, gzip;q=0.5", false), ("*;q=0", false), ("gzip;q=abc", false),
    ])
    func `gzip is sent to those who ask for it`(accepted: String, isCompressed: Bool) async throws {
        let answer = try await site.client.get("/page", headers: [.acceptEncoding: accepted])
        #expect((answer.headers[.contentEncoding] == "gzip") == isCompressed)
        #expect(answer.headers[.vary] == "Accept-Encoding")
        #expect(answer.text.hasPrefix("<!doctype html>"))
        #expect(answer.text == (try await site.client.get("/page").text))
    }

    @Test func `HEAD gives the headers of GET and no body, for errors too`() async throws {
        for path in ["/page", "/nothing", "/broken", "/en/closed"] {
            let get = try await site.client.get(path)
            let head = try await site.client.send(.head, path)
            #expect(head.status == get.status)
            #expect(head.bytes.isEmpty)
            #expect(head.headers[.contentType] == get.headers[.contentType])
            #expect(head.headers[.eTag] == get.headers[.eTag])
            if path != "/broken" { #expect(head.headers[.contentLength] == get.headers[.contentLength]) }
        }
    }

    @Test func `the stylesheet has its fingerprint in its address and is kept for a year`() async throws {
        let page = try await site.client.get("/page").text
        let path = try #require(page.firstMatch(of: /href="(\/assets\/site-[0-9a-f]{16}\.css)"/)?.1)
        let style = try await site.client.get(String(path), headers: [.acceptEncoding: "gzip"])
        #expect(style.status == .ok)
        #expect(style.headers[.contentType] == "text/css; charset=utf-8")
        #expect(style.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(style.text.contains("--focus: #ffd43d"))
        #expect(style.text.count { $0 == "{" } == style.text.count { $0 == "}" })
        #expect(!style.text.contains("http") && !style.text.contains("url("))
        #expect(try await site.client.get("/assets/site-0000000000000000.css").status == .notFound)
        #expect(try await site.client.get("/assets/icon.svg").headers[.contentType] == "image/svg+xml")
    }

    @Test func `compressed bytes come back the same and damaged ones not at all`() throws {
        var generator = SeededGenerator(state: 7)
        for count in [1, 100, 70_000, 1_000_000] {
            let bytes = (0..<count).map { _ in UInt8.random(in: 97...100, using: &generator) }
            if let gzip = Gzip.compress(bytes) {
                #expect(Gzip.decompress(gzip) == bytes)
                #expect(Gzip.decompress(Array(gzip.dropLast(3))) == nil)
            }
        }
        #expect(Gzip.compress([]) == nil)
        #expect(Gzip.compress((0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }) == nil)
        #expect(Gzip.decompress([]) == nil)
        #expect(Gzip.decompress([1, 2, 3]) == nil)
        let bomb = try #require(Gzip.compress([UInt8](repeating: 0, count: 1 << 20)))
        #expect(Gzip.decompress(bomb, limit: 1 << 16) == nil)
    }

    @Test func `fingerprints differ for every small change`() {
        var seen: Set<String> = []
        var inputs: [[UInt8]] = (0...40).map { [UInt8](repeating: 0, count: $0) }
        for bit in 0..<512 {
            var bytes = [UInt8](repeating: 0, count: 64)
            bytes[bit / 8] |= 1 << (bit % 8)
            inputs.append(bytes)
        }
        let words: [[UInt8]] = [
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9], [9, 9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8],
        ]
        for bytes in inputs + words { seen.insert(Fingerprint(bytes).text) }
        #expect(seen.count == inputs.count + words.count)
        #expect(seen.allSatisfy { $0.count == 32 })
    }
}
