import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import PagesSupport

/// Nothing gets into a page that takes forms but the forms of this site, from the visitor to whom they were shown.
@Suite struct FormGateTests {
    /// Binds forms to whatever the cookie says; a cookie that begins with `p-` is a person's.
    private struct Visitors: RouterMiddleware {
        static let cookie = CookieName("visit")

        struct Person: SignedInPerson {
            let municipality = "999999"
            let identifier: String
            let shownName = "主査"
        }

        func handle(
            _ request: Request,
            context: ShirubeRequestContext,
            next: (Request, ShirubeRequestContext) async throws -> Response
        ) async throws -> Response {
            var context = context
            if let value = CookiePolicy().value(of: Self.cookie, in: request.headers) {
                let person = value.hasPrefix("p-") ? Person(identifier: value) : nil
                context.visitor = Visitor(person: person, binding: FormBinding(value))
            }
            return try await next(request, context)
        }
    }

    private let gate = FormGate(FormTokens(secret: [UInt8](repeating: 7, count: 32)) { 1_700_000_000 })

    private func client(_ cache: PageCache = PageCache()) -> InProcessClient {
        InProcessClient(
            makeSiteRouter(origin: SiteOrigin("https://dx.example.lg.jp")) { router in
                router.add(middleware: Visitors())
                for prefix in ["", "/en"] {
                    router.get(RouterPath(prefix + "/form/")) { request, context in
                        PageResponse(
                            bytes: Array((gate.token(for: "/form/", context) ?? "none").utf8),
                            contentType: "text/plain"
                        )
                        .response(to: request)
                    }
                    gate.post(RouterPath(prefix + "/form/"), on: router, limits: .oneFile(100)) { body, _, _ in
                        Response(
                            status: .ok,
                            body: ResponseBody(byteBuffer: ByteBuffer(string: try body.text("a") ?? "-"))
                        )
                    }
                }
                router.get("/public") { request, _ in
                    await cache.page(.init(revision: "1", path: "/public")) {
                        PageResponse(bytes: Array("for all".utf8), contentType: "text/plain")
                    }.response(to: request)
                }
                router.get("/mixed") { request, context in
                    await cache.page(.init(revision: "1", path: "/mixed")) {
                        let name = context.visitor.person?.shownName ?? "nobody"
                        return PageResponse(bytes: Array(name.utf8), contentType: "text/plain")
                    }.response(to: request)
                }
                router.get("/cookie") { request, _ in
                    await cache.page(.init(revision: "1", path: "/cookie")) {
                        var page = PageResponse(bytes: Array("x".utf8), contentType: "text/plain")
                        page.extraHeaders.append(CookiePolicy().setting(Visitors.cookie, to: "new"))
                        return page
                    }.response(to: request)
                }
            }
        )
    }

    private func cookie(_ value: String) -> HTTPFields { [.cookie: "__Host-visit=\(value)"] }

    private func send(
        _ client: InProcessClient,
        _ path: String = "/form/",
        token: String?,
        _ headers: HTTPFields
    ) async throws -> InProcessClient.Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = "a=%E6%A8%99" + (token.map { "&form-token=\($0)" } ?? "")
        return try await client.send(.post, path, headers: headers, body: Array(body.utf8))
    }

    @Test func `a form that was shown may be sent, in any language`() async throws {
        let client = client()
        let token = try await client.get("/form/", headers: cookie("v1")).text
        for path in ["/form/", "/en/form/"] {
            let answer = try await send(client, path, token: token, cookie("v1"))
            #expect(answer.status == .ok)
            #expect(answer.text == "標")
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `without its token, or with somebody else's, it has expired and nothing is kept`() async throws {
        let client = client()
        let token = try await client.get("/form/", headers: cookie("v1")).text
        for (token, headers) in [
            (nil, cookie("v1")), ("", cookie("v1")), ("x", cookie("v1")), (token, cookie("v2")), (token, HTTPFields()),
            (token + "&form-token=" + token, cookie("v1")),
        ] as [(String?, HTTPFields)] {
            let answer: InProcessClient.Answer = try await send(client, token: token, headers)
            #expect(answer.status.kind == .clientError)
            #expect(answer.text.contains(answer.status == .forbidden ? "有効期限が切れました" : "何も保存していません"))
            #expect(answer.headers[.cacheControl] == "no-store")
        }
        let english = try await send(client, "/en/form/", token: nil, cookie("v1"))
        #expect(english.status == .forbidden)
        #expect(english.text.contains("What was sent has not been saved."))
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

    @Test(
        arguments: [
            (nil, "http://localhost", 200), (nil, "https://localhost", 200), (nil, "https://dx.example.lg.jp", 200),
            ("same-origin", nil, 200), ("same-origin", "http://localhost", 200), (nil, "https://evil.example", 403),
            (nil, "null", 403), (nil, "http://localhost.evil.example", 403), (nil, "http://localhost:8081", 403),
            ("cross-site", nil, 403), ("same-site", nil, 403), ("none", nil, 403),
            ("same-origin", "https://evil.example", 403),
            ("cross-site", "http://localhost", 403), (nil, "", 403), (nil, "http://dx.example.lg.jp", 403),
        ] as [(String?, String?, Int)]
    )
    func `a form comes from this site, whatever token it has`(site: String?, origin: String?, status: Int) async throws
    {
        let client = client()
        let token = try await client.get("/form/", headers: cookie("v1")).text
        var headers = cookie("v1")
        if let site, let name = Self.fetchSite { headers[name] = site }
        if let origin { headers[.origin] = origin }
        #expect(try await send(client, token: token, headers).status.code == status)
    }

    @Test func `a form that is too large, broken or of another kind is refused with a reason`() async throws {
        let client = client()
        let headers = cookie("v1")
        let cases: [(String, [UInt8], Int, String)] = [
            ("application/x-www-form-urlencoded", Array("a=%ff".utf8), 400, "読み取れません"),
            ("application/x-www-form-urlencoded", Array(repeating: 0x61, count: 600_000), 413, "512 KiB"),
            ("multipart/form-data; boundary=b", Array("--b".utf8), 400, "UTF-8"),
            ("application/json", Array("{}".utf8), 415, "multipart/form-data"),
        ]
        for (type, bytes, status, words) in cases {
            var headers = headers
            headers[.contentType] = type
            let answer = try await client.send(.post, "/form/", headers: headers, body: bytes)
            #expect(answer.status.code == status)
            #expect(answer.text.contains(words), "\(type)")
        }
    }

    @Test func `a page that looks at the visitor is kept by nobody and has no tag`() async throws {
        let cache = PageCache()
        let client = client(cache)
        for headers in [cookie("p-1"), cookie("v1"), HTTPFields()] {
            let answer = try await client.get("/mixed", headers: headers)
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.eTag] == nil)
            #expect(HTTPField.Name("Referrer-Policy").flatMap { answer.headers[$0] } == "same-origin")
            #expect(answer.text == (headers[.cookie] == "__Host-visit=p-1" ? "主査" : "nobody"))
        }
        #expect(cache.usage.pages == 0)
    }

    @Test func `a public page is shared by everybody else, and made anew for somebody who has signed in`() async throws
    {
        let cache = PageCache()
        let client = client(cache)
        let shared = try await client.get("/public")
        let tag = try #require(shared.headers[.eTag])
        #expect(cache.usage.pages == 1)
        var known: HTTPFields = [.ifNoneMatch: tag]
        #expect(try await client.get("/public", headers: known).status == .notModified)
        known[.cookie] = "__Host-visit=p-1"
        for headers in [cookie("p-1"), known] {
            let answer = try await client.get("/public", headers: headers)
            #expect(answer.status == .ok)
            #expect(answer.text == "for all")
            #expect(answer.headers[.eTag] == nil)
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `an answer that sets a cookie is kept by nobody`() async throws {
        let cache = PageCache()
        let answer = try await client(cache).get("/cookie")
        #expect(answer.headers[.setCookie]?.hasPrefix("__Host-visit=new;") == true)
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.eTag] == nil)
        #expect(cache.usage.pages == 0)
    }

    @Test func `a message is said once, and only by its name`() throws {
        let field = Flash("saved").setting(CookiePolicy())
        let sent = String(field.value.prefix { $0 != ";" })
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "x",
            path: "/",
            headerFields: [.cookie: sent]
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let taken = try #require(Flash.taken(from: request, CookiePolicy()))
        #expect(taken.name == "saved")
        #expect(taken.removal.value.hasSuffix("Max-Age=0"))
    }

    @Test func `after a form the reader is sent on with 303`() throws {
        let path = try #require(SitePath("/office/"))
        let response = Response.seeOther(
            path,
            [CookiePolicy().setting(Visitors.cookie, to: "a"), Flash("saved").setting(CookiePolicy())]
        )
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/office/")
        #expect(response.headers[values: .setCookie].count == 2)
    }
}
