package import Hummingbird
package import Logging
import NIOCore
package import Wording

/// What is known about a request besides the request itself.
package struct ShirubeRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// What the address asks for; set before any route runs.
    package var reading: Reading
    /// Whether the connection comes from the machine itself: from whoever keeps it, or from a proxy on it.
    package let isFromThisMachine: Bool

    package var language: Language { reading.language }

    /// For a request that came through a socket.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        reading = .japanese
        isFromThisMachine = source.channel.remoteAddress.map(Self.isLoopback) ?? false
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        switch address {
        case .v4: address.ipAddress?.hasPrefix("127.") == true
        case .v6: address.ipAddress == "::1" || address.ipAddress?.hasPrefix("::ffff:127.") == true
        case .unixDomainSocket: true
        }
    }

    /// For a request that is made inside the program: tests and static publishing.
    package init(logger: Logger, isFromThisMachine: Bool = true) {
        var logger = logger
        logger[metadataKey: "hb.request.id"] = "\(RequestID())"
        coreContext = CoreRequestContextStorage(source: InProcessSource(logger: logger))
        reading = .japanese
        self.isFromThisMachine = isFromThisMachine
    }

    private struct InProcessSource: RequestContextSource {
        let logger: Logger
    }
}
