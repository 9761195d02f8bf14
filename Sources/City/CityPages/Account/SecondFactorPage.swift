import City
import Hummingbird
import PagesSupport
import Wording

/// Sets an authenticator app up as the second factor, and takes it off.
enum SecondFactorPage {
    static let title = Bilingual("二段階認証", "Second factor")
    private static let path = "/office/account/second-factor/"
    private static let code = FormField(
        "code",
        .code,
        Bilingual("アプリに出た6桁の数字", "The six digits that the app shows")
    )
    .longest(20).autocomplete("one-time-code").width(.short)

    static func answer(_ visit: MemberVisit) async throws -> Response {
        guard visit.me.isRaised else { return try RaisePage.sendThere(visit.visit) }
        var page = frame()
        if let left = try await visit.visit.pages.desk.recoveryCodesLeft(visit.me) {
            page.intro = Markup {
                p { visit.visit.says(AccountPage.Words.on(left)) }
                button(visit, "codes/", Bilingual("回復コードを作り直す", "Make new recovery codes"), .other)
                button(visit, "remove/", Bilingual("二段階認証をやめる", "Turn the second factor off"), .danger)
            }
        } else {
            page.intro = Markup {
                p { visit.visit.says(Words.what) }
                button(visit, "", Bilingual("設定を始める", "Begin"), .main)
            }
        }
        return visit.visit.answer(page)
    }

    static func begin(_ visit: MemberVisit) async throws -> Response {
        let secret = try await visit.visit.pages.desk.beginSecondFactor(visit.me)
        return visit.visit.answer(setUp(visit, secret, FormEntries()))
    }

    static func confirm(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        var entries = FormEntries(body)
        do {
            if let typed = entries.text(code) {
                let codes = try await visit.visit.pages.desk.confirmSecondFactor(visit.me, code: typed)
                return visit.visit.answer(show(codes, visit))
            }
        } catch SignInError.wrongCode {
            entries.refuse(code, SignInError.wrongCode.message(at: visit.visit.pages.effects.now()))
        }
        let (member, municipality) = (visit.me.member.id, visit.municipality)
        let factor = try await visit.visit.pages.store.read {
            try $0.credential(of: member, in: municipality)?.secondFactor
        }
        guard let factor, !factor.isConfirmed else { return try visit.visit.goOn(to: path) }
        return visit.visit.refuse(setUp(visit, factor.oneTimePassword, entries))
    }

    static func renewCodes(_ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(show(try await visit.visit.pages.desk.renewRecoveryCodes(visit.me), visit))
    }

    private static func frame() -> OfficePage {
        var page = OfficePage(title: title, path: path)
        page.crumbs = [(OfficeWords.account, AccountPage.path)]
        return page
    }

    private static func setUp(_ visit: MemberVisit, _ secret: OneTimePassword, _ entries: FormEntries) -> OfficePage {
        var page = frame()
        let address = secret.address(issuer: "Shirube", account: visit.me.member.signInName.text)
        page.intro = Markup {
            ol {
                li { visit.visit.says(Words.scan) }
                li { visit.visit.says(Words.type) }
            }
            SquareCode(address)?.markup(label: visit.visit.says(Words.picture)) ?? .empty
            p {
                visit.visit.says(Words.secret)
                code(grouped(secret.text))
            }
        }
        let target = path + "confirm/"
        page.form = FormView(
            visit.language,
            action: visit.visit.path(target),
            token: visit.visit.token(for: target),
            entries: entries,
            parts: [.field(code)],
            actions: [.init(Bilingual("二段階認証を始める", "Turn the second factor on"))]
        )
        return page
    }

    private static func code(_ text: String) -> Markup { PagesSupport.code { text } }

    /// In groups of four letters, as it is typed.
    private static func grouped(_ text: String) -> String {
        stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    /// The recovery codes, this once.
    private static func show(_ codes: [RecoveryCode], _ visit: MemberVisit) -> OfficePage {
        var page = frame()
        page.intro = Markup {
            notice(.fair, language: visit.language, title: visit.visit.says(Words.codes)) {
                p { visit.visit.says(Words.keep) }
            }
            ul(.class("recovery-codes")) { for code in codes { li { self.code(code.text) } } }
            p { a(.href(visit.visit.path(AccountPage.path))) { visit.visit.says(OfficeWords.account) } }
        }
        return page
    }

    private static func button(
        _ visit: MemberVisit,
        _ end: String,
        _ label: Bilingual,
        _ style: FormView.Action.Style
    ) -> Markup {
        buttonForm(
            label,
            language: visit.language,
            action: visit.visit.path(path + end),
            token: visit.visit.token(for: path + end),
            style: style
        )
    }

    private enum Words {
        static let what = Bilingual(
            "パスフレーズのあとに、認証アプリが30秒ごとに出す6桁の数字も入力するようにします。パスフレーズを知られても、その数字がなければログインできません。",
            "After the passphrase, six digits are asked for that an authenticator app shows anew every 30 seconds. Whoever learns your passphrase cannot sign in without them."
        )
        static let scan = Bilingual(
            "認証アプリでコードを読み取るか、下の文字列を入力します。",
            "Scan the code with your authenticator app, or type the letters below."
        )
        static let type = Bilingual("アプリに出た数字を入力します。", "Type the digits that the app shows.")
        static let picture = Bilingual("認証アプリで読み取るコード", "The code for the authenticator app")
        static let secret = Bilingual("登録用の文字列：", "Letters to type: ")
        static let codes = Bilingual("回復コードは今だけ表示します", "The recovery codes are shown only now")
        static let keep = Bilingual(
            "端末をなくしたときに、一つにつき一度だけ、数字の代わりに使えます。印刷するか書き写して、端末とは別の場所に保管してください。",
            "Each stands in once for the digits when you have lost your device. Print or copy them, and keep them apart from it."
        )
    }
}
