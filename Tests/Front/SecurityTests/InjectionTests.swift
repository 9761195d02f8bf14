import City
import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// What somebody writes into an address must not become a header, a file or a way to another site.
@Suite struct InjectionTests {
    private static let breaks = ["\r\nSet-Cookie: planted=1", "\nLocation: https://evil.example/", "\r\n\r\n<script>"]
    private static let elsewhere = [
        "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "///evil.example",
        "/\t/evil.example", "javascript:alert(1)", "data:text/html,x", "https:evil.example", "/%0d%0aX:1",
        "\u{3000}//evil.example",
    ]
    private static let outside = [
        "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..\\..\\etc\\passwd",
        "%2fetc%2fpasswd", "....//....//etc/passwd", "%00", "site.css%00.png", ".git/config", "var/shirube.sqlite",
    ]

    /// An address of every route that can be asked for, with `text` wherever it takes one.
    private func addresses(_ site: WholeSite, _ text: String) -> [String] {
        let encoded = PercentEncoding.encode(text)
        let names = [
            "next", "q", "sort", "show", "unit", "node", "plan", "before", "state", "department", "to", "return",
        ]
        let query = "?" + names.map { "\($0)=\(encoded)" }.joined(separator: "&")
        return (site.patterns["GET"] ?? []).flatMap { pattern -> [String] in
            let path = pattern.replacing(/\{[^}]*\}/, with: encoded)
            let known = pattern.replacing("{plan}", with: "town").replacing("{year}", with: "2023")
                .replacing(/\{[^}]*\}/, with: encoded)
            return [path, known].flatMap { [$0, $0 + "/", $0 + query] }
        }
    }

    @Test func `a line break in an address never becomes a header`() async throws {
        let site = try await WholeSite()
        for text in Self.breaks {
            for path in addresses(site, text) {
                let answer = try await site.client.get(path)
                #expect(answer.status.code < 500, "\(path)")
                #expect(answer.headers.harm == [], "\(path)")
                #expect(!answer.headers[values: .setCookie].contains { $0.contains("planted") }, "\(path)")
            }
        }
    }

    @Test func `no address leads to another site`() async throws {
        let site = try await WholeSite()
        let member = try await site.member(.office)
        for text in Self.elsewhere {
            for path in addresses(site, text) where !path.hasSuffix("/") || path.contains("evil") {
                let answer = try await site.client.get(path)
                #expect(answer.status.code < 500 && answer.headers.harm == [], "\(path)")
            }
            for form in ["/office/sign-in/", "/office/account/confirm/"] {
                try await member.get(form + "?next=" + PercentEncoding.encode(text))
                #expect(member.answers.flatMap(\.headers.harm) == [], "\(text)")
                #expect(member.isPage && member.document.harm == [], "\(text)")
            }
        }
    }

    @Test func `no address leads out of the site's own files`() async throws {
        let site = try await WholeSite()
        let places = ["/", "/assets/", "/plans/", "/plans/town/2023/documents/", "/office/", "/plans/town/2023/"]
        for place in places {
            for text in Self.outside {
                let answer = try await site.client.get(place + text)
                #expect(answer.status.code < 500, "\(place + text)")
                #expect(!answer.text.contains("root:") && !answer.text.contains("SQLite format"), "\(place + text)")
                #expect(
                    [303, 308, 400, 404, 422].contains(answer.status.code),
                    "\(place + text): \(answer.status.code)"
                )
            }
        }
    }

    @Test(arguments: [
        "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override",
    ])
    func `a request is what its method says, whatever a header or field adds`(name: String) async throws {
        let site = try await WholeSite()
        let field = try #require(HTTPField.Name(name))
        for path in ["/", "/office/sign-in/"] {
            let plain = try await site.client.get(path)
            for method in ["POST", "DELETE", "PUT"] {
                let answer = try await site.client.get(path + "?_method=" + method, headers: [field: method])
                #expect(answer.status == plain.status || answer.status == .unprocessableContent, "\(path) \(method)")
            }
        }
        let before = try await site.stored()
        let member = try await site.member(.administrator)
        try await member.get("/office/sign-out/?_method=POST&form-token=x")
        try await member.get("/office/")
        #expect(member.path == "/office/")
        #expect(try await site.stored()["city_member"] == before["city_member"])
    }

    @Test func `nobody is signed in by a cookie that somebody else has set`() async throws {
        let site = try await WholeSite()
        let member = try await site.member(.office)
        let token = try #require(member.cookies["__Host-shirube-session"])
        // Without the prefix by which browsers keep other hosts away, twice, longer than any, cut off.
        let cookies = [
            "shirube-session=\(token)", "__Host-shirube-session=\(token); __Host-shirube-session=\(token)",
            "__Host-shirube-session=\(token)\(token)", "__Host-shirube-session=\(token.dropLast())",
            "__Host-shirube-session=" + String(repeating: "A", count: 20_000), "__Secure-shirube-session=\(token)",
            "__Host-shirube-session=\(token)x; x=y", "__host-shirube-session=\(token)",
        ]
        for cookie in cookies {
            let answer = try await site.client.get("/office/", headers: [.cookie: cookie])
            #expect(
                answer.status == .seeOther && answer.headers[.location]?.hasPrefix("/office/sign-in/") == true,
                "\(cookie.prefix(80))"
            )
        }
        let ours = try await site.client.get("/office/", headers: [.cookie: "__Host-shirube-session=\(token)"])
        #expect(ours.status == .ok)
    }
}
