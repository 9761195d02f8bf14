/// An address of the site for which a file is written.
struct SiteAddress: Hashable, Sendable {
    /// From the root of the site, without conditions and fragment: `/plans/kagoshima/2023/`.
    let path: String

    static let home = SiteAddress(path: "/")
    /// An address that no page has; the answer is the page about that.
    static let missing = SiteAddress(path: "/404.html")

    /// What nothing on a page leads to and visitors' programs ask for by themselves.
    static let unlinked = [SiteAddress(path: "/favicon.ico"), SiteAddress(path: "/robots.txt")]

    /// What a link on a page leads to.
    enum Target: Hashable {
        case page(SiteAddress)
        /// Another site, another place on the same page, or something that is no page at all (`mailto:`).
        case elsewhere
        /// A place for which no file can be named.
        case unusable
    }

    /// Reads a link that stands on this page.
    ///
    /// Conditions are left out: a file is the same whatever is asked of it.
    func target(of link: String) -> Target {
        if link.utf8.starts(with: "//".utf8) { return .elsewhere }
        let isAbsolute = link.utf8.first == UInt8(ascii: "/")
        let scheme = link.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if !isAbsolute, scheme.contains(UInt8(ascii: ":")) { return .elsewhere }
        let bare = link.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard !bare.isEmpty else { return .elsewhere }
        guard let text = String(bare) else { return .unusable }
        if isAbsolute { return Self.address(text) }
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? "/"
        return Self.address(folder + text)
    }

    /// Where the path of a link begins that may be given with the name of the host, which is this site's then.
    static func startWithoutHost(_ link: UnsafeBufferPointer<UInt8>) -> Int {
        for scheme in ["https://", "http://"] where link.starts(with: scheme.utf8) {
            return link[scheme.utf8.count...].firstIndex(of: UInt8(ascii: "/")) ?? link.endIndex
        }
        return link.startIndex
    }

    private static func address(_ text: String) -> Target {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return .page(SiteAddress(path: text)) }
        var segments: [Substring] = []
        for segment in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            switch segment {
            case ".": continue
            case "..":
                guard segments.popLast() != nil else { return .unusable }
            default: segments.append(segment)
            }
        }
        if text.hasSuffix("/.") || text.hasSuffix("/..") { segments.append("") }
        return .page(SiteAddress(path: "/" + segments.joined(separator: "/")))
    }

    /// Addresses that differ in the last slash alone have one file.
    var key: String { path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// The file, from the folder of the site; nothing where its name would not be safe on every web server.
    ///
    /// Names are made of ASCII letters, digits, `.`, `-`, `_` and `~`, and do not begin with a dot.
    func file(isPage: Bool) -> String? {
        var segments = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isFolder = segments.last?.isEmpty ?? true
        if isFolder { segments.removeLast() }
        guard isPage || !isFolder else { return nil }
        let names = segments.compactMap { segment in segment.isSafeName ? String(segment) : nil }
        guard names.count == segments.count else { return nil }
        let isNamed = names.last?.hasSuffix(".html") == true && !isFolder
        return (isPage && !isNamed ? names + ["index.html"] : names).joined(separator: "/")
    }
}

extension Substring.UTF8View {
    fileprivate var isSafeName: Bool {
        guard (1...200).contains(count), first != UInt8(ascii: ".") else { return false }
        return allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            default: false
            }
        }
    }
}
