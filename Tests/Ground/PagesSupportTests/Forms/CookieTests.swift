import HTTPTypes
import Testing

@testable import PagesSupport

/// Cookies as they are set and read, and paths as they may be redirected to.
@Suite struct CookieTests {
    private let name = CookieName("shirube-session")

    @Test func `a cookie is for this host, the whole site and the server alone`() {
        let secure = CookiePolicy().setting(name, to: "abc", seconds: 60)
        #expect(secure.name == .setCookie)
        #expect(secure.value == "__Host-shirube-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60")
        let plain = CookiePolicy(isSecure: false).setting(name, to: "abc")
        #expect(plain.value == "shirube-session=abc; Path=/; HttpOnly; SameSite=Lax")
        #expect(CookiePolicy().removing(name).value.hasSuffix("Max-Age=0"))
    }

    @Test func `only a site that is known to be without TLS goes without Secure`() {
        #expect(CookiePolicy(origin: nil).isSecure)
        #expect(CookiePolicy(origin: SiteOrigin("https://dx.example.lg.jp")).isSecure)
        #expect(!CookiePolicy(origin: SiteOrigin("http://dx.example.lg.jp")).isSecure)
    }

    @Test func `a value can be any text and never ends the header`() {
        let text = "a; Domain=evil\r\nX: y=\"標\", b"
        let field = CookiePolicy().setting(name, to: text)
        #expect(field.value.filter { $0 == ";" }.count == 4)
        #expect(!field.value.unicodeScalars.contains { $0.value < 0x20 })
        // Control characters are not read back.
        let kept = CookiePolicy().setting(name, to: "標; =").value.prefix { $0 != ";" }
        #expect(CookiePolicy().value(of: name, in: [.cookie: String(kept)]) == "標; =")
    }

    @Test(
        arguments: [
            ("__Host-shirube-session=x", "x"), ("a=b; __Host-shirube-session=x; c", "x"),
            ("a=b;__Host-shirube-session=x", "x"),
            ("shirube-session=x", nil), ("__host-shirube-session=x", nil), ("__Host-shirube-session=", nil),
            ("__Host-shirube-session=x; __Host-shirube-session=y", nil), ("__Host-shirube-session=%ff", nil),
            ("__Host-shirube-session=%00", nil), ("", nil), (";;;=;", nil), ("x__Host-shirube-session=x", nil),
        ] as [(String, String?)]
    )
    func `only the site's own cookie is read, once`(header: String, value: String?) {
        #expect(CookiePolicy().value(of: name, in: [.cookie: header]) == value)
    }

    @Test func `a cookie that is too long is none`() {
        let long = "__Host-shirube-session=" + String(repeating: "x", count: CookiePolicy.longestValue)
        #expect(CookiePolicy().value(of: name, in: [.cookie: long]) != nil)
        #expect(CookiePolicy().value(of: name, in: [.cookie: long + "x"]) == nil)
    }

    @Test(arguments: [
        "/", "/office/", "/office/?a=b&c=%E6%A8%99", "/en/office/#top", "/a//b", "/a:b@c", "/%2F%2Fevil.example",
        "/.//evil",
    ])
    func `a path on this site may be gone to`(path: String) {
        #expect(SitePath(path)?.text == path)
    }

    @Test(arguments: [
        "", "office", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example",
        "https://evil.example/",
        "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", " /", "/ ", "/\r\nSet-Cookie: a=b", "/標", "/%",
        "/%00", "/%0d%0a",
        "/%ff", "/a\\b", "?a", "#a", "./a", "/" + String(repeating: "a", count: 2048),
    ])
    func `whatever a browser might read as another place is refused`(path: String) {
        #expect(SitePath(path) == nil)
    }

    @Test(arguments: [
        ("https://dx.example.lg.jp", "dx.example.lg.jp"), ("https://DX.example.lg.jp:443", "dx.example.lg.jp"),
        ("http://dx.example.lg.jp:80/", "dx.example.lg.jp"), ("http://127.0.0.1:8080", "127.0.0.1:8080"),
        ("http://[::1]:8080", "[::1]:8080"), ("https://dx.example.lg.jp:80", "dx.example.lg.jp:80"),
    ])
    func `an origin has a host as browsers send it`(origin: String, host: String) {
        #expect(SiteOrigin(origin)?.host == host)
    }
}
