package import Wording

/// How a reader wants the site: in which language and, in Japanese, with years of the era or Western ones.
///
/// Each is an address of its own, so that it needs neither a cookie nor a script, can be sent to somebody else and
/// stands in a folder of static files: `/plans/` (令和5年度), `/seireki/plans/` (2023年度), `/en/plans/` (FY2023).
package enum Reading: String, CaseIterable, Hashable, Sendable {
    case japanese
    /// Japanese with Western years.
    case western
    case english

    package var language: Language {
        switch self {
        case .japanese, .western: .japanese
        case .english: .english
        }
    }

    /// What its addresses begin with; nothing for the first.
    package var prefix: String {
        switch self {
        case .japanese: ""
        case .western: "/seireki"
        case .english: "/en"
        }
    }

    /// The reading of the page at `path`.
    package init(path: String) {
        self = Self.prefixed.first { path == $0.prefix || path.utf8.starts(with: ($0.prefix + "/").utf8) } ?? .japanese
    }

    /// The path of a page in this reading, from its path in any.
    ///
    /// `/plans` is `/en/plans` in English and the other way round.
    package func path(_ path: String) -> String {
        prefix + Self.barePath(path)
    }

    /// The path without the prefix of its reading.
    package static func barePath(_ path: String) -> String {
        let bare = path.dropFirst(Reading(path: path).prefix.count)
        return bare.isEmpty ? "/" : String(bare)
    }

    private static let prefixed: [Reading] = [.western, .english]

    /// What it is called by those who look for it.
    var name: String {
        switch self {
        case .japanese: "和暦"
        case .western: "西暦"
        case .english: "English"
        }
    }
}
