import NIOCore
import NIOHTTP1

/// Sees to it that a connection ends after the answer where the client expects that.
///
/// Clients of HTTP/1.0 read until the connection ends, and those that ask to keep it open expect words in the answer that
/// no newer version has; others end it by a list of words (`close, TE`). What follows in the pipeline knows neither the
/// version nor lists: it ends a connection whose request says `close` and nothing else, and so that is what it is told.
final class ConnectionEnd: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private static let last = "close"
    /// For each request that is not answered yet, whether the connection ends with its answer; oldest first.
    private var endings: [Bool] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        let isLast = !head.isKeepAlive || (head.version.major, head.version.minor) < (1, 1)
        endings.append(isLast)
        guard isLast else { return context.fireChannelRead(data) }
        head.headers.replaceOrAdd(name: "Connection", value: Self.last)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where endings.first == true && head.status.code >= 200:
            head.headers.replaceOrAdd(name: "Connection", value: Self.last)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            if !endings.isEmpty { endings.removeFirst() }
            context.write(data, promise: promise)
        case .head, .body: context.write(data, promise: promise)
        }
    }
}
