package import HTTPTypes
import Hummingbird

/// The proxies before the site, whose word is taken for who asks through them.
package struct TrustedProxies: Hashable, Sendable {
    private let ranges: [AddressRange]

    /// Without any, `X-Forwarded-For` says nothing: every client could write it.
    package init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    /// The address of whoever asks, where the connection comes from `peer`.
    ///
    /// Each proxy adds the address that asked it at the right, so that the first from the right which is no proxy is the
    /// client's, and whatever stands left of it the client may have written itself. Where something stands that is no
    /// address, nobody knows who wrote what is left of it: the last proxy that is known stands for the client.
    package func client(of peer: String, _ headers: HTTPFields) -> String {
        guard !ranges.isEmpty, let name = Self.header, let nearest = NetworkAddress(peer), isProxy(nearest) else {
            return peer
        }
        var client = nearest
        let hops = headers[values: name].flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for hop in hops.suffix(Self.longest).reversed() {
            guard let address = NetworkAddress(Self.bare(hop)) else { break }
            client = address
            guard isProxy(address) else { break }
        }
        return client.text
    }

    private func isProxy(_ address: NetworkAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// Without blanks around it, and without a port.
    private static func bare(_ hop: Substring) -> Substring {
        let start = hop.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        let text = start[...last]
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return text[..<end].dropFirst() }
        // Behind an address of version 6 a port stands outside of brackets only.
        return text.count(where: { $0 == ":" }) == 1 ? text.prefix { $0 != ":" } : text
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// No request comes through more proxies.
    private static let longest = 16
    private static let header = HTTPField.Name("X-Forwarded-For")
}

/// Finds out behind the proxies who asks, before anything else looks at the address.
struct ForwardedClients: RouterMiddleware {
    let proxies: TrustedProxies

    func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.remoteAddress = proxies.client(of: context.remoteAddress, request.headers)
        return try await next(request, context)
    }
}
