package import HTTPTypes
package import Hummingbird
import NIOCore

/// A finished body with its entity tag and its compressed form, ready to be sent any number of times.
///
/// It answers conditional requests (304) and chooses the encoding that a client prefers.
package struct PageResponse: Sendable {
    /// How long a client may use a copy without asking.
    package enum Freshness: Hashable, Sendable {
        /// Ask each time; the entity tag makes the answer small. For everything that a new revision changes.
        case revalidate
        /// For a year, never asking: only for addresses that contain a fingerprint of the content.
        case immutable
        /// Never keep it: errors.
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
    private let plain: ByteBuffer
    private let gzip: ByteBuffer?
    private let tag: String

    package init(
        bytes: [UInt8],
        contentType: String,
        status: HTTPResponse.Status = .ok,
        freshness: Freshness = .revalidate
    ) {
        self.status = status
        self.contentType = contentType
        self.freshness = freshness
        plain = ByteBuffer(bytes: bytes)
        // Below this the gzip header and the time to inflate cost more than they save.
        gzip = bytes.count < 512 ? nil : Gzip.compress(bytes).map { ByteBuffer(bytes: $0) }
        tag = Fingerprint(bytes).text
    }

    /// A page of the site.
    package init(_ page: PageShell, status: HTTPResponse.Status = .ok, freshness: Freshness = .revalidate) {
        self.init(bytes: page.bytes, contentType: "text/html; charset=utf-8", status: status, freshness: freshness)
    }

    /// How many bytes keeping this response takes.
    package var size: Int {
        plain.readableBytes + (gzip?.readableBytes ?? 0) + 256
    }

    /// The answer to one request for it.
    package func response(to request: Request) -> Response {
        let encoded = Self.acceptsGzip(request.headers[values: .acceptEncoding]) ? gzip : nil
        var headers = extraHeaders
        headers[.cacheControl] = freshness.header
        if gzip != nil { headers[.vary] = "Accept-Encoding" }
        if freshness != .noStore {
            // A strong tag names exact bytes, so the compressed form has one of its own.
            headers[.eTag] = encoded == nil ? "\"\(tag)\"" : "\"\(tag)-gz\""
            if status == .ok, isKnown(to: request) { return Response(status: .notModified, headers: headers) }
        }
        headers[.contentType] = contentType
        if encoded != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: encoded ?? plain))
    }

    /// Whether the client already has it: `If-None-Match` compares weakly and may list several tags.
    private func isKnown(to request: Request) -> Bool {
        guard request.method == .get || request.method == .head else { return false }
        return request.headers[values: .ifNoneMatch].contains { field in
            field.split(separator: ",").contains { item in
                let item = item.trimmed
                if item == "*" { return true }
                let opaque = item.utf8.starts(with: "W/".utf8) ? item.dropFirst(2) : item
                return opaque == "\"\(tag)\"" || opaque == "\"\(tag)-gz\""
            }
        }
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
