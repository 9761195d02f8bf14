import City
import Hummingbird
import PagesSupport
import Wording

extension CityPages {
    /// Only called in demonstration mode; no other process has these routes.
    func addDemonstration(_ routes: OfficeRoutes) {
        routes.page(Demonstration.path, .anyone) { visit in
            guard let demonstration = visit.pages.demonstration else { throw PageError.notFound }
            return visit.answer(demonstration.page(visit))
        }
        routes.form(Demonstration.path, .anyone) { visit, body in
            guard let demonstration = visit.pages.demonstration else { throw PageError.notFound }
            return try await demonstration.enter(visit, body)
        }
    }
}

extension Demonstration {
    static let path = "/office/demonstration/"
    private static let account = "account"

    /// Stands on every page of the office.
    static func banner(_ visit: Visit) -> Markup {
        notice(.fair, language: visit.language, title: visit.says(Words.banner)) {
            p { a(.href(visit.path(path))) { visit.says(Words.other) } }
        }
    }

    fileprivate func page(_ visit: Visit) -> OfficePage {
        var page = OfficePage(title: Words.title, path: Self.path)
        page.intro = Markup {
            p { visit.says(Words.explanation) }
            DataTable(
                id: "accounts",
                caption: visit.says(OfficeWords.members),
                columns: [
                    .init(visit.says(Bilingual("役割", "Role"))), .init(visit.says(Bilingual("できること", "What it may do"))),
                    .init(visit.says(Bilingual("ログイン名", "Sign-in name"))),
                    .init(visit.says(Bilingual("パスフレーズ", "Passphrase"))), .init(visit.says(Bilingual("操作", "Action"))),
                ],
                rows: accounts.map { row($0, visit) },
                narrow: .cards
            ).markup
        }
        return page
    }

    private func row(_ account: Account, _ visit: Visit) -> [Markup] {
        [
            .text("\(account.role.name[visit.language])（\(account.member.name)）"),
            .text(visit.says(Words.purpose(account.role))),
            code { account.member.signInName.text }, code { account.passphrase },
            buttonForm(
                Words.enter(account.role),
                language: visit.language,
                action: visit.path(Self.path),
                token: visit.token(for: Self.path),
                hidden: [(Self.account, account.member.id.text)]
            ),
        ]
    }

    /// Signs in as any member does, with the passphrase of the page.
    fileprivate func enter(_ visit: Visit, _ body: FormBody) async throws -> Response {
        let wanted = try body.text(Self.account)
        guard let account = accounts.first(where: { $0.member.id.text == wanted }) else {
            throw PageError.unreadableForm
        }
        let answer = try await visit.pages.desk.signIn(
            SignInRequest(
                municipality: municipality.code,
                name: account.member.signInName.text,
                passphrase: account.passphrase,
                origin: visit.origin,
                previous: visit.pages.cookies.token(in: visit.request)
            )
        )
        return try await SignInPage.answered(answer, visit, nil) { message in
            var again = page(visit)
            again.intro = Markup {
                notice(.poor, language: visit.language, title: message[visit.language])
                again.intro
            }
            return again
        }
    }

    private enum Words {
        static let title = Bilingual("デモンストレーション", "Demonstration")
        static let banner = Bilingual("これはデモンストレーションです", "This is a demonstration")
        static let other = Bilingual("ほかの役割で使う", "Use it in another role")
        static let explanation = Bilingual(
            "だれでも、どの役割でも使えます。実際の利用者やデータは入れないでください。パスフレーズは、サーバーを起動するたびに新しくなります。",
            "Anybody may take any role. Do not enter real people or data. The passphrases are new each time the server starts."
        )

        static func enter(_ role: Role) -> Bilingual {
            Bilingual("\(role.name.japanese)としてログイン", "Sign in as \(role.name.english.lowercased())")
        }

        static func purpose(_ role: Role) -> Bilingual {
            switch role {
            case .reporter: Bilingual("自分の課の具体策を記入する", "Fills in the measures of its department")
            case .head: Bilingual("課の記入を承認する", "Approves what the department filled in")
            case .office: Bilingual("照会し、確認し、公開する", "Asks, reviews and publishes")
            case .committee: Bilingual("公開前に読み、意見を書く", "Reads and comments before publication")
            case .auditor: Bilingual("すべて読めるが、何も変えられない", "Reads everything, changes nothing")
            case .administrator: Bilingual("利用者と組織を管理する", "Looks after members and units")
            case .operator: Bilingual("サーバーを管理する", "Runs the server")
            }
        }
    }
}
