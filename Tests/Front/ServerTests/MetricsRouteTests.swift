import HTTPTypes
import PagesSupport
import Server
import Testing

/// Who is shown the figures for monitoring on the site's own port.
@Suite struct MetricsRouteTests {
    private func status(isFromThisMachine: Bool, onlyForThisMachine: Bool) async throws -> HTTPResponse.Status {
        let store = try await SharedSite.site.store
        let readiness = Readiness(store: store)
        let metrics = SiteMetrics(routes: ["/"], readiness: readiness, cache: PageCache(), version: "1.2.3")
        let router = makeSiteRouter { router in
            metrics.addRoutes(to: router, onlyForThisMachine: onlyForThisMachine)
        }
        return try await InProcessClient(router, isFromThisMachine: isFromThisMachine).get("/metrics").status
    }

    @Test func `the machine itself is shown them, nobody else is`() async throws {
        #expect(try await status(isFromThisMachine: true, onlyForThisMachine: true) == .ok)
        #expect(try await status(isFromThisMachine: false, onlyForThisMachine: true) == .notFound)
    }

    @Test func `a port of their own shows them to whoever reaches it`() async throws {
        #expect(try await status(isFromThisMachine: false, onlyForThisMachine: false) == .ok)
    }
}
