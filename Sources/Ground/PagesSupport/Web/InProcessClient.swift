package import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore

/// Asks the site for pages inside the program, without a socket: for tests and static publishing.
///
/// Requests go through the same router, middleware included, as those of a browser.
package struct InProcessClient: Sendable {
    /// What came back.
    package struct Answer: Sendable {
        package let status: HTTPResponse.Status
        package let headers: HTTPFields
        /// As it would travel: compressed when `Content-Encoding` says so.
        package let bytes: [UInt8]

        /// The body as text, decompressed.
        package var text: String {
            let plain = headers[.contentEncoding] == "gzip" ? Gzip.decompress(bytes) ?? [] : bytes
            return String(decoding: plain, as: UTF8.self)
        }
    }

    private let responder: any HTTPResponder<ShirubeRequestContext>
    private let logger: Logger
    private let isFromThisMachine: Bool
    private let remoteAddress: String?

    /// `remoteAddress` is that of the other end of the connection that there is not.
    package init(
        _ router: Router<ShirubeRequestContext>,
        logger: Logger = InProcessClient.quietLogger,
        isFromThisMachine: Bool = true,
        remoteAddress: String? = nil
    ) {
        self.isFromThisMachine = isFromThisMachine
        self.remoteAddress = remoteAddress
        responder = router.buildResponder()
        self.logger = logger
    }

    /// Keeps metadata, which a handler that does nothing would drop: the request's identifier stands there.
    package static var quietLogger: Logger {
        var logger = Logger(label: "in-process") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }

    /// Sends one request, with path and query as they would stand on the request line.
    package func send(
        _ method: HTTPRequest.Method = .get,
        _ path: String,
        headers: HTTPFields = [:],
        body: [UInt8] = []
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "localhost",
            path: path,
            headerFields: headers
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let response = try await responder.respond(
            to: request,
            context: ShirubeRequestContext(
                logger: logger,
                isFromThisMachine: isFromThisMachine,
                remoteAddress: remoteAddress
            )
        )
        let collector = BodyCollector()
        try await response.body.write(CollectingWriter(collector: collector))
        return Answer(status: response.status, headers: response.headers, bytes: collector.bytes)
    }

    /// Gets one page.
    package func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers)
    }
}

/// The body so far; a writer is consumed by finishing it, so the bytes live beside it.
private final class BodyCollector {
    var bytes: [UInt8] = []
}

private struct CollectingWriter: ResponseBodyWriter {
    let collector: BodyCollector

    func write(_ buffer: ByteBuffer) async throws {
        collector.bytes.append(contentsOf: buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
