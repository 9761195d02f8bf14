import City
import Hummingbird
package import PagesSupport
package import Wording

/// A page of the office: what stands around its content is the same everywhere.
package struct OfficePage {
    /// Its heading, and its name in the browser.
    package let title: Bilingual
    /// Without the prefix of a reading.
    package let path: String
    /// The pages above it, below the office's own.
    package var crumbs: [(Bilingual, String)] = []
    /// Its form, for the summary of what is wrong.
    package var form: FormView?
    /// Forms that stand in its markup, for the summary too: one of them may be what was sent.
    package var others: [FormView] = []
    /// What stands above the form.
    package var intro: Markup = .empty
    /// What stands below it.
    package var rest: Markup = .empty

    package init(title: Bilingual, path: String) {
        self.title = title
        self.path = path
    }

    /// The form that was sent with a mistake.
    private var wrong: FormView? { ([form].compactMap(\.self) + others).first { !$0.entries.isComplete } }

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
            wrong?.summary ?? .empty
            h1 { title[language] }
            if let flash { div(.dataDone) { notice(.good, language: language, title: flash[language]) } }
            intro
            if let form { form.markup }
            rest
        }
        shell.hasMistakes = wrong != nil
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

    /// What the member may see of the office: its home, the rooms' pages, then those of people.
    static func open(to me: SignedIn, _ visit: Visit) -> [(name: Bilingual, path: String)] {
        let rooms = visit.pages.rooms.filter { $0.access.allows(me) }.map { ($0.name, $0.path) }
        let own = pages.filter { $0.0.allows(me) }.map { ($0.1, $0.2) }
        return own.prefix(1) + rooms + own.dropFirst()
    }

    static func links(_ visit: Visit, _ me: SignedIn) -> [PageShell.Crumb] {
        open(to: me, visit).map { PageShell.Crumb($0.name[visit.language], path: visit.path($0.path)) }
    }

    /// Who has signed in, and the way out.
    static func account(_ visit: Visit, _ member: SignedInMember) -> Markup {
        var form = FormView(
            visit.language,
            action: visit.path("/office/sign-out/"),
            token: visit.token(for: "/office/sign-out/"),
            parts: [],
            actions: [FormView.Action(OfficeWords.signOut, style: .other)]
        )
        form.leaver = member.draftOwner
        return Markup {
            span { member.shownName }
            form.markup
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
                for (name, path) in OfficeNavigation.open(to: visit.me, visit.visit).dropFirst() {
                    card(title: name[language], path: visit.visit.path(path)) {
                        p { visit.visit.pages.purpose(of: path)[language] }
                    }
                }
            }
        }
        return visit.visit.answer(page)
    }
}
