import Foundation
import HTTPTypes
import PagesSupport
import TestSupport

/// A browser that does what it is told: it keeps cookies, follows redirects, and sends any form.
final class Guest {
    private let site: WholeSite
    private(set) var cookies: [String: String] = [:]
    private(set) var path = ""
    private(set) var status = 0
    private(set) var page = ""
    private(set) var headers: HTTPFields = [:]
    /// The headers of every answer on the way, with its address.
    private(set) var answers: [(path: String, headers: HTTPFields)] = []

    init(_ site: WholeSite) {
        self.site = site
    }

    var isPage: Bool { headers[.contentType]?.hasPrefix("text/html") == true }
    var document: HTMLDocument { HTMLDocument(page) }
    var forms: [PageForm] {
        let document = document
        return document.all("form").compactMap { PageForm($0, in: document, at: path) }
    }

    func get(_ path: String) async throws {
        answers = []
        try await request(.get, path, nil, "")
    }

    /// Sends fields as they are.
    func post(_ action: String, _ fields: [(String, String)]) async throws {
        answers = []
        let body = fields.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        try await request(.post, action, body, "application/x-www-form-urlencoded")
    }

    /// Sends a form; `file` is what is chosen wherever it takes files.
    func send(
        _ form: PageForm,
        pressing button: (String, String)? = nil,
        file: (name: String, content: String)? = nil
    ) async throws {
        guard form.isMultipart else { return try await post(form.action, form.fields(pressing: button)) }
        answers = []
        let boundary = "----gate"
        var parts = form.fields(pressing: button).map { name, value in
            "Content-Disposition: form-data; name=\"\(Self.quoted(name))\"\r\n\r\n\(value)"
        }
        for (name, control) in form.controls {
            guard case .file = control, let file else { continue }
            parts.append(
                "Content-Disposition: form-data; name=\"\(Self.quoted(name))\"; filename=\"\(Self.quoted(file.name))\"\r\n"
                    + "Content-Type: text/html\r\n\r\n\(file.content)"
            )
        }
        let body = parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
        try await request(.post, form.action, body, "multipart/form-data; boundary=\(boundary)")
    }

    /// With a token as a form that this site had shown to this visitor would have.
    func postWithToken(_ action: String, _ fields: [(String, String)]) async throws {
        let secret = cookies["__Host-shirube-session"] ?? cookies["__Host-shirube-visit"] ?? ""
        let token = site.tokens.token(for: FormBinding(secret), path: Reading.barePath(action))
        try await post(action, [("form-token", token)] + fields.filter { $0.0 != "form-token" })
    }

    /// As browsers write names into the lines above a part.
    private static func quoted(_ text: String) -> String {
        // By scalars: a carriage return and a line feed behind it are one character.
        text.unicodeScalars.map { ["\"": "%22", "\r": "%0D", "\n": "%0A"][$0] ?? String($0) }.joined()
    }

    private func request(_ method: HTTPRequest.Method, _ path: String, _ body: String?, _ type: String) async throws {
        var fields: HTTPFields = [:]
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        }
        if body != nil {
            fields[.contentType] = type
            fields[.origin] = "http://localhost"
        }
        let answer = try await site.client.send(method, path, headers: fields, body: Array((body ?? "").utf8))
        for field in answer.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = field.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
        }
        (self.path, status, page, headers) = (path, answer.status.code, answer.text, answer.headers)
        answers.append((path, answer.headers))
        guard answer.status == .seeOther, let next = answer.headers[.location], answers.count < 10 else { return }
        // A browser keeps what stands behind # for itself.
        try await request(.get, String(next.prefix { $0 != "#" }), nil, "")
    }
}
