import Glibc
import PagesSupport
import Server

/// The site as `shirube serve` serves it, except that no page is kept: what it costs to make each one anew.
///
/// Ends with SIGTERM.
struct UncachedServer {
    let database: String

    func run() async throws {
        var configuration = ServerConfiguration()
        configuration.database = database
        configuration.port = 0
        try await ShirubeServer(configuration, cache: PageCache(capacity: 0)).run { address in
            print(address)
            fflush(nil)
        }
    }
}
