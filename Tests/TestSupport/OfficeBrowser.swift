import Foundation
package import HTTPTypes
package import PagesSupport
import Testing

/// A browser without JavaScript: it keeps cookies, follows redirects, and sends the forms of the page that it shows.
package final class OfficeBrowser {
    private let client: InProcessClient
    private let tokens: FormTokens
    private let passphrase: String
    package private(set) var cookies: [String: String] = [:]
    package private(set) var path = ""
    package private(set) var status = 0
    package private(set) var page = ""
    package private(set) var headers: HTTPFields = [:]

    /// `passphrase` is the one of every member; `tokens` are those of the site.
    package init(_ client: InProcessClient, _ tokens: FormTokens, passphrase: String) {
        self.client = client
        self.tokens = tokens
        self.passphrase = passphrase
    }

    /// The token of the session, as the cookie has it.
    package var session: String? { cookies["__Host-shirube-session"] }

    package func forgetCookies() { cookies = [:] }
    package func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    @discardableResult
    package func get(_ path: String) async throws -> OfficeBrowser {
        try await request(.get, path, body: nil)
        return self
    }

    private func request(_ method: HTTPRequest.Method, _ path: String, body: String?) async throws {
        var fields: HTTPFields = [:]
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        }
        if body != nil {
            fields[.contentType] = "application/x-www-form-urlencoded"
            fields[.origin] = "http://localhost"
        }
        let answer = try await client.send(method, path, headers: fields, body: Array((body ?? "").utf8))
        for field in answer.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = field.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
        }
        (self.path, status, page, headers) = (path, answer.status.code, answer.text, answer.headers)
        if answer.status.code == 303, let next = answer.headers[.location] {
            // A browser keeps what stands behind # for itself.
            try await request(.get, String(next.prefix { $0 != "#" }), body: nil)
        }
    }

    /// Fills in the form of this page that is sent to `action`, and sends it; what the form holds already goes along.
    @discardableResult
    package func send(
        _ action: String,
        _ answers: [(String, String)] = [],
        containing words: String = ""
    ) async throws -> OfficeBrowser {
        let form = try #require(self.form(action, words), "\(path) has no form for \(action): \(page.suffix(3000))")
        let hidden = form.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/).map {
            (String($0.1), String($0.2))
        }
        try await post(action, hidden + answers)
        return self
    }

    private func form(_ action: String, _ words: String) -> String? {
        page.components(separatedBy: "<form ").dropFirst().map { $0.components(separatedBy: "</form>")[0] }
            .first { $0.contains("action=\"\(action)\"") && (words.isEmpty || $0.contains(words)) }
    }

    /// Sends fields without having seen a form.
    package func post(_ action: String, _ fields: [(String, String)]) async throws {
        let body = fields.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        try await request(.post, action, body: body)
    }

    /// With a token as this visitor's form would have it.
    package func postWithToken(_ action: String, _ fields: [(String, String)] = []) async throws {
        let secret = session ?? cookies["__Host-shirube-visit"] ?? ""
        let token = tokens.token(for: FormBinding(secret), path: Reading.barePath(action))
        try await post(action, [("form-token", token)] + fields)
    }

    @discardableResult
    package func signIn(_ name: String, passphrase: String? = nil) async throws -> OfficeBrowser {
        try await get("/office/sign-in/")
        return try await send("/office/sign-in/", [("name", name), ("passphrase", passphrase ?? self.passphrase)])
    }

    /// The page without what differs from visit to visit.
    package var plain: String { page.replacing(/name="form-token" value="[^"]*"/, with: "") }
}
