package import Wording

/// A whole page: what stands around every page's own content.
///
/// The header with the site's name, the navigation, the breadcrumbs, the main region and the footer are the same
/// everywhere, so that a reader (and a screen reader) always finds them in the same place.
///
/// ```swift
/// PageShell(reading: .japanese, title: "具体策", path: "/kagoshima/measures", crumbs: [home]) {
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

    package let reading: Reading
    /// The page's own title; the site's name is added to it.
    package let title: String
    /// One sentence for search engines and link previews; none when empty.
    package var description = ""
    /// The path of this page in its own reading.
    package let path: String
    /// The conditions of its address with their question mark; none when empty.
    package var query = ""
    /// The page that shows the same in its usual order; itself when empty.
    package var canonicalPath = ""
    /// From the home page to the page above this one; the page itself is added as the last step.
    package var crumbs: [Crumb] = []
    /// The links of the header.
    package var navigation: [Crumb] = []
    /// Who has signed in, and the way out; nothing on pages for everybody.
    package var account: Markup = .empty
    /// Whether it is found in the other readings under the same path; error pages are not.
    package var hasOtherReadings = true
    /// A feed of changes; none when empty.
    package var feedPath = ""
    /// The picture that stands for the page where its address is shared; none when empty.
    package var picturePath = ""
    /// Where readers find the site, as far as that is known.
    package var origin: SiteOrigin?
    /// A line of the footer, such as whose data this is; the site's name is always there.
    package var footer: Markup = .empty
    /// What stands at the start of the main region, before the page's own content.
    package var start: Markup = .empty
    /// What stands at the end of the main region, after the page's own content.
    package var end: Markup = .empty
    /// Whether something is wrong with what was sent, which then stands first in the title.
    package var hasMistakes = false
    /// Keeps search engines out where it is not: of error pages and of earlier states.
    package var isIndexed = true
    package let main: Markup

    package init(
        reading: Reading,
        title: String,
        path: String,
        crumbs: [Crumb] = [],
        @MarkupBuilder main: () -> Markup
    ) {
        self.reading = reading
        self.title = title
        self.path = path
        self.crumbs = crumbs
        self.main = main()
    }

    package var language: Language { reading.language }

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
                PagesSupport.main(.id("main"), .tabIndex(-1)) {
                    start
                    main
                    end
                }
                siteFooter
            }
        }
    }

    private var documentHead: Markup {
        head {
            meta(.charset("utf-8"))
            PagesSupport.title {
                (hasMistakes ? ShellWords.mistake[language] : "")
                    + (title == ShellWords.siteName[language] ? title : "\(title) | \(ShellWords.siteName[language])")
            }
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            if !description.isEmpty { meta(.name("description"), .content(description)) }
            if !picturePath.isEmpty { sharing }
            if !isIndexed { meta(.name("robots"), .content("noindex")) }
            link(.rel("stylesheet"), .href(Stylesheet.site.path))
            Markup(.script, [.src(SiteScript.site.path), Attribute(" defer", .flag)])
            link(.rel("icon"), .href(SiteIcon.path), .type("image/svg+xml"))
            if !feedPath.isEmpty { link(.rel("alternate"), .type("application/atom+xml"), .href(feedPath)) }
            if hasOtherReadings {
                link(.rel("alternate"), .hreflang(otherLanguage.language), .href(address(in: otherLanguage)))
                if let canonicalAddress { link(.rel("canonical"), .href(canonicalAddress)) }
            }
        }
    }

    /// The page that search engines are to show in place of this one; nothing where it stands for itself.
    private var canonicalAddress: String? {
        let own = reading.path(path)
        let usual = canonicalPath.isEmpty || canonicalPath == own ? path + query : canonicalPath
        let address = (reading == .western ? Reading.japanese : reading).path(usual)
        return address == own + query ? nil : address
    }

    /// What is shown of the page where its address is shared (Open Graph).
    private var sharing: Markup {
        Markup {
            meta(.property("og:type"), .content("website"))
            meta(.property("og:site_name"), .content(ShellWords.siteName[language]))
            meta(.property("og:title"), .content(title))
            if !description.isEmpty { meta(.property("og:description"), .content(description)) }
            meta(.property("og:locale"), .content(language == .japanese ? "ja_JP" : "en_US"))
            if let origin { meta(.property("og:url"), .content(origin.text + path)) }
            meta(.property("og:image"), .content((origin?.text ?? "") + picturePath))
            meta(.property("og:image:type"), .content("image/png"))
            meta(.property("og:image:width"), .content("1200"))
            meta(.property("og:image:height"), .content("630"))
            meta(.property("og:image:alt"), .content(description.isEmpty ? title : description))
            meta(.name("twitter:card"), .content("summary_large_image"))
        }
    }

    private var siteHeader: Markup {
        header(.class("site-header")) {
            div(.class("site-header-inner")) {
                a(.class("site-name"), .href(reading.path("/"))) {
                    span(.class("site-mark"), .ariaHidden) { "標" }
                    span { "Shirube" }
                }
                if !navigation.isEmpty {
                    nav(.class("site-nav"), .ariaLabel(ShellWords.navigation[language])) {
                        ul { for item in navigation { li { navigationLink(item) } } }
                    }
                }
                if hasOtherReadings { readingLinks }
                if !account.isEmpty { div(.class("account")) { account } }
            }
        }
    }

    /// To the same page in the other language and, in Japanese, with the other names of years.
    private var readingLinks: Markup {
        div(.class("reading-links")) {
            if let years = otherYears {
                a(.class("years-link"), .href(address(in: years)), .title(ShellWords.otherYears(years))) { years.name }
            }
            a(
                .class("language-link"),
                .href(address(in: otherLanguage)),
                .lang(otherLanguage.language),
                .hreflang(otherLanguage.language)
            ) { ShellWords.nameOfLanguage(otherLanguage.language) }
        }
    }

    private var otherLanguage: Reading { reading == .english ? .japanese : .english }

    private var otherYears: Reading? {
        switch reading {
        case .japanese: .western
        case .western: .japanese
        case .english: nil
        }
    }

    private func address(in other: Reading) -> String { other.path(path) + query }

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
    static let mistake = Bilingual("エラー：", "Error: ")
    static let skip = Bilingual("本文へ移動", "Skip to main content")
    static let navigation = Bilingual("サイト内メニュー", "Site menu")
    static let breadcrumbs = Bilingual("現在位置", "You are here")
    static let colophon = Bilingual(
        "標 Shirube ― 自治体DX推進計画の進捗を、根拠とともに公開します。",
        "Shirube publishes the progress of municipal digital plans, with the working behind every figure."
    )

    /// What the link to a page with other names of years says to those who ask.
    static func otherYears(_ reading: Reading) -> String {
        reading == .western ? "年度を西暦（2023年度）で表示" : "年度を和暦（令和5年度）で表示"
    }

    /// The name of a language in that language, as a reader who knows no other would look for it.
    static func nameOfLanguage(_ language: Language) -> String {
        switch language {
        case .japanese: "日本語"
        case .english: "English"
        }
    }
}
