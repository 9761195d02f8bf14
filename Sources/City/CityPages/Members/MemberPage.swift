import City
import Hummingbird
import PagesSupport
import Wording

/// One member: what it was and is, and what can be done for it.
struct MemberPage {
    let member: Member
    let organisation: Organisation

    /// The member that the address names.
    init(_ visit: MemberVisit) async throws {
        let organisation = try await visit.visit.pages.organisation(visit.municipality)
        guard let id = Member.ID(try visit.visit.context.pathText("member")), let member = organisation.member(id)
        else {
            throw PageError.notFound
        }
        (self.member, self.organisation) = (member, organisation)
    }

    static func answer(_ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(try await MemberPage(visit).page(visit))
    }

    private func page(_ visit: MemberVisit) async throws -> OfficePage {
        let authority = visit.me.authority
        let sessions = try await visit.visit.pages.desk.sessions(of: member.id, in: visit.municipality, for: authority)
        var page = OfficePage(title: Bilingual(same: member.name), path: MemberPaths.page(member.id))
        page.crumbs = [(OfficeWords.members, MemberPaths.list)]
        page.intro = Markup {
            definitionList(facts(visit, sessions))
            career(visit).markup
            changes(visit)
        }
        return page
    }

    private func facts(_ visit: MemberVisit, _ sessions: [Session]) -> [Definition] {
        let last = sessions.map(\.lastUsed).max()
        var facts = [
            Definition(visit.visit.says(Bilingual("ログイン名", "Sign-in name"))) { member.signInName.text },
            Definition(visit.visit.says(Bilingual("メール", "Mail"))) { member.mail.isEmpty ? "—" : member.mail },
            Definition(visit.visit.says(Bilingual("ログイン中の端末", "Signed in on"))) {
                visit.visit.says(Bilingual("\(sessions.count)台", "\(sessions.count) device(s)"))
                if let last { "（\(ShownMoment(last, visit.visit.reading).text)）" }
            },
        ]
        if let through = member.through {
            facts.append(
                Definition(visit.visit.says(Bilingual("最後の日", "Last day"))) {
                    DayText(through).text(visit.visit.reading)
                }
            )
        }
        return facts
    }

    private func career(_ visit: MemberVisit) -> DataTable {
        DataTable(
            id: "posts",
            caption: visit.visit.says(Bilingual("就いた職", "Posts")),
            columns: [
                .init(visit.visit.says(Bilingual("職", "Post"))), .init(visit.visit.says(Bilingual("役割", "Role"))),
                .init(visit.visit.says(Bilingual("期間", "Days"))),
            ],
            rows: organisation.career(of: member.id).map { appointment in
                let day = appointment.validity.through ?? visit.visit.pages.today
                let phase = organisation.post(appointment.post)?.phase(on: day)
                return [
                    .text(PostNames(organisation, day).name(of: appointment.post)),
                    .text(phase?.role.name[visit.language] ?? ""),
                    .text(DayText.span(appointment.validity, visit.visit.reading)),
                ]
            },
            narrow: .cards
        )
    }

    private func changes(_ visit: MemberVisit) -> Markup {
        let open = MemberChange.allCases.filter { visit.may($0.right) }
        guard !open.isEmpty else { return .empty }
        return Markup {
            h2 { visit.visit.says(Bilingual("できること", "What can be done")) }
            ul {
                for change in open {
                    li {
                        a(.href(visit.visit.path(MemberPaths.change(member.id, change)))) {
                            visit.visit.says(change.title)
                        }
                    }
                }
            }
        }
    }
}
