import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import PagesSupport
import Planning
import Synchronization

/// The small server beside the site from which an administrator's tools take their figures.
///
/// It has a port of its own, so that no mistake in a proxy shows the figures to the public.
final class MetricsServer: Sendable {
    private let place: MetricsPlace?
    private let running = Mutex<String?>(nil)
    private let (starts, hasStarted) = AsyncStream.makeStream(of: Void.self)

    init(_ place: MetricsPlace?) {
        self.place = place
    }

    /// Where it listens; nothing before it does.
    var address: String? { running.withLock { $0 } }

    /// Returns when it listens.
    ///
    /// - Throws: `CancellationError` where it cannot: the site must not be announced then.
    func started() async throws {
        for await _ in starts { return }
        throw CancellationError()
    }

    /// The server; nothing where none is wanted.
    func application(
        _ metrics: SiteMetrics,
        readiness: Readiness,
        store: any PlanStore,
        logger: Logger
    ) -> Application<RouterResponder<ShirubeRequestContext>>? {
        guard let place else { return nil }
        let router = makeSiteRouter { router in
            metrics.addRoutes(to: router)
            WatchRoutes(store: store, readiness: readiness).addRoutes(to: router)
        }
        return Application(
            router: router,
            server: .http1(configuration: ShirubeServer.limits),
            configuration: ApplicationConfiguration(
                address: .hostname(place.address, port: place.port),
                serverName: nil,
                availableConnectionsDelegate: LimitedConnections(open: OpenConnections(), maximum: 64)
            ),
            onServerRunning: { channel in
                self.running.withLock { $0 = ShirubeServer.address(place.address, channel) }
                self.hasStarted.yield()
            },
            logger: logger
        )
    }

    /// Why it could not listen; nothing where it does, or was not wanted.
    func failure(_ error: any Error) -> ServerError? {
        guard let place, address == nil else { return nil }
        return ServerError(
            listening: error,
            at: place.address,
            port: place.port,
            option: "--metrics",
            addressOption: "--metrics-address"
        )
    }
}
