import HTTPTypes
package import Hummingbird

/// Makes the router of the site: security headers, error pages, the guard of addresses and the refusal of other sites'
/// forms around every route.
///
/// `origin` is where readers find the site, as far as that is known; `proxies` are those that it stands behind. Every `GET` answers `HEAD` too, and a path that exists answers other methods with 405 and what it allows.
package func makeSiteRouter(
    origin: SiteOrigin? = nil,
    proxies: TrustedProxies = TrustedProxies(),
    _ addRoutes: (Router<ShirubeRequestContext>) throws -> Void
) rethrows -> Router<ShirubeRequestContext> {
    let router = Router(context: ShirubeRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders(origin: origin))
    router.add(middleware: ForwardedClients(proxies: proxies))
    router.add(middleware: ErrorPages())
    router.add(middleware: AddressGuard())
    router.add(middleware: SameSiteForms(origin: origin))
    router.addRoutes(AssetRoutes().routes)
    try addRoutes(router)
    refuseOtherMethods(router)
    return router
}

/// Adds a refusal for each method that a path does not have.
private func refuseOtherMethods(_ router: Router<ShirubeRequestContext>) {
    var methods: [String: (path: RouterPath, methods: [HTTPRequest.Method])] = [:]
    for route in router.routes {
        methods[route.path.description, default: (route.path, [])].methods.append(route.method)
    }
    for (path, present) in methods.values {
        var allowed = present
        if present.contains(.get), !present.contains(.head) { allowed.append(.head) }
        let sorted = allowed.sorted { $0.rawValue < $1.rawValue }
        for method in refusable where !allowed.contains(method) {
            router.on(path, method: method) { _, _ -> Response in
                throw PageError.methodNotAllowed(allowed: sorted)
            }
        }
    }
}

/// `HEAD` is among them for paths that can only be posted to.
private let refusable: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]

/// The stylesheet, the script, the icon in both forms, and a word to those who read the site for search engines.
struct AssetRoutes {
    /// Everything may be read; pages that should not be found say so themselves.
    private static let robots = "User-agent: *\nDisallow:\n"

    var routes: RouteCollection<ShirubeRequestContext> {
        let style = PageResponse(
            bytes: Stylesheet.site.bytes,
            contentType: "text/css; charset=utf-8",
            freshness: .immutable
        )
        let script = PageResponse(
            bytes: SiteScript.site.bytes,
            contentType: "text/javascript; charset=utf-8",
            freshness: .immutable
        )
        let icon = PageResponse(bytes: SiteIcon.bytes, contentType: "image/svg+xml")
        let plainIcon = PageResponse(bytes: SiteIcon.pixels, contentType: "image/vnd.microsoft.icon")
        let robots = PageResponse(bytes: Array(Self.robots.utf8), contentType: "text/plain; charset=utf-8")
        return RouteCollection(context: ShirubeRequestContext.self)
            .get(RouterPath(Stylesheet.site.path)) { request, _ in style.response(to: request) }
            .get(RouterPath(SiteScript.site.path)) { request, _ in script.response(to: request) }
            .get(RouterPath(SiteIcon.path)) { request, _ in icon.response(to: request) }
            .get(RouterPath(SiteIcon.plainPath)) { request, _ in plainIcon.response(to: request) }
            .get("/robots.txt") { request, _ in robots.response(to: request) }
    }
}
