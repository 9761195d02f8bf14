import HTTPTypes
package import Hummingbird
import Logging
package import PagesSupport
package import Planning
import PlanningPages
import SQLInterface

/// The whole site over a store of plans.
package struct Site: Sendable {
    private let store: any PlanStore
    private let cache: PageCache

    package init(store: any PlanStore, cache: PageCache = PageCache()) {
        self.store = store
        self.cache = cache
    }

    /// Every route, with the middleware around them.
    package func router() -> Router<ShirubeRequestContext> {
        makeSiteRouter { router in
            router.add(middleware: BusyDatabase())
            HealthRoute(store: store).addRoutes(to: router)
            PlanPages(store: store, cache: cache).addRoutes(to: router)
        }
    }
}

/// `GET /healthz`: whether the process is up and its database answers.
struct HealthRoute: Sendable {
    let store: any PlanStore

    func addRoutes(to router: Router<ShirubeRequestContext>) {
        router.get("/healthz") { request, context -> Response in
            do {
                _ = try await store.revision
                return Self.answer("ok\n", .ok).response(to: request)
            } catch {
                context.logger.error("The database does not answer", metadata: ["error": "\(error)"])
                return Self.answer("database does not answer\n", .serviceUnavailable).response(to: request)
            }
        }
    }

    private static func answer(_ text: String, _ status: HTTPResponse.Status) -> PageResponse {
        PageResponse(
            bytes: Array(text.utf8),
            contentType: "text/plain; charset=utf-8",
            status: status,
            freshness: .noStore
        )
    }
}

/// A database that another program holds is a reason to try again, not a fault.
struct BusyDatabase: RouterMiddleware {
    func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch SQLError.busy {
            throw PageError.busy
        }
    }
}
