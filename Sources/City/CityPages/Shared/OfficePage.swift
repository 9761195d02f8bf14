import City
import Hummingbird
import PagesSupport
import Wording

/// A page of the office: what stands around its content is the same everywhere.
struct OfficePage {
    let title: Bilingual
    /// Without the prefix of a reading.
    let path: String
    /// The pages above it, below the office's own.
    var crumbs: [(Bilingual, String)] = []
    /// Its form, for the summary of what is wrong.
    var form: FormView?
    /// What stands above the form.
    var intro: Markup = .empty
    /// What stands below it.
    var rest: Markup = .empty

    func shell(_ visit: Visit, flash: Bilingual?) -> PageShell {
        let language = visit.language
        let isHome = path == "/office/"
        let above = isHome ? [] : [(OfficeWords.office, "/office/")] + crumbs
        var shell = PageShell(
            reading: visit.reading,
            title: title[language],
            path: visit.path(path),
            crumbs: above.map { PageShell.Crumb($0.0[language], path: visit.path($0.1)) }
        ) {
            if visit.pages.demonstration != nil { Demonstration.banner(visit) }
            if let form { form.summary }
            h1 { title[language] }
            if let flash { notice(.good, language: language, title: flash[language]) }
            intro
            if let form { form.markup }
            rest
        }
        shell.hasMistakes = form.map { !$0.entries.isComplete } ?? false
        shell.isIndexed = false
        shell.navigation = visit.signedIn.map { OfficeNavigation.links(visit, $0.me) } ?? []
        shell.account = visit.signedIn.map { OfficeNavigation.account(visit, $0) } ?? .empty
        return shell
    }
}

/// The links of the office's pages, as far as the member may follow them.
enum OfficeNavigation {
    static let pages: [(Access, Bilingual, String)] = [
        (.member, OfficeWords.office, "/office/"),
        (.people(.seeMembers), OfficeWords.members, "/office/members/"),
        (.people(.seeOrganisation), OfficeWords.units, "/office/units/"),
        (.people(.readRecord), OfficeWords.record, "/office/record/"),
        (.member, OfficeWords.account, "/office/account/"),
    ]

    static func links(_ visit: Visit, _ me: SignedIn) -> [PageShell.Crumb] {
        pages.filter { $0.0.allows(me) }.map { PageShell.Crumb($0.1[visit.language], path: visit.path($0.2)) }
    }

    /// Who has signed in, and the way out.
    static func account(_ visit: Visit, _ member: SignedInMember) -> Markup {
        Markup {
            span { member.shownName }
            buttonForm(
                OfficeWords.signOut,
                language: visit.language,
                action: visit.path("/office/sign-out/"),
                token: visit.token(for: "/office/sign-out/")
            )
        }
    }
}

/// The first page after signing in.
enum OfficeHome {
    static func answer(_ visit: MemberVisit) -> Response {
        let language = visit.language
        let holdings = visit.me.standing.holdings
        var page = OfficePage(title: OfficeWords.office, path: "/office/")
        page.intro = Markup {
            if holdings.isEmpty {
                notice(.fair, language: language, title: OfficeWords.noPost[language]) {
                    p { OfficeWords.noPostHelp[language] }
                }
            } else {
                h2 { OfficeWords.yourPosts[language] }
                ul { for holding in holdings { li { "\(holding.name)（\(holding.role.name[language])）" } } }
            }
            cards {
                for (_, name, path) in OfficeNavigation.pages.dropFirst() where isOpen(path, visit) {
                    card(title: name[language], path: visit.visit.path(path)) {
                        p { OfficeWords.purposes[path]?[language] ?? "" }
                    }
                }
            }
        }
        return visit.visit.answer(page)
    }

    private static func isOpen(_ path: String, _ visit: MemberVisit) -> Bool {
        OfficeNavigation.pages.contains { $0.2 == path && $0.0.allows(visit.me) }
    }
}
