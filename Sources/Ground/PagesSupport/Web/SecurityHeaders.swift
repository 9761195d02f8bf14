import HTTPTypes
package import Hummingbird

/// Puts the headers on every response that keep a browser from doing what no page of ours needs.
///
/// It is the outermost middleware, so that error pages have them too, and so that nobody is left out: an answer that was
/// made for one person, that sets a cookie or that follows a form is kept by nobody. It also leaves the body out where
/// `HEAD` was asked: the headers, the length included, stay those of `GET`.
package struct SecurityHeaders: RouterMiddleware {
    private let headers: [HTTPField]

    /// - Parameter origin: where readers find the site; where it is reached with TLS, browsers are told to use nothing else.
    package init(origin: SiteOrigin? = nil) {
        headers = Self.headers + (origin?.isEncrypted == true ? Self.encryption : [])
    }

    package func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await AnswerScope.$current.withValue(context.scope) { try await next(request, context) }
        if context.scope.isPersonal || response.headers.contains(.setCookie) || !request.method.isSafe {
            Self.keepFromOthers(&response)
        }
        for field in headers where !response.headers.contains(field.name) {
            response.headers.append(field)
        }
        if let name = Self.requestID { response.headers[name] = context.id }
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The address of the page, which may hold a secret (an invitation), stays on this site too.
    private static func keepFromOthers(_ response: inout Response) {
        response.headers[.cacheControl] = PageResponse.Freshness.noStore.header
        response.headers[.eTag] = nil
        response.headers[.lastModified] = nil
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "same-origin" }
    }

    private static let requestID = HTTPField.Name("X-Request-ID")

    /// For a year, for this name alone: what else the city serves below its name is not ours to promise.
    private static let encryption = fields([("Strict-Transport-Security", "max-age=31536000")])

    private static let headers = fields([
        (
            "Content-Security-Policy",
            """
            default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'
            """
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ])

    private static func fields(_ texts: [(name: String, value: String)]) -> [HTTPField] {
        texts.compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }
    }
}
