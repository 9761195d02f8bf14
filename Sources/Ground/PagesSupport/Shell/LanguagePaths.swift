package import Wording

// Where a page stands in each language: English under /en, Japanese at the root.
extension Language {
    /// The language of the page at `path`.
    package init(path: String) {
        self = path == "/en" || path.utf8.starts(with: "/en/".utf8) ? .english : .japanese
    }

    /// The other language of the site.
    package var other: Language {
        switch self {
        case .japanese: .english
        case .english: .japanese
        }
    }

    /// The path of a page in this language, from its path in either.
    ///
    /// `/plans` is `/en/plans` in English and the other way round.
    package func path(_ path: String) -> String {
        let bare = Self.barePath(path)
        return switch self {
        case .japanese: bare
        case .english: bare == "/" ? "/en/" : "/en" + bare
        }
    }

    /// The path without the prefix of its language.
    package static func barePath(_ path: String) -> String {
        switch Language(path: path) {
        case .japanese: path.isEmpty ? "/" : path
        case .english: path.utf8.count <= 4 ? "/" : String(path.dropFirst(3))
        }
    }
}
