import HTTPTypes
package import Hummingbird

/// Refuses what another site's page sends with a visitor's cookies.
///
/// Browsers say from where a form comes: `Sec-Fetch-Site` where the connection is safe, `Origin` with every `POST`. A
/// program that says neither has no cookies that somebody could abuse, and still needs a form's token.
package struct SameSiteForms: RouterMiddleware {
    private let origin: SiteOrigin?

    /// - Parameter origin: where readers find the site, for one behind a proxy that asks under another name.
    package init(origin: SiteOrigin? = nil) {
        self.origin = origin
    }

    package func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.method.isSafe || isFromThisSite(request) else { throw PageError.formExpired }
        return try await next(request, context)
    }

    private func isFromThisSite(_ request: Request) -> Bool {
        if let name = Self.fetchSite, let site = request.headers[name], site != "same-origin" { return false }
        let origins = request.headers[values: .origin]
        guard let sender = origins.first else { return true }
        guard origins.count == 1, let sender = SiteOrigin(sender) else { return false }
        // Behind a proxy the connection to us says nothing of the scheme that the browser used, so hosts are compared.
        return sender == origin || request.head.authority.map { sender.host == $0.lowercased() } ?? false
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
}

extension HTTPRequest.Method {
    /// Whether it only asks, and changes nothing.
    var isSafe: Bool { [.get, .head, .options, .trace].contains(self) }
}
