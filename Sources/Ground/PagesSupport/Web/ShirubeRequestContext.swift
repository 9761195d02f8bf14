package import Hummingbird
package import Logging
package import Wording

/// What is known about a request besides the request itself.
package struct ShirubeRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// What the address asks for; set before any route runs.
    package var reading: Reading

    package var language: Language { reading.language }

    /// For a request that came through a socket.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        reading = .japanese
    }

    /// For a request that is made inside the program: tests and static publishing.
    package init(logger: Logger) {
        var logger = logger
        logger[metadataKey: "hb.request.id"] = "\(RequestID())"
        coreContext = CoreRequestContextStorage(source: InProcessSource(logger: logger))
        reading = .japanese
    }

    private struct InProcessSource: RequestContextSource {
        let logger: Logger
    }
}
