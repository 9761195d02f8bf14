import HTTPTypes
package import Hummingbird

/// Puts the headers on every response that keep a browser from doing what no page of ours needs.
///
/// It is the outermost middleware, so that error pages have them too. It also leaves the body out where `HEAD` was
/// asked: the headers, the length included, stay those of `GET`.
package struct SecurityHeaders: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in Self.headers where !response.headers.contains(field.name) {
            response.headers.append(field)
        }
        if let name = Self.requestID { response.headers[name] = context.id }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static let requestID = HTTPField.Name("X-Request-ID")

    private static let headers: [HTTPField] = [
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
    ].compactMap { name, value in
        HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }
}
