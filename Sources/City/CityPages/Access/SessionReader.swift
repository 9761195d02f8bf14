import City
import HTTPTypes
import Hummingbird
import PagesSupport

/// Finds out who asks, before any page of the office is made.
///
/// Whoever has no session gets a secret to which the forms of the sign-in pages are bound.
struct SessionReader: RouterMiddleware {
    let desk: SignInDesk
    let cookies: OfficeCookies

    func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = cookies.token(in: request), let me = try await desk.resume(token) {
            context.visitor = Visitor(person: SignedInMember(me: me, token: token), binding: FormBinding(token.text))
            return try await next(request, context)
        }
        if let secret = cookies.visit(in: request) {
            context.visitor = Visitor(binding: FormBinding(secret))
            return try await next(request, context)
        }
        let (secret, field) = cookies.newVisit()
        context.visitor = Visitor(binding: FormBinding(secret))
        var response = try await next(request, context)
        if request.method == .get { response.headers.append(field) }
        return response
    }
}
