import City
import Figures
import HTTPTypes
import Hummingbird
import PagesSupport
import Wording

extension CityPages {
    func addSignIn(_ routes: OfficeRoutes) {
        routes.page("/office/sign-in/", .anyone) { visit in
            guard visit.signedIn == nil else { return try visit.goOn(to: "/office/") }
            return visit.answer(try await SignInPage(visit, FormEntries()).page)
        }
        routes.form("/office/sign-in/", .anyone) { try await SignInPage.take($0, $1) }
        routes.page("/office/sign-in/code/", .anyone) { try CodePage.answer($0) }
        routes.form("/office/sign-in/code/", .anyone) { try await CodePage.take($0, $1) }
        routes.form("/office/sign-out/", for: .member) { visit, _ in
            try await desk.signOut(visit.me)
            return try visit.visit.goOn(to: "/office/sign-in/", saying: Flash("signed-out"), cookies.removal)
        }
        for purpose in OneTimeLink.Purpose.allCases {
            routes.page("/office/sign-in/\(purpose.rawValue)/{token}/", .anyone) { try await LinkPage.answer($0) }
            routes.form("/office/sign-in/\(purpose.rawValue)/{token}/", .anyone) { try await LinkPage.take($0, $1) }
        }
    }
}

/// Where a member says who it is.
struct SignInPage {
    static let path = "/office/sign-in/"
    /// The hidden field, and the condition of the address, that say where to go afterwards.
    static let next = "next"

    private static let name = FormField("name", .text, Bilingual("ログイン名", "Sign-in name"))
        .longest(254).autocomplete("username")
    private static let passphrase = FormField("passphrase", .password, Bilingual("パスフレーズ", "Passphrase"))
        .longest(1000).autocomplete("current-password")

    let page: OfficePage

    init(_ visit: Visit, _ entries: FormEntries, next: SitePath? = nil) async throws {
        let municipalities = try await visit.pages.store.read { try $0.municipalities() }
        let next = next ?? visit.next
        var page = OfficePage(title: OfficeWords.signIn, path: Self.path)
        if municipalities.isEmpty {
            page.intro = notice(.neutral, language: visit.language, title: Words.nobody[visit.language]) {
                p { code { "shirube member add" } }
            }
        } else {
            page.form = FormView(
                visit.language,
                action: visit.path(Self.path),
                token: visit.token(for: Self.path),
                entries: entries,
                parts: (municipalities.count > 1 ? [.field(Self.municipality(municipalities, visit.language))] : [])
                    + [.field(Self.name), .field(Self.passphrase)]
                    + (next.map { [.hidden(name: Self.next, value: $0.text)] } ?? []),
                actions: [.init(OfficeWords.signIn)]
            )
            page.rest = p(.class("small")) { Words.forgotten[visit.language] }
        }
        self.page = page
    }

    private static func municipality(_ all: [RegisteredMunicipality], _ language: Language) -> FormField {
        FormField(
            "municipality",
            .select(all.map { .init($0.code.text, $0.name[language]) }),
            Bilingual("団体", "Municipality")
        )
    }

    /// Sends somebody who has not signed in to do so, and back afterwards.
    static func sendThere(_ visit: Visit) throws -> Response {
        let bare = Reading.barePath(visit.request.uri.path)
        guard bare != "/office/" else { return try visit.goOn(to: path) }
        let query = visit.request.uri.query.map { "?" + $0 } ?? ""
        return try visit.goOn(to: path + "?\(next)=" + PercentEncoding.encode(visit.request.uri.path + query))
    }

    static func take(_ visit: Visit, _ body: FormBody) async throws -> Response {
        var entries = FormEntries(body)
        let next = try body.text(Self.next).flatMap { SitePath($0) }
        let municipalities = try await visit.pages.store.read { try $0.municipalities() }
        let chosen =
            municipalities.count > 1
            ? entries.text(municipality(municipalities, visit.language)) : municipalities.first?.code.text
        let (name, passphrase) = (entries.text(name), entries.text(passphrase))
        guard let name, let passphrase, let municipality = municipalities.first(where: { $0.code.text == chosen })
        else {
            return visit.refuse(try await SignInPage(visit, entries, next: next).page)
        }
        let answer = try await visit.pages.desk.signIn(
            SignInRequest(
                municipality: municipality.code,
                name: name,
                passphrase: passphrase,
                origin: visit.origin,
                previous: visit.pages.cookies.token(in: visit.request)
            )
        )
        return try await answered(answer, visit, next) { message in
            entries.refuse(Self.name, message)
            return try await SignInPage(visit, entries, next: next).page
        }
    }

    /// What follows from an answer of the desk: another page, or the form again with a message.
    static func answered(
        _ answer: SignInAnswer,
        _ visit: Visit,
        _ next: SitePath?,
        again: (Bilingual) async throws -> OfficePage
    ) async throws -> Response {
        let cookies = visit.pages.cookies
        switch answer {
        case .signedIn(let token, _):
            guard let next else { return try visit.goOn(to: "/office/", cookies.setting(token)) }
            return .seeOther(next, [cookies.setting(token)])
        case .secondFactor(let token):
            let query = next.map { "?\(Self.next)=" + PercentEncoding.encode($0.text) } ?? ""
            return try visit.goOn(to: "/office/sign-in/code/" + query, cookies.setting(token))
        case .refused, .wait, .busy:
            let message = answer.message(at: visit.pages.effects.now()) ?? OfficeWords.signIn
            return visit.answer(try await again(message), status: status(of: answer))
        }
    }

    private static func status(of answer: SignInAnswer) -> HTTPResponse.Status {
        switch answer {
        case .wait: .tooManyRequests
        case .busy: .serviceUnavailable
        default: .unprocessableContent
        }
    }

    private enum Words {
        static let nobody = Bilingual(
            "まだ利用者がいません。最初の管理者は、サーバーで次のコマンドで登録します",
            "Nobody takes part yet. The first administrator is added on the server with this command"
        )
        static let forgotten = Bilingual(
            "パスフレーズを忘れたときは、管理者に新しいリンクを頼んでください。",
            "If you have forgotten your passphrase, ask an administrator for a new link."
        )
    }
}

extension Visit {
    /// Where the address says to go afterwards; nothing where it names no place on this site.
    var next: SitePath? {
        let text = try? request.conditions.text(SignInPage.next)
        return text.flatMap { $0 }.flatMap { SitePath($0) }
    }
}
