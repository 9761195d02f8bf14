import Exchange
package import Hummingbird
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
        } catch let error as SQLError {
            throw .database(error, path: configuration.database)
        } catch {
            throw .other(String(describing: error))
        }
    }

    /// Serves until SIGTERM or SIGINT, then ends when the requests under way are answered.
    ///
    /// - Parameter announce: is given the site's address once it can be asked for pages.
    /// - Throws: ``ServerError`` where the address cannot be listened on.
    package func run(announce: @escaping @Sendable (String) -> Void) async throws(ServerError) {
        do {
            try await application(announce: announce).runService()
            try database.close()
        } catch {
            throw ServerError(listening: error, configuration: configuration)
        }
    }

    /// The web server, ready to be run.
    package func application(
        announce: @escaping @Sendable (String) -> Void
    ) -> Application<RouterResponder<ShirubeRequestContext>> {
        let answers = KeptAnswers(capacity: cache.capacity / 4) { [database] in database.changeMark() }
        var logger = Logger(label: "shirube") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        let host = configuration.address
        return Application(
            router: Site(store: store, cache: cache).router(),
            server: HTTPServerBuilder { [answers] responder in
                EventLoopChannel(
                    channel: HTTP1Channel(responder: responder, configuration: Self.limits),
                    answers: answers
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: configuration.port),
                serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnections)
            ),
            onServerRunning: { channel in
                let shown = host.contains(":") ? "[\(host)]" : host
                announce("http://\(shown):\(channel.localAddress?.port ?? 0)/")
            },
            logger: logger
        )
    }

    /// A client has half a minute for each piece of a request; headers are far larger than any browser's.
    private static let limits = HTTP1Channel.Configuration(
        idleTimeout: .seconds(30),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10,
            maxHeaderListSize: 32 << 10,
            maxHeaderFieldCount: 100
        )
    )
}
