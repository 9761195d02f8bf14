import City
import Hummingbird
import PagesSupport
import Wording

extension CityPages {
    func addAccount(_ routes: OfficeRoutes) {
        routes.page("/office/account/", for: .member) { try await AccountPage.answer($0) }
        routes.page("/office/account/confirm/", for: .member) { RaisePage.answer($0) }
        routes.form("/office/account/confirm/", for: .member) { try await RaisePage.take($0, $1) }
        routes.page("/office/account/passphrase/", for: .member) { PassphrasePage.answer($0) }
        routes.form("/office/account/passphrase/", for: .member) { try await PassphrasePage.take($0, $1) }
        routes.page("/office/account/second-factor/", for: .member) { try await SecondFactorPage.answer($0) }
        routes.form("/office/account/second-factor/", for: .member) { visit, _ in
            try await SecondFactorPage.begin(visit)
        }
        routes.form("/office/account/second-factor/confirm/", for: .member) {
            try await SecondFactorPage.confirm($0, $1)
        }
        routes.form("/office/account/second-factor/codes/", for: .member) { visit, _ in
            try await SecondFactorPage.renewCodes(visit)
        }
        routes.form("/office/account/second-factor/remove/", for: .member) { visit, _ in
            try await desk.removeSecondFactor(visit.me)
            return try visit.visit.goOn(to: AccountPage.path, saying: Flash("second-factor-removed"))
        }
        routes.form("/office/account/sessions/end/", for: .member) { try await AccountPage.endSession($0, $1) }
        routes.form("/office/account/sessions/end-others/", for: .member) { visit, _ in
            try await desk.endOthers(visit.me)
            return try visit.visit.goOn(to: AccountPage.path, saying: Flash("session-ended"))
        }
    }
}

/// What a member sees and changes about itself.
enum AccountPage {
    static let path = "/office/account/"

    static func answer(_ visit: MemberVisit) async throws -> Response {
        let sessions = try await visit.visit.pages.desk.sessions(of: visit.me)
        let left = try await visit.visit.pages.desk.recoveryCodesLeft(visit.me)
        var page = OfficePage(title: OfficeWords.account, path: path)
        page.intro = Markup {
            about(visit)
            h2 { visit.visit.says(Words.signIn) }
            ul {
                li {
                    a(.href(visit.visit.path("/office/account/passphrase/"))) { visit.visit.says(PassphrasePage.title) }
                }
                li {
                    a(.href(visit.visit.path("/office/account/second-factor/"))) {
                        visit.visit.says(SecondFactorPage.title)
                    }
                    "（\(visit.visit.says(left.map(Words.on) ?? Words.off))）"
                }
            }
            SessionTable(visit, sessions).markup
        }
        return visit.visit.answer(page)
    }

    private static func about(_ visit: MemberVisit) -> Markup {
        let member = visit.me.member
        return definitionList([
            Definition(visit.visit.says(Bilingual("氏名", "Name"))) { member.name },
            Definition(visit.visit.says(Bilingual("ログイン名", "Sign-in name"))) { member.signInName.text },
            Definition(visit.visit.says(Bilingual("メール", "Mail"))) { member.mail.isEmpty ? "—" : member.mail },
            Definition(visit.visit.says(OfficeWords.yourPosts)) {
                ul {
                    for holding in visit.me.standing.holdings {
                        li { "\(holding.name)（\(holding.role.name[visit.language])）" }
                    }
                }
            },
        ])
    }

    static func endSession(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        guard let id = try body.text("session").flatMap({ Session.ID($0) }) else { throw PageError.unreadableForm }
        try await visit.visit.pages.desk.end(id, visit.me)
        let cookies = visit.visit.pages.cookies
        guard id == visit.me.session.id else {
            return try visit.visit.goOn(to: path, saying: Flash("session-ended"))
        }
        return try visit.visit.goOn(to: SignInPage.path, saying: Flash("signed-out"), cookies.removal)
    }

    enum Words {
        static let signIn = Bilingual("ログインの方法", "How you sign in")
        static let off = Bilingual("使っていません", "off")

        static func on(_ left: Int) -> Bilingual {
            Bilingual(
                "使っています。回復コードは残り\(left)個",
                left == 1 ? "on, 1 recovery code left" : "on, \(left) recovery codes left"
            )
        }
    }
}

/// Where a member is signed in, each with a way to end it.
struct SessionTable {
    private let visit: MemberVisit
    private let sessions: [Session]

    init(_ visit: MemberVisit, _ sessions: [Session]) {
        (self.visit, self.sessions) = (visit, sessions)
    }

    var markup: Markup {
        Markup {
            DataTable(
                id: "sessions",
                caption: visit.visit.says(Bilingual("ログイン中の端末", "Where you are signed in")),
                columns: [
                    .init(visit.visit.says(Bilingual("端末", "Device"))),
                    .init(visit.visit.says(Bilingual("接続元", "From"))),
                    .init(visit.visit.says(Bilingual("ログイン", "Signed in"))),
                    .init(visit.visit.says(Bilingual("最後の利用", "Last used"))),
                    .init(visit.visit.says(Bilingual("操作", "Action"))),
                ],
                rows: sessions.map(row),
                narrow: .cards
            ).markup
            if sessions.count > 1 {
                button(
                    "/office/account/sessions/end-others/",
                    Bilingual("ほかの端末をすべてログアウト", "Sign out everywhere else"),
                    []
                )
            }
        }
    }

    private func row(_ session: Session) -> [Markup] {
        let isThis = session.id == visit.me.session.id
        let device = session.origin.device.isEmpty ? "—" : session.origin.device
        return [
            Markup {
                device
                if isThis { strong { visit.visit.says(Bilingual("（この端末）", " (this one)")) } }
            },
            .text(session.origin.address), ShownMoment(session.started, visit.visit.reading).markup,
            ShownMoment(session.lastUsed, visit.visit.reading).markup,
            button("/office/account/sessions/end/", OfficeWords.signOut, [("session", session.id.text)]),
        ]
    }

    private func button(_ path: String, _ label: Bilingual, _ hidden: [(name: String, value: String)]) -> Markup {
        buttonForm(
            label,
            language: visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            hidden: hidden
        )
    }
}
