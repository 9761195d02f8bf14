package import HTTPTypes

/// The name of one of the site's cookies.
package struct CookieName: Hashable, Sendable {
    let text: String

    /// - Parameter name: ASCII letters, digits and hyphens.
    package init(_ name: StaticString) {
        text = String(describing: name)
    }
}

/// How the site sets cookies, and reads its own.
///
/// They are for the server alone (`HttpOnly`), for the whole site and no other host of its domain, and come with links
/// from elsewhere but not with forms from there (`SameSite=Lax`). Where the site is reached with TLS they are `Secure`
/// and have the prefix `__Host-`, with which a browser refuses what another host of the domain, or somebody between,
/// would set in their place. Chromium takes such cookies from `http://127.0.0.1` and `http://localhost` too, so that only
/// a site whose address is known to begin with `http://` does without.
package struct CookiePolicy: Hashable, Sendable {
    package let isSecure: Bool

    package init(isSecure: Bool = true) {
        self.isSecure = isSecure
    }

    /// Secure, unless whoever runs the site says that it is reached without TLS.
    package init(origin: SiteOrigin?) {
        isSecure = origin?.isEncrypted ?? true
    }

    /// The header that sets a cookie to any text, which is encoded; kept so many seconds, or until the browser is closed.
    package func setting(_ name: CookieName, to value: String, seconds: Int? = nil) -> HTTPField {
        var text = "\(fullName(name))=\(PercentEncoding.encode(value)); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { text += "; Secure" }
        if let seconds { text += "; Max-Age=\(seconds)" }
        return HTTPField(name: .setCookie, value: text)
    }

    /// The header that makes a browser forget a cookie.
    package func removing(_ name: CookieName) -> HTTPField {
        setting(name, to: "", seconds: 0)
    }

    /// What a request brought under this name; nothing where it is absent, empty, longer than ``longestValue`` or broken.
    ///
    /// Where it is there twice, somebody else may have set one of them: neither is taken.
    package func value(of name: CookieName, in headers: HTTPFields) -> String? {
        let start = Array((fullName(name) + "=").utf8)
        var found: [Substring.UTF8View] = []
        // By bytes: what looks like one character to people may be several here, and this is asked at every request.
        for header in headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                if pair.starts(with: start) { found.append(pair.dropFirst(start.count)) }
            }
        }
        guard found.count == 1, (1...Self.longestValue).contains(found[0].count) else { return nil }
        return PercentEncoding.decode(Substring(found[0]))
    }

    /// In bytes as it is sent.
    static let longestValue = 2048

    private func fullName(_ name: CookieName) -> String { (isSecure ? "__Host-" : "") + name.text }
}
