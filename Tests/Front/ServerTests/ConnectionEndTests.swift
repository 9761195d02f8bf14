import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Server

/// Which connections end with their answer.
struct ConnectionEndTests {
    /// What the site is told of a request, and what the client is told with the answer.
    private func headers(
        _ version: HTTPVersion,
        _ connection: String?,
        on channel: EmbeddedChannel
    ) throws -> [String?] {
        var head = HTTPRequestHead(version: version, method: .GET, uri: "/")
        if let connection { head.headers.add(name: "connection", value: connection) }
        try channel.writeInbound(HTTPServerRequestPart.head(head))
        guard case .head(let told) = try channel.readInbound(as: HTTPServerRequestPart.self) else { return [] }
        for status in [HTTPResponseStatus.continue, .ok] {
            try channel.writeOutbound(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: status)))
        }
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        var answers: [String?] = []
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            if case .head(let head) = part { answers.append(head.headers.first(name: "connection")) }
        }
        #expect(answers.first == .some(nil))
        return [told.headers.first(name: "connection"), answers.last ?? nil]
    }

    @Test(
        arguments: [
            (HTTPVersion.http1_0, nil), (.http1_0, "keep-alive"), (.http1_0, "close"), (.http1_1, "close"),
            (.http1_1, "Close"), (.http1_1, "close, TE"),
        ] as [(HTTPVersion, String?)]
    )
    func `the connection ends where the client waits for its end`(version: HTTPVersion, connection: String?) throws {
        let channel = EmbeddedChannel(handler: ConnectionEnd())
        #expect(try headers(version, connection, on: channel) == ["close", "close"])
    }

    @Test(arguments: [nil, "keep-alive", "TE"] as [String?])
    func `every other one stays open`(connection: String?) throws {
        let channel = EmbeddedChannel(handler: ConnectionEnd())
        for _ in 0..<3 { #expect(try headers(.http1_1, connection, on: channel) == [connection, nil]) }
        #expect(try headers(.http1_0, connection, on: channel) == ["close", "close"])
    }
}
