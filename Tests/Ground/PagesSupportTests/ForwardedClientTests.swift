import HTTPTypes
import Hummingbird
import PagesSupport
import Testing

/// Whose address a request behind proxies has.
@Suite struct ForwardedClientTests {
    private static let proxies = ["192.0.2.1", "10.1.0.0/16", "2001:db8:1::/64"]

    private func proxies(_ texts: [String]) throws -> TrustedProxies {
        TrustedProxies(try texts.map { try #require(AddressRange($0)) })
    }

    private func header(_ values: [String]) throws -> HTTPFields {
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        var fields: HTTPFields = [:]
        for value in values { fields.append(HTTPField(name: name, value: value)) }
        return fields
    }

    @Test(
        arguments: [
            ([], "192.0.2.1"), (["198.51.100.7"], "198.51.100.7"),
            // What stands left of the client's address the client has written.
            (["127.0.0.1, 198.51.100.7"], "198.51.100.7"), (["10.1.2.3, 198.51.100.7"], "198.51.100.7"),
            (["127.0.0.1", "198.51.100.7"], "198.51.100.7"),
            // Several proxies, one after the other.
            (["203.0.113.9, 198.51.100.7,10.1.2.3"], "198.51.100.7"),
            (["198.51.100.7", "10.1.2.3, 10.1.255.255"], "198.51.100.7"),
            (["10.1.2.3, 10.1.2.4"], "10.1.2.3"),
            // Ports, brackets, both versions, one spelling.
            (["198.51.100.7:4711"], "198.51.100.7"), (["[2001:DB8:2::7]:4711"], "2001:db8:2:0:0:0:0:7"),
            (["2001:db8:2::7"], "2001:db8:2:0:0:0:0:7"), (["::ffff:198.51.100.7"], "198.51.100.7"),
            (["198.51.100.7, 2001:db8:1::5"], "198.51.100.7"),
            // What is no address says nothing, and what is left of it neither.
            (["unknown"], "192.0.2.1"), (["127.0.0.1, _hidden"], "192.0.2.1"), ([""], "192.0.2.1"),
            ([",,,"], "192.0.2.1"),
            (["127.0.0.1,"], "192.0.2.1"), (["127.0.0.1 198.51.100.7"], "192.0.2.1"), (["1.2.3"], "192.0.2.1"),
            (["0x7f.0.0.1"], "192.0.2.1"), (["127.0.0.1, <script>, 10.1.2.3"], "10.1.2.3"),
            (["localhost"], "192.0.2.1"),
            (["[::1"], "192.0.2.1"), (["fe80::1%eth0"], "192.0.2.1"), (["300.1.1.1"], "192.0.2.1"),
        ] as [([String], String)]
    )
    func `behind a proxy the client is the first address from the right that is no proxy's`(
        sent: [String],
        client: String
    ) throws {
        #expect(try proxies(Self.proxies).client(of: "192.0.2.1", header(sent)) == client)
    }

    @Test(arguments: ["198.51.100.7", "10.2.0.1", "2001:db8:2::1", "", "192.0.2.10"])
    func `whoever is no proxy is believed nothing`(peer: String) throws {
        #expect(try proxies(Self.proxies).client(of: peer, header(["127.0.0.1"])) == peer)
        #expect(try proxies([]).client(of: "192.0.2.1", header(["127.0.0.1"])) == "192.0.2.1")
    }

    @Test func `a header without an end is read from the right, a few addresses far`() throws {
        let endless = Array(repeating: "10.1.2.3", count: 5000).joined(separator: ",")
        #expect(try proxies(Self.proxies).client(of: "10.1.0.1", header(["198.51.100.7", endless])) == "10.1.2.3")
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.0/7", "11.0.0.1", true),
        ("192.0.2.128/25", "192.0.2.200", true), ("192.0.2.128/25", "192.0.2.100", false),
        ("192.0.2.7/32", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false), ("::1", "::1", true),
        ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
        ("10.0.0.0/8", "::a00:1", false), ("127.0.0.1", "::ffff:127.0.0.1", true),
    ])
    func `a range holds the addresses that begin like it`(range: String, address: String, isInside: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(NetworkAddress(address))) == isInside)
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/0", "::/0", "10.0.0.0/33", "2001:db8::/129", "10.0.0.0/+8", "10.0.0.0/-8",
        "10.0.0.0/8/8", "proxy", "10.0.0.0/８", "10.0.0.1\u{0}", " 10.0.0.1", "10.0.0.0/99999999999999999999",
    ])
    func `what is no range, or holds every address, is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    private func address(seenFrom peer: String, _ sent: [String], _ trusted: [String]) async throws -> String {
        let router = makeSiteRouter(proxies: try proxies(trusted)) { router in
            router.get("/who") { _, context in
                Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: context.remoteAddress)))
            }
        }
        let client = InProcessClient(router, isFromThisMachine: false, remoteAddress: peer)
        return try await client.get("/who", headers: try header(sent)).text
    }

    @Test func `every page of the site sees the client behind the proxies that were named, and no other`() async throws
    {
        #expect(try await address(seenFrom: "127.0.0.1", ["198.51.100.7"], ["127.0.0.1"]) == "198.51.100.7")
        #expect(try await address(seenFrom: "127.0.0.1", ["198.51.100.7"], []) == "127.0.0.1")
        #expect(try await address(seenFrom: "203.0.113.5", ["198.51.100.7"], ["127.0.0.1"]) == "203.0.113.5")
    }

    @Test(
        arguments: [
            ("https://dx.example.lg.jp", "max-age=31536000"), ("http://dx.example.lg.jp", nil), (nil, nil),
        ] as [(String?, String?)]
    )
    func `a site that is reached with TLS tells browsers to use nothing else, with every answer`(
        origin: String?,
        header: String?
    ) async throws {
        let router = makeSiteRouter(origin: origin.flatMap { SiteOrigin($0) }) { router in
            router.get("/fault") { _, _ -> Response in throw PageError.busy }
        }
        let client = InProcessClient(router)
        let name = try #require(HTTPField.Name("Strict-Transport-Security"))
        for path in ["/fault", "/nothing", "/assets/icon.svg", "/%00"] {
            #expect(try await client.get(path).headers[name] == header, "\(path)")
        }
    }
}
