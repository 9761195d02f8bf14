import City
import CityStorage
import Figures
import Foundation
import PagesSupport
import SQLiteDriver
import Server
import Testing
import Wording

/// What no browser sends, to the server itself.
@Suite(.serialized) struct RawRequestTests {
    /// The status of each answer in what came back.
    private func statuses(_ text: String) -> [Int] {
        text.matches(of: #/HTTP/1\.1 ([0-9]{3})/#).compactMap { Int($0.1) }
    }

    /// What a request would smuggle in: an address whose answer cannot be mistaken.
    private static let hidden = "GET /robots.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    /// Requests whose end two readers could see at two places; the second is the hidden one.
    private static func ambiguous(_ lines: [String], _ body: String) -> String {
        (["POST /office/sign-in/ HTTP/1.1", "Host: x", "Content-Type: application/x-www-form-urlencoded"] + lines)
            .joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    private static var smuggling: [(String, String)] {
        let chunks = "0\r\n\r\n"
        let length = "\(chunks.utf8.count + hidden.utf8.count)"
        return [
            ("both lengths", ambiguous(["Content-Length: \(length)", "Transfer-Encoding: chunked"], chunks + hidden)),
            (
                "both, the other way round",
                ambiguous(["Transfer-Encoding: chunked", "Content-Length: 4"], "5c\r\n" + hidden)
            ),
            ("two lengths", ambiguous(["Content-Length: 0", "Content-Length: \(length)"], hidden)),
            ("a list of lengths", ambiguous(["Content-Length: 0, \(length)"], hidden)),
            ("a signed length", ambiguous(["Content-Length: +0"], hidden)),
            ("a negative length", ambiguous(["Content-Length: -1"], hidden)),
            ("a length in hexadecimal", ambiguous(["Content-Length: 0x0"], hidden)),
            (
                "a blank before the colon",
                ambiguous(["Transfer-Encoding : chunked", "Content-Length: 0"], chunks + hidden)
            ),
            ("an unknown encoding", ambiguous(["Transfer-Encoding: xchunked"], chunks + hidden)),
            ("chunked, but not last", ambiguous(["Transfer-Encoding: chunked, identity"], chunks + hidden)),
            (
                "chunked twice",
                ambiguous(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], chunks + hidden)
            ),
            ("a folded line", ambiguous(["Transfer-Encoding:", " chunked", "Content-Length: 0"], chunks + hidden)),
            ("a broken chunk", ambiguous(["Transfer-Encoding: chunked"], "xyz\r\n" + hidden)),
            ("a chunk of no known size", ambiguous(["Transfer-Encoding: chunked"], "-1\r\n" + hidden)),
            (
                "a line feed alone in a name",
                ambiguous(["X: y\rContent-Length: 0", "Transfer-Encoding: chunked"], "5\r\n" + hidden)
            ),
        ]
    }

    @Test(.timeLimit(.minutes(5)))
    func `a request whose end is in doubt is refused, and nothing behind it is answered`()
        async throws
    {
        try await RawServer.run { server in
            for (name, request) in Self.smuggling {
                let answer = try await server.exchange(request)
                #expect(!answer.contains("Disallow"), "\(name): \(answer.suffix(600))")
                #expect(statuses(answer).count <= 1, "\(name): \(statuses(answer))")
                #expect(statuses(answer).allSatisfy { (400..<600).contains($0) }, "\(name): \(statuses(answer))")
            }
            // The same hidden request is answered where it is one.
            #expect(try await server.exchange(Self.hidden).contains("Disallow"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `headers, cookies and addresses that are larger than any browser's are refused`()
        async throws
    {
        try await RawServer.run { server in
            func get(_ path: String, _ lines: [String]) async throws -> [Int] {
                let head = ["GET \(path) HTTP/1.1", "Host: x", "Connection: close"] + lines
                return statuses(try await server.exchange(head.joined(separator: "\r\n") + "\r\n\r\n"))
            }
            let long = String(repeating: "a", count: 40_000)
            for lines in [
                ["Cookie: __Host-shirube-session=\(long)"], ["X-Long: \(long)"], ["\(long): x"],
                (0..<200).map { "X-\($0): y" }, (0..<50).map { "X-\($0): \(long.prefix(1000))" },
            ] {
                let answer = try await get("/", lines)
                #expect(answer.allSatisfy { (400..<500).contains($0) }, "\(lines[0].prefix(40)): \(answer)")
            }
            #expect(try await get("/" + long, []).allSatisfy { (400..<500).contains($0) })
            #expect(try await get("/" + long.prefix(5000), []) == [414])
            // One that is merely longer than ours is passed over.
            #expect(try await get("/", ["Cookie: __Host-shirube-session=\(long.prefix(8000))"]) == [200])
            #expect(try await get("/", []) == [200])
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what is no request of the web is refused, and nothing is echoed`() async throws
    {
        try await RawServer.run { server in
            for request in [
                "TRACE / HTTP/1.1\r\nHost: x\r\nX-Secret: s3cret\r\nConnection: close\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nX-Secret: s3cret\r\nConnection: close\r\n\r\n",
                "GET http://evil.example/s3cret HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "s3cret\r\n\r\n", "GET /\r\n\r\n", "\u{16}\u{3}\u{1}s3cret", "GET / HTTP/9.9\r\nHost: s3cret\r\n\r\n",
                "GET /s3cret\u{0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\u{0}s3cret\r\nConnection: close\r\n\r\n",
            ] {
                let answer = try await server.exchange(request)
                #expect(!answer.contains("s3cret"), "\(request): \(answer.prefix(300))")
                #expect(statuses(answer).allSatisfy { (400..<600).contains($0) }, "\(request): \(statuses(answer))")
            }
        }
    }

    /// The addresses that the record of one municipality has for refused sign-ins, the latest first.
    private func recorded(_ path: String, _ code: MunicipalityCode) async throws -> [String] {
        let store = try await SQLCityStore.open(SQLiteDatabase(path: path))
        let events = try await store.read { try $0.events(in: code, EventSelection(limit: 100)) }
        return events.filter { $0.kind == .signInRefused }.map(\.originator.address)
    }

    private func signIn(_ server: RawServer, from forwarded: String) async throws {
        let page = try await server.exchange("GET /office/sign-in/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        let cookie = try #require(page.firstMatch(of: /[Ss]et-[Cc]ookie: ([^;]*);/)).1
        let token = try #require(page.firstMatch(of: /name="form-token" value="([^"]*)"/)).1
        let body = "form-token=\(token)&name=nobody&passphrase=wrong+wrong+wrong"
        let answer = try await server.exchange(
            """
            POST /office/sign-in/ HTTP/1.1\r
            Host: x\r
            Origin: http://x\r
            Cookie: \(cookie)\r
            X-Forwarded-For: \(forwarded)\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: \(body.utf8.count)\r
            Connection: close\r
            \r
            \(body)
            """
        )
        try #require(statuses(answer) == [422], "\(answer.prefix(400))")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            (["127.0.0.1"], "198.51.100.7, 203.0.113.9", "203.0.113.9"), ([], "203.0.113.9", "127.0.0.1"),
            (["192.0.2.1"], "203.0.113.9", "127.0.0.1"), (["127.0.0.0/8"], "203.0.113.9, rubbish", "127.0.0.1"),
        ] as [([String], String, String)]
    )
    func `the record has the address that a trusted proxy tells, and never one that a client writes`(
        proxies: [String],
        forwarded: String,
        address: String
    ) async throws {
        let trusted = TrustedProxies(try proxies.map { try #require(AddressRange($0)) })
        let code = try MunicipalityCode(reading: "462012")
        try await RawServer.run { configuration in
            configuration.proxies = trusted
        } _: { server in
            let store = try await SQLCityStore.open(SQLiteDatabase(path: server.database))
            let town = RegisteredMunicipality(code: code, name: Bilingual("見本市", "Sample City"))
            try await PersonnelOffice(store: store).register(town, by: .terminal(account: "root"))
            try await signIn(server, from: forwarded)
            #expect(try await recorded(server.database, code) == [address])
        }
    }
}
