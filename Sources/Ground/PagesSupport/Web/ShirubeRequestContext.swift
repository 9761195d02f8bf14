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
    /// The network address of whoever asks: the other end of the connection, or what a trusted proxy there says
    /// (``TrustedProxies``); empty where there is none.
    package internal(set) var remoteAddress: String
    /// Whether the answer is the same for everybody; one for all copies of this context.
    package let scope = AnswerScope()
    private var knownVisitor = Visitor.anyone

    /// Who asks; nobody in particular before somebody finds out.
    ///
    /// Whoever looks makes the answer one for this visitor alone (``AnswerScope``).
    package var visitor: Visitor {
        get {
            scope.makePersonal()
            return knownVisitor
        }
        set {
            if newValue.person != nil { scope.makePersonal() }
            knownVisitor = newValue
        }
    }

    package var language: Language { reading.language }

    /// For a request that came through a socket.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        reading = .japanese
        isFromThisMachine = source.channel.remoteAddress.map(Self.isLoopback) ?? false
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        switch address {
        case .v4: address.ipAddress?.hasPrefix("127.") == true
        case .v6: address.ipAddress == "::1" || address.ipAddress?.hasPrefix("::ffff:127.") == true
        case .unixDomainSocket: true
        }
    }

    /// For a request that is made inside the program: tests and static publishing.
    package init(logger: Logger, isFromThisMachine: Bool = true, remoteAddress: String? = nil) {
        var logger = logger
        logger[metadataKey: "hb.request.id"] = "\(RequestID())"
        coreContext = CoreRequestContextStorage(source: InProcessSource(logger: logger))
        reading = .japanese
        self.isFromThisMachine = isFromThisMachine
        self.remoteAddress = remoteAddress ?? (isFromThisMachine ? "127.0.0.1" : "")
    }

    private struct InProcessSource: RequestContextSource {
        let logger: Logger
    }
}
