import CaseworkStorage
import City
import CityPages
import Exchange
import Figures
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import PagesSupport
package import PlanningStorage
import SQLInterface
import SQLiteDriver

/// The only place where the parts of the program are put together: database, store, site and web server.
package struct ShirubeServer: Sendable {
    package let configuration: ServerConfiguration
    package let store: SQLPlanStore
    private let database: SQLiteDatabase
    private let cache: PageCache
    private let office: OfficePages

    /// Opens the database and brings its schema up to date.
    ///
    /// - Throws: ``ServerError/database(_:path:)``.
    package init(
        _ configuration: ServerConfiguration,
        cache: PageCache = PageCache()
    ) async throws(ServerError) {
        self.configuration = configuration
        self.cache = cache
        do {
            database = try SQLiteDatabase(path: configuration.database)
            store = try await SQLPlanStore.open(database) { text in
                try RulesReader().read(Array(text.utf8), for: nil)
            }
            office = try await Office.pages(database, plans: store, configuration)
        } catch let error as ServerError {
            throw error
        } catch let refusal as Demonstration.Refusal {
            throw .demonstration(refusal.message)
        } catch let error as SQLError {
            throw .database(error, path: configuration.database)
        } catch {
            throw .other(String(describing: error))
        }
    }

    /// Serves until SIGTERM or SIGINT, then ends when the requests under way are answered.
    ///
    /// - Parameters:
    ///   - announce: is given the site's address once it can be asked for pages.
    ///   - announceMetrics: is given the address of the metrics after that, where there are any.
    /// - Throws: ``ServerError`` where an address cannot be listened on.
    package func run(
        announce: @escaping @Sendable (String) -> Void,
        announceMetrics: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws(ServerError) {
        let watch = MetricsServer(configuration.metrics)
        do {
            let own = BackgroundWork(configuration, office.desk, logger: logger)
            try await own.beside {
                try await application(watch: watch) { address in
                    announce(address)
                    if let address = watch.address { announceMetrics(address + "metrics") }
                }
                .runService()
            }
            try database.close()
        } catch {
            throw watch.failure(error) ?? failure(error)
        }
    }

    private func failure(_ error: any Error) -> ServerError {
        let (address, port) = (configuration.address, configuration.port)
        return ServerError(listening: error, at: address, port: port, option: "--port", addressOption: "--address")
    }

    /// The web server, ready to be run, with the one for the metrics beside it.
    ///
    /// The site is the last to start and the first to be told to end: while it answers the requests under way, the other
    /// one says so.
    private func application(
        watch: MetricsServer,
        announce: @escaping @Sendable (String) -> Void
    ) -> some ApplicationProtocol {
        let logger = logger
        let host = configuration.address
        let answers = KeptAnswers(capacity: cache.capacity / 4) { [database] in
            // A year may become public with the day, without a change in the database.
            database.changeMark()?.at(stage: Self.today().daysSince1970)
        }
        let readiness = Readiness(store: store)
        let router = Site(
            store: PublicPlanStore(store: store, seals: office.desk.seals) { Self.today() },
            archive: PublicPlanArchive(plans: store, seals: office.desk.seals) { Self.today() },
            cache: cache,
            readiness: readiness,
            origin: configuration.origin,
            proxies: configuration.proxies,
            office: office,
            showsDocuments: configuration.showsDocuments
        )
        .router()
        var metrics = SiteMetrics(
            routes: router.routes.map(\.path.description),
            readiness: readiness,
            cache: cache,
            version: configuration.version
        )
        metrics.answers = answers
        metrics.mail = { [office] in try? await office.desk.outbox.counts() }
        if configuration.metrics == nil { metrics.addRoutes(to: router, onlyForThisMachine: true) }
        let connections = LimitedConnections(open: metrics.connections, maximum: configuration.maximumConnections)
        var application = Application(
            responder: MeasuredResponder(router.buildResponder(), metrics: metrics.requests),
            server: HTTPServerBuilder { responder in
                EventLoopChannel(
                    channel: HTTP1Channel(responder: responder, configuration: Self.limits),
                    answers: answers
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: configuration.port),
                serverName: nil,
                availableConnectionsDelegate: connections
            ),
            onServerRunning: { channel in
                // The first thing that happens when the process is asked to end.
                channel.closeFuture.whenComplete { _ in readiness.stop() }
                announce(Self.address(host, channel))
            },
            logger: logger
        )
        if let server = watch.application(metrics, readiness: readiness, store: store, logger: logger) {
            application.addServices(server)
            application.beforeServerStarts { try await watch.started() }
        }
        return application
    }

    /// The day in Japan, where every municipality is.
    private static func today() -> CalendarDate { CalendarDate(inJapan: Date()) }

    private var logger: Logger {
        var logger = Logger(label: "shirube") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        return logger
    }

    static func address(_ host: String, _ channel: any Channel) -> String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return "http://\(shown):\(channel.localAddress?.port ?? 0)/"
    }

    /// A client has half a minute for each piece of a request; headers are far larger than any browser's.
    static let limits = HTTP1Channel.Configuration(
        idleTimeout: .seconds(30),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10,
            maxHeaderListSize: 32 << 10,
            maxHeaderFieldCount: 100
        )
    )
}
