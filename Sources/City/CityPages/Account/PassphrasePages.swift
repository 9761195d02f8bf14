import City
import Hummingbird
import PagesSupport
import Wording

/// Shows the passphrase again, before something that it protects.
enum RaisePage {
    private static let path = "/office/account/confirm/"
    private static let title = Bilingual("パスフレーズの確認", "Confirm your passphrase")
    static let passphrase = FormField("passphrase", .password, Bilingual("今のパスフレーズ", "Your present passphrase"))
        .longest(1000).autocomplete("current-password")

    /// Sends a member there, and back to the page from which it came.
    static func sendThere(_ visit: Visit) throws -> Response {
        let back =
            Reading.barePath(visit.request.uri.path).hasPrefix("/office/account/second-factor/")
            ? visit.path("/office/account/second-factor/") : visit.path(AccountPage.path)
        return try visit.goOn(to: path + "?\(SignInPage.next)=" + PercentEncoding.encode(back))
    }

    static func answer(_ visit: MemberVisit) -> Response {
        visit.visit.answer(page(visit, FormEntries(), visit.visit.next))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        var entries = FormEntries(body)
        let next = try body.text(SignInPage.next).flatMap { SitePath($0) }
        guard let typed = entries.text(passphrase) else { return visit.visit.refuse(page(visit, entries, next)) }
        let answer = try await visit.visit.pages.desk.raise(
            visit.member.token,
            passphrase: typed,
            origin: visit.visit.origin
        )
        return try await SignInPage.answered(answer, visit.visit, next) { message in
            entries.refuse(passphrase, message)
            return page(visit, entries, next)
        }
    }

    private static func page(_ visit: MemberVisit, _ entries: FormEntries, _ next: SitePath?) -> OfficePage {
        var page = OfficePage(title: title, path: path)
        page.crumbs = [(OfficeWords.account, AccountPage.path)]
        page.intro = p {
            visit.visit.says(
                Bilingual(
                    "ログインの方法を変える前に、本人であることを確かめます。",
                    "Before you change how you sign in, please show that it is you."
                )
            )
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [.field(passphrase)] + (next.map { [.hidden(name: SignInPage.next, value: $0.text)] } ?? []),
            actions: [.init(Bilingual("続ける", "Continue"))]
        )
        return page
    }
}

/// Changes the passphrase.
enum PassphrasePage {
    static let title = Bilingual("パスフレーズを変更する", "Change your passphrase")
    private static let path = "/office/account/passphrase/"

    static func answer(_ visit: MemberVisit) -> Response {
        visit.visit.answer(page(visit, FormEntries()))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        var entries = FormEntries(body)
        let current = entries.text(RaisePage.passphrase)
        guard let new = NewPassphrase.read(&entries), let current else {
            return visit.visit.refuse(page(visit, entries))
        }
        do {
            let answer = try await visit.visit.pages.desk.changePassphrase(
                visit.member.token,
                from: current,
                to: new,
                origin: visit.visit.origin
            )
            guard case .signedIn(let token, _) = answer else {
                let now = visit.visit.pages.effects.now()
                let wrong =
                    if case .refused = answer { SignInError.wrongPassphrase.message(at: now) } else {
                        answer.message(at: now)
                    }
                entries.refuse(RaisePage.passphrase, wrong ?? title)
                return visit.visit.refuse(page(visit, entries))
            }
            let field = visit.visit.pages.cookies.setting(token)
            return try visit.visit.goOn(to: AccountPage.path, saying: Flash("passphrase-changed"), field)
        } catch SignInError.passphrase(let refusal) {
            entries.refuse(NewPassphrase.first, refusal.message)
            return visit.visit.refuse(page(visit, entries))
        }
    }

    private static func page(_ visit: MemberVisit, _ entries: FormEntries) -> OfficePage {
        var page = OfficePage(title: title, path: path)
        page.crumbs = [(OfficeWords.account, AccountPage.path)]
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [.field(RaisePage.passphrase), .field(NewPassphrase.first), .field(NewPassphrase.second)],
            actions: [.init(title)]
        )
        return page
    }
}
