/// Where readers find the site: `https://dx.example.lg.jp`, without a slash at its end.
///
/// Pages name each other without it. Only what stands outside the site has to be told the whole address: pictures for
/// those who share a page. Nothing is known where nobody said so, because the name that a client sends may be any.
package struct SiteOrigin: Hashable, Sendable {
    package let text: String

    /// Reads an address; a slash at its end makes no difference.
    ///
    /// Nothing where it is no address of a whole site.
    package init?(_ text: String) {
        let bare = text.hasSuffix("/") ? text.dropLast() : text[...]
        let scheme = ["https://", "http://"].first { bare.hasPrefix($0) }
        guard let scheme, Self.isHost(bare.dropFirst(scheme.count)) else { return nil }
        self.text = String(bare)
    }

    /// Whether it is reached with TLS.
    package var isEncrypted: Bool { text.hasPrefix("https://") }

    /// The name, with a port where it is not the scheme's own; in small letters, as browsers send it.
    var host: String {
        let host = text.drop { $0 != ":" }.dropFirst(3).lowercased()
        let standard = isEncrypted ? ":443" : ":80"
        return host.hasSuffix(standard) ? String(host.dropLast(standard.count)) : host
    }

    /// A name or an address in brackets, perhaps with a port.
    private static func isHost(_ host: Substring) -> Bool {
        let isAllowed = host.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-.:[]".utf8.contains(byte)
        }
        return isAllowed && (1...253).contains(host.utf8.count) && host.utf8.first != UInt8(ascii: ":")
    }
}
