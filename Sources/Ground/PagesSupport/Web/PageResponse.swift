package import HTTPTypes
package import Hummingbird
import NIOCore

/// A finished body with its entity tag, ready to be sent any number of times.
///
/// It answers conditional requests (304) and chooses the encoding that a client prefers; it is compressed when the first
/// client asks for that.
package struct PageResponse: Sendable {
    /// How long a client may use a copy without asking.
    package enum Freshness: Hashable, Sendable {
        /// Ask each time; the entity tag makes the answer small. For everything that a new revision changes.
        case revalidate
        /// For a year, never asking: only for addresses that contain a fingerprint of the content.
        case immutable
        /// Never keep it: errors, and what is made for one person.
        case noStore

        var header: String {
            switch self {
            case .revalidate: "public, no-cache"
            case .immutable: "public, max-age=31536000, immutable"
            case .noStore: "no-store"
            }
        }
    }

    package let status: HTTPResponse.Status
    package let contentType: String
    package let freshness: Freshness
    /// Headers that only some pages have, such as `Content-Disposition`.
    package var extraHeaders: HTTPFields = [:]
    let body: PageBody

    package init(
        bytes: [UInt8],
        contentType: String,
        status: HTTPResponse.Status = .ok,
        freshness: Freshness = .revalidate
    ) {
        self.status = status
        self.contentType = contentType
        self.freshness = freshness
        body = PageBody(bytes)
    }

    /// A page of the site.
    package init(_ page: PageShell, status: HTTPResponse.Status = .ok, freshness: Freshness = .revalidate) {
        self.init(bytes: page.bytes, contentType: "text/html; charset=utf-8", status: status, freshness: freshness)
    }

    /// Whether it is the same for all who ask, as far as it says so itself.
    var isForEverybody: Bool { status == .ok && freshness != .noStore && !extraHeaders.contains(.setCookie) }

    /// How many bytes keeping this response takes; more after a client has asked for compressed bytes.
    package var size: Int { body.size + 256 }

    /// The answer to one request for it.
    ///
    /// Where the answer is for one person, it is ``Freshness/noStore`` whatever the page says.
    package func response(to request: Request) -> Response {
        let freshness = AnswerScope.isCurrentPersonal ? .noStore : freshness
        let likesGzip = body.isWorthCompressing && Self.acceptsGzip(request.headers[values: .acceptEncoding])
        let known = freshness == .noStore ? nil : knownForm(request)
        // Who has the compressed form proves that there is one.
        let isGzip = likesGzip && (known == .compressed || body.gzip() != nil)
        var headers = extraHeaders
        headers[.cacheControl] = freshness.header
        if body.isWorthCompressing { headers[.vary] = "Accept-Encoding" }
        if freshness != .noStore {
            headers[.eTag] = isGzip ? compressedTag : plainTag
            if known != nil { return Response(status: .notModified, headers: headers) }
        }
        headers[.contentType] = contentType
        if isGzip { headers[.contentEncoding] = "gzip" }
        let bytes = isGzip ? body.gzip() ?? body.plain : body.plain
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    // A strong tag names exact bytes, so the compressed form has one of its own.
    private var plainTag: String { "\"\(body.tag)\"" }
    private var compressedTag: String { "\"\(body.tag)-gz\"" }

    private enum Form {
        case plain
        case compressed
    }

    /// The form that the client already has, if it may be told so: `If-None-Match` compares weakly and may list several
    /// tags.
    private func knownForm(_ request: Request) -> Form? {
        guard status == .ok, request.method == .get || request.method == .head else { return nil }
        var known: Form?
        for field in request.headers[values: .ifNoneMatch] {
            for item in field.split(separator: ",").map(\.trimmed) {
                let opaque = item.utf8.starts(with: "W/".utf8) ? item.dropFirst(2) : item
                if opaque == compressedTag { return .compressed }
                if opaque == plainTag || item == "*" { known = .plain }
            }
        }
        return known
    }

    /// Whether gzip may be sent and is liked at least as well as the plain bytes.
    static func acceptsGzip(_ fields: [String]) -> Bool {
        var gzip: Int?
        var identity: Int?
        var anything: Int?
        for item in fields.flatMap({ $0.split(separator: ",") }) {
            let parts = item.split(separator: ";").map(\.trimmed)
            guard let coding = parts.first?.lowercased() else { continue }
            let quality =
                parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1000
            switch coding {
            case "gzip", "x-gzip": gzip = quality
            case "identity": identity = quality
            case "*": anything = quality
            default: continue
            }
        }
        let wanted = gzip ?? anything ?? 0
        return wanted > 0 && wanted >= (identity ?? 0)
    }

    /// A quality value (`0.8`, `1`) in thousandths; 0 where it is not one.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count > 1 ? parts[1] : ""
        guard let whole = Int(parts[0]), whole >= 0, decimals.utf8.count <= 3,
            decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return 0 }
        let padded = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
        return min(1000, min(whole, 1) * 1000 + (Int(padded) ?? 0))
    }
}

extension Substring {
    /// Without the blanks and tabs around it.
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text = text.dropFirst() }
        while text.last == " " || text.last == "\t" { text = text.dropLast() }
        return text
    }
}
