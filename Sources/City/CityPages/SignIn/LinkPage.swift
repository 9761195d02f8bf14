import City
import Hummingbird
import PagesSupport
import Wording

/// Where an invitation or a link to set the passphrase anew leads.
struct LinkPage {
    private let visit: Visit
    private let token: SecretToken
    private let view: SignInDesk.LinkView

    /// Nothing where the link cannot be used.
    private init?(_ visit: Visit) async throws {
        guard let token = SecretToken(try visit.context.pathText("token")),
            let view = try await visit.pages.desk.look(at: token),
            Reading.barePath(visit.request.uri.path).hasPrefix("/office/sign-in/\(view.link.purpose.rawValue)/")
        else { return nil }
        (self.visit, self.token, self.view) = (visit, token, view)
    }

    static func answer(_ visit: Visit) async throws -> Response {
        guard let link = try await LinkPage(visit) else { return unusable(visit) }
        return visit.answer(link.page(FormEntries()))
    }

    static func take(_ visit: Visit, _ body: FormBody) async throws -> Response {
        guard let link = try await LinkPage(visit) else { return unusable(visit) }
        var entries = FormEntries(body)
        guard let passphrase = NewPassphrase.read(&entries) else { return visit.refuse(link.page(entries)) }
        do {
            _ = try await visit.pages.desk.useLink(link.token, passphrase: passphrase, origin: visit.origin)
        } catch SignInError.linkUnusable {
            return unusable(visit)
        } catch let error as SignInError {
            entries.refuse(NewPassphrase.first, error.message(at: visit.pages.effects.now()))
            return visit.refuse(link.page(entries))
        }
        // Whoever was signed in in this browser is not any more: the link may be another member's.
        return try visit.goOn(to: SignInPage.path, saying: Flash("passphrase-set"), visit.pages.cookies.removal)
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = Reading.barePath(visit.request.uri.path)
        var page = OfficePage(title: NewPassphrase.title, path: path)
        page.crumbs = [(OfficeWords.signIn, SignInPage.path)]
        page.intro = definitionList([
            Definition(visit.says(Bilingual("利用者", "Member"))) { view.member.name },
            Definition(visit.says(Bilingual("ログイン名", "Sign-in name"))) { view.member.signInName.text },
        ])
        page.form = FormView(
            visit.language,
            action: visit.path(path),
            token: visit.token(for: path),
            entries: entries,
            parts: [.field(NewPassphrase.first), .field(NewPassphrase.second)],
            actions: [.init(NewPassphrase.title)]
        )
        return page
    }

    private static func unusable(_ visit: Visit) -> Response {
        var page = OfficePage(title: Bilingual("このリンクは使えません", "This link cannot be used"), path: SignInPage.path)
        let message = SignInError.linkUnusable.message(at: visit.pages.effects.now())
        page.intro = p { message[visit.language] }
        return visit.answer(page, status: .gone)
    }
}

/// Two fields for a new passphrase, which must be typed alike.
enum NewPassphrase {
    static let title = Bilingual("パスフレーズを設定する", "Set your passphrase")
    static let first = FormField(
        "new",
        .password,
        Bilingual("新しいパスフレーズ", "New passphrase"),
        hint: Bilingual(
            "\(PassphrasePolicy.shortest)文字以上。関係のない言葉をいくつか並べると、覚えやすく当てられにくくなります。",
            "At least \(PassphrasePolicy.shortest) characters. A few unrelated words are easy to remember and hard to guess."
        )
    )
    .longest(1000).autocomplete("new-password")
    static let second = FormField("again", .password, Bilingual("もう一度", "Once more"))
        .longest(1000).autocomplete("new-password")

    /// Nothing where there is a mistake.
    static func read(_ entries: inout FormEntries) -> String? {
        let (typed, again) = (entries.text(first), entries.text(second))
        guard let typed, let again else { return nil }
        guard typed == again else {
            entries.refuse(second, Bilingual("二つのパスフレーズが違います。", "The two passphrases differ."))
            return nil
        }
        return typed
    }
}
