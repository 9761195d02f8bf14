/// The site's only stylesheet, at an address that contains a fingerprint of its content.
struct Stylesheet: Sendable {
    let bytes: [UInt8]
    let path: String

    static let site = Stylesheet([
        Style.base, Style.shell, Style.tables, Style.components, Style.charts, Style.overview, Style.forms,
        Style.documents, Style.fields, Style.rounds, Style.desk, Style.media,
    ])

    private init(_ parts: [String]) {
        bytes = Array(parts.joined(separator: "\n").utf8)
        path = "/assets/site-\(Fingerprint(bytes).text.prefix(16)).css"
    }
}

/// The parts of the stylesheet.
enum Style {}
