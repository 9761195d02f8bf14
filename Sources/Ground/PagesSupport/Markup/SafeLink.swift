/// An address that a page may point to: a place on this site, or an `http` or `https` address.
///
/// Everything else (`javascript:`, `data:`, addresses without a scheme that a browser would read as another host,
/// addresses with blanks or control characters that it would silently drop) is refused.
package struct SafeLink: Hashable, Sendable {
    package let address: String

    /// Nothing when `address` is not one that a page may point to.
    package init?(_ address: String) {
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        guard Self.isOnThisSite(address) || Self.isWebAddress(address) else { return nil }
        self.address = address
    }

    private static func isOnThisSite(_ address: String) -> Bool {
        if address.utf8.starts(with: "//".utf8) { return false }
        return ["/", "#", "?", "./", "../"].contains { address.utf8.starts(with: $0.utf8) }
    }

    private static func isWebAddress(_ address: String) -> Bool {
        let lowercase = address.utf8.prefix(9).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return ["http://", "https://"].contains { scheme in
            guard lowercase.starts(with: scheme.utf8) else { return false }
            let rest = address.utf8.dropFirst(scheme.utf8.count)
            return rest.first.map { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") } ?? false
        }
    }
}
