package import Hummingbird

/// Refuses addresses that no page of ours could have, before any page sees them.
///
/// What remains is short enough and decodes to UTF-8 text without control characters, so that a page may decode
/// whichever part it needs.
package struct AddressGuard: RouterMiddleware {
    /// In bytes; long enough for a search with many conditions.
    package static let maximumLength = 4096

    package init() {}

    package func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        let address = request.uri.string
        guard address.utf8.count <= Self.maximumLength else { throw PageError.addressTooLong }
        guard PercentEncoding.decode(address) != nil else { throw PageError.unreadableAddress }
        return try await next(request, context)
    }
}
