import Foundation
import HTTPTypes
import PagesSupport
import Testing

/// The one script, and what keeps every other from running.
@Suite struct ScriptTests {
    private let site = TestSite()

    @Test func `its address changes with its content, so that it may be kept for good`() async throws {
        let page = try await site.client.get("/page").text
        let scripts = page.matches(of: /<script([^>]*)>([^<]*)<\/script>/)
        let script = try #require(scripts.first)
        #expect(scripts.count == 1 && page.matches(of: /<script/).count == 1)
        #expect(script.output.2.isEmpty && script.output.1.hasSuffix(" defer"))
        let path = try #require(page.firstMatch(of: /src="(\/assets\/site-([0-9a-f]{16})\.js)"/))
        let answer = try await site.client.get(String(path.output.1))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/javascript; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(Fingerprint(answer.bytes).text.hasPrefix(path.output.2))
        #expect(Fingerprint(answer.bytes + [0x0A]).text.hasPrefix(path.output.2) == false)
        #expect(try await site.client.get("/assets/site-0000000000000000.js").status == .notFound)
    }

    @Test func `it asks nobody but this site and makes no code from text`() async throws {
        let page = try await site.client.get("/page").text
        let path = try #require(page.firstMatch(of: /\/assets\/site-[0-9a-f]+\.js/))
        let text = try await site.client.get(String(path.output)).text
        for word in [
            "eval(", "Function(", "innerHTML", "outerHTML", "document.write", "://", "cookie",
        ] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains("textContent"))
        // Kept in the browser is what was not saved or sent, and nothing else; in one place, which says whose it is.
        let kept = text.components(separatedBy: "localStorage").dropFirst().map { $0.prefix { $0 != "(" } }
        #expect(Set(kept) == [".setItem", ".removeItem", ".getItem", ").filter"])
        // A tab remembers which draft it has sent, by its key alone.
        let remembered = text.components(separatedBy: "sessionStorage").dropFirst().map { $0.prefix { $0 != "(" } }
        #expect(remembered.sorted() == [".getItem", ".removeItem", ".setItem"])
        #expect(text.matches(of: /remember\((sentKey, key|leftKey, whose)\)/).count == 2)
        #expect(!text.contains("password") && !text.contains("passphrase"))
        #expect(text.contains("`shirube-draft:${whose}:") && text.matches(of: /localStorage\.setItem/).count == 1)
    }

    @Test(arguments: ["/page", "/en/page", "/nothing", "/broken", "/assets/icon.svg"])
    func `no page lets anything run or load that is not of this site`(path: String) async throws {
        let answer = try await site.client.get(path)
        let name = try #require(HTTPField.Name("Content-Security-Policy"))
        let policy = try #require(answer.headers[name])
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
        let directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        let sources = Dictionary(directives.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { $0 + $1 })
        #expect(sources["default-src"] == ["'none'"])
        for kind in ["script-src", "style-src", "connect-src", "form-action"] { #expect(sources[kind] == ["'self'"]) }
        #expect(sources["base-uri"] == ["'none'"] && sources["frame-ancestors"] == ["'none'"])
    }
}
