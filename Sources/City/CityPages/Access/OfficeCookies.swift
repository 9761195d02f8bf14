import City
import HTTPTypes
import Hummingbird
import PagesSupport
import Wording

/// The cookies by which a browser is known.
struct OfficeCookies: Sendable {
    /// The token of a session, or of one that still waits for the second factor.
    private static let session = CookieName("shirube-session")
    /// What the forms of a visitor without a session are bound to; it says nothing about anybody.
    private static let visit = CookieName("shirube-visit")

    let policy: CookiePolicy

    func token(in request: Request) -> SecretToken? {
        policy.value(of: Self.session, in: request.headers).flatMap { SecretToken($0) }
    }

    /// Until the browser is closed; the server ends the session earlier.
    func setting(_ token: SecretToken) -> HTTPField { policy.setting(Self.session, to: token.text) }

    var removal: HTTPField { policy.removing(Self.session) }

    func visit(in request: Request) -> String? {
        policy.value(of: Self.visit, in: request.headers).flatMap { $0.utf8.count == 22 ? $0 : nil }
    }

    func newVisit() -> (secret: String, field: HTTPField) {
        let secret = Base64URL.random(bytes: 16)
        return (secret, policy.setting(Self.visit, to: secret))
    }
}
