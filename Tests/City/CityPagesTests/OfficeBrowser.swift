import Foundation
import HTTPTypes
import PagesSupport
import Testing

/// A browser without JavaScript: it keeps cookies, follows redirects, and sends the forms of the page that it shows.
final class OfficeBrowser {
    private let city: TestCity
    private(set) var cookies: [String: String] = [:]
    private(set) var path = ""
    private(set) var status = 0
    private(set) var page = ""
    private(set) var headers: HTTPFields = [:]

    init(_ city: TestCity) {
        self.city = city
    }

    /// The token of the session, as the cookie has it.
    var session: String? { cookies["__Host-shirube-session"] }

    func forgetCookies() { cookies = [:] }
    func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    @discardableResult
    func get(_ path: String) async throws -> OfficeBrowser {
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
        let answer = try await city.client.send(method, path, headers: fields, body: Array((body ?? "").utf8))
        for field in answer.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = field.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
        }
        (self.path, status, page, headers) = (path, answer.status.code, answer.text, answer.headers)
        if answer.status.code == 303, let next = answer.headers[.location] { try await request(.get, next, body: nil) }
    }

    /// Fills in the form of this page that is sent to `action`, and sends it; what the form holds already goes along.
    @discardableResult
    func send(
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
    func post(_ action: String, _ fields: [(String, String)]) async throws {
        let body = fields.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        try await request(.post, action, body: body)
    }

    /// With a token as this visitor's form would have it.
    func postWithToken(_ action: String, _ fields: [(String, String)] = []) async throws {
        let secret = session ?? cookies["__Host-shirube-visit"] ?? ""
        let token = city.tokens.token(for: FormBinding(secret), path: Reading.barePath(action))
        try await post(action, [("form-token", token)] + fields)
    }

    @discardableResult
    func signIn(_ name: String, passphrase: String = TestCity.passphrase) async throws -> OfficeBrowser {
        try await get("/office/sign-in/")
        return try await send("/office/sign-in/", [("name", name), ("passphrase", passphrase)])
    }

    /// The page without what differs from visit to visit.
    var plain: String { page.replacing(/name="form-token" value="[^"]*"/, with: "") }
}
