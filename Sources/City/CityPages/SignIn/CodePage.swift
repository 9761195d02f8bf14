import City
import Hummingbird
import PagesSupport
import Wording

/// The second factor, after the passphrase was right.
enum CodePage {
    private static let path = "/office/sign-in/code/"
    private static let code = FormField(
        "code",
        .code,
        Bilingual("確認コード", "Code"),
        hint: Bilingual("認証アプリの6桁の数字、または回復コード", "Six digits from your authenticator app, or a recovery code")
    )
    .longest(100).autocomplete("one-time-code").width(.short)

    static func answer(_ visit: Visit) throws -> Response {
        guard visit.signedIn == nil else { return try visit.goOn(to: "/office/") }
        guard visit.pages.cookies.token(in: visit.request) != nil else { return try visit.goOn(to: SignInPage.path) }
        return visit.answer(page(visit, FormEntries(), visit.next))
    }

    static func take(_ visit: Visit, _ body: FormBody) async throws -> Response {
        guard let token = visit.pages.cookies.token(in: visit.request) else { throw PageError.formExpired }
        var entries = FormEntries(body)
        let next = try body.text(SignInPage.next).flatMap { SitePath($0) }
        guard let typed = entries.text(code) else { return visit.refuse(page(visit, entries, next)) }
        let answer = try await visit.pages.desk.confirm(token, code: typed, origin: visit.origin)
        return try await SignInPage.answered(answer, visit, next) { message in
            entries.refuse(code, message)
            return page(visit, entries, next)
        }
    }

    private static func page(_ visit: Visit, _ entries: FormEntries, _ next: SitePath?) -> OfficePage {
        var page = OfficePage(title: Bilingual("二段階認証", "Second factor"), path: path)
        page.crumbs = [(OfficeWords.signIn, SignInPage.path)]
        page.form = FormView(
            visit.language,
            action: visit.path(path),
            token: visit.token(for: path),
            entries: entries,
            parts: [.field(code)] + (next.map { [.hidden(name: SignInPage.next, value: $0.text)] } ?? []),
            actions: [.init(OfficeWords.signIn)]
        )
        page.rest = p { a(.href(visit.path(SignInPage.path))) { visit.says(Bilingual("最初からやり直す", "Begin anew")) } }
        return page
    }
}
