package import Wording

/// A whole page: what stands around every page's own content.
///
/// The header with the site's name, the navigation, the breadcrumbs, the main region and the footer are the same
/// everywhere, so that a reader (and a screen reader) always finds them in the same place.
///
/// ```swift
/// PageShell(language: .japanese, title: "具体策", path: "/kagoshima/measures", crumbs: [home]) {
///     h1 { "具体策" }
/// }
/// ```
package struct PageShell: Sendable {
    /// A step of the way from the home page to this one.
    package struct Crumb: Hashable, Sendable {
        package let name: String
        package let path: String

        package init(_ name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    package let language: Language
    /// The page's own title; the site's name is added to it.
    package let title: String
    /// One sentence for search engines and link previews; none when empty.
    package var description = ""
    /// The path of this page in its own language.
    package let path: String
    /// From the home page to the page above this one; the page itself is added as the last step.
    package var crumbs: [Crumb] = []
    /// The links of the header.
    package var navigation: [Crumb] = []
    /// Where this page is found in the other language; nothing when it is not.
    package var alternatePath: String?
    /// A line of the footer, such as whose data this is; the site's name is always there.
    package var footer: Markup = .empty
    /// Keeps search engines out, for error pages.
    package var isIndexed = true
    package let main: Markup

    /// The page is taken to stand in the other language under the same path unless told otherwise.
    package init(
        language: Language,
        title: String,
        path: String,
        crumbs: [Crumb] = [],
        @MarkupBuilder main: () -> Markup
    ) {
        self.language = language
        self.title = title
        self.path = path
        self.crumbs = crumbs
        alternatePath = language.other.path(path)
        self.main = main()
    }

    /// The whole document as UTF-8.
    package var bytes: [UInt8] {
        var writer = MarkupWriter()
        writer.append("<!doctype html>\n")
        writer.append(document)
        writer.append("\n")
        return writer.bytes
    }

    private var document: Markup {
        html(.lang(language)) {
            documentHead
            body {
                a(.class("skip-link"), .href("#main")) { ShellWords.skip[language] }
                siteHeader
                breadcrumbs
                PagesSupport.main(.id("main"), .tabIndex(-1)) { main }
                siteFooter
            }
        }
    }

    private var documentHead: Markup {
        head {
            meta(.charset("utf-8"))
            PagesSupport.title {
                title == ShellWords.siteName[language] ? title : "\(title) | \(ShellWords.siteName[language])"
            }
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            if !description.isEmpty { meta(.name("description"), .content(description)) }
            if !isIndexed { meta(.name("robots"), .content("noindex")) }
            link(.rel("stylesheet"), .href(Stylesheet.site.path))
            link(.rel("icon"), .href(SiteIcon.path), .type("image/svg+xml"))
            if let alternatePath {
                link(.rel("alternate"), .hreflang(language.other), .href(alternatePath))
            }
        }
    }

    private var siteHeader: Markup {
        header(.class("site-header")) {
            div(.class("site-header-inner")) {
                a(.class("site-name"), .href(language.path("/"))) {
                    span(.class("site-mark"), .ariaHidden) { "標" }
                    span { "Shirube" }
                }
                if !navigation.isEmpty {
                    nav(.class("site-nav"), .ariaLabel(ShellWords.navigation[language])) {
                        ul { for item in navigation { li { navigationLink(item) } } }
                    }
                }
                if let alternatePath {
                    a(
                        .class("language-link"),
                        .href(alternatePath),
                        .lang(language.other),
                        .hreflang(language.other)
                    ) { ShellWords.nameOfLanguage(language.other) }
                }
            }
        }
    }

    private func navigationLink(_ item: Crumb) -> Markup {
        item.path == path
            ? a(.href(item.path), .ariaCurrentPage) { item.name } : a(.href(item.path)) { item.name }
    }

    private var breadcrumbs: Markup {
        guard !crumbs.isEmpty else { return .empty }
        return nav(.class("breadcrumbs"), .ariaLabel(ShellWords.breadcrumbs[language])) {
            ol {
                for crumb in crumbs { li { a(.href(crumb.path)) { crumb.name } } }
                li { span(.ariaCurrentPage) { title } }
            }
        }
    }

    private var siteFooter: Markup {
        PagesSupport.footer(.class("site-footer")) {
            div(.class("site-footer-inner")) {
                footer
                p { ShellWords.colophon[language] }
            }
        }
    }
}

/// The words that stand around every page.
enum ShellWords {
    static let siteName = Bilingual("標 Shirube", "Shirube")
    static let skip = Bilingual("本文へ移動", "Skip to main content")
    static let navigation = Bilingual("サイト内メニュー", "Site menu")
    static let breadcrumbs = Bilingual("現在位置", "You are here")
    static let colophon = Bilingual(
        "標 Shirube ― 自治体DX推進計画の進捗を、根拠とともに公開します。",
        "Shirube publishes the progress of municipal digital plans, with the working behind every figure."
    )

    /// The name of a language in that language, as a reader who knows no other would look for it.
    static func nameOfLanguage(_ language: Language) -> String {
        switch language {
        case .japanese: "日本語"
        case .english: "English"
        }
    }
}
