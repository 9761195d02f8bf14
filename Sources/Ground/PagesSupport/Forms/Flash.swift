package import HTTPTypes
package import Hummingbird

/// What a page says once about what was just done: “saved”, after the redirect that follows a form.
///
/// Only the name of the message travels, in a cookie that the next page removes; the words are the page's own. So
/// nothing needs to be kept, and nobody can make the site say something else. Two windows of one browser may show each
/// other's message; that is all it is good for.
package struct Flash: Hashable, Sendable {
    private static let cookie = CookieName("shirube-said")

    /// A name that a page knows: small letters, digits and hyphens.
    package let name: String

    package init(_ name: StaticString) {
        self.name = String(describing: name)
    }

    /// The header of the redirect.
    package func setting(_ policy: CookiePolicy) -> HTTPField {
        policy.setting(Self.cookie, to: name, seconds: 60)
    }

    /// The name that the last form left, and the header that removes it; nothing where there is none.
    package static func taken(from request: Request, _ policy: CookiePolicy) -> (name: String, removal: HTTPField)? {
        policy.value(of: cookie, in: request.headers).map { ($0, policy.removing(cookie)) }
    }
}
