import Exchange
package import Hummingbird
package import PagesSupport
import PapersPages
package import Planning
import PlanningPages
import SQLInterface

/// The whole site over a store of plans.
package struct Site: Sendable {
    private let store: any PlanStore
    private let archive: (any PlanArchive)?
    private let cache: PageCache
    private let readiness: Readiness
    private let origin: SiteOrigin?
    private let proxies: TrustedProxies
    private let office: OfficePages?
    private let showsDocuments: Bool

    /// `readiness` learns from the server when it is about to end; without one the site never is.
    ///
    /// `archive` has the earlier states of the plans, which have no pages without it.
    /// Without `office` there is nothing but the public pages; `showsDocuments` makes the office's documents some of them.
    package init(
        store: any PlanStore,
        archive: (any PlanArchive)? = nil,
        cache: PageCache = PageCache(),
        readiness: Readiness? = nil,
        origin: SiteOrigin? = nil,
        proxies: TrustedProxies = TrustedProxies(),
        office: OfficePages? = nil,
        showsDocuments: Bool = true
    ) {
        self.showsDocuments = showsDocuments
        self.office = office
        self.origin = origin
        self.proxies = proxies
        self.store = store
        self.archive = archive
        self.cache = cache
        self.readiness = readiness ?? Readiness(store: store)
    }

    /// Every route, with the middleware around them.
    package func router() -> Router<ShirubeRequestContext> {
        makeSiteRouter(origin: origin, proxies: proxies) { router in
            router.add(middleware: BusyDatabase())
            WatchRoutes(store: store, readiness: readiness).addRoutes(to: router)
            let plans = PlanPages(
                store: store,
                archive: archive,
                cache: cache,
                origin: origin,
                showsDocuments: showsDocuments
            )
            plans.addRoutes(to: router)
            if showsDocuments {
                DocumentPages(among: plans, cache: cache) { try DefinitionReader().read($0) }.addRoutes(to: router)
            }
            office?.addRoutes(to: router)
        }
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
