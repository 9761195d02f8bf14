import Casework
import City
import CityPages
import Hummingbird
import PagesSupport
import Wording

extension RoundsPages {
    /// The mail of the municipality, whatever room wrote it.
    func addMail(_ routes: RoundRoutes, _ mail: MailDesk) {
        routes.page(DeskPath.mail, for: .people(.seeMail)) { try await MailPage.answer($0, mail) }
        routes.form(DeskPath.retryMail, for: .people(.retryMail)) { try await MailPage.retry($0, $1, mail) }
    }
}

/// What waits, was sent and was given up, with the whole text of each.
struct MailPage {
    /// A page shows so many of one state, the latest first.
    private static let most = 200
    private static let field = "mail"

    private let visit: RoundVisit
    private let desk: MailDesk
    private let state: MailState
    private let mails: [QueuedMail]

    static func answer(_ visit: RoundVisit, _ mail: MailDesk) async throws -> Response {
        let asked = try visit.visit.request.conditions.text("state")
        guard let state = MailState(rawValue: asked ?? MailState.waiting.rawValue) else {
            throw PageError.invalid("状態は waiting、sent、given_up のどれかです。", "The state is waiting, sent or given_up.")
        }
        let mails = try await mail.cases.read(in: visit.member.municipality) {
            try $0.mail(in: [state], limit: most)
        }
        return visit.visit.answer(MailPage(visit: visit, desk: mail, state: state, mails: mails).page)
    }

    /// Has a mail tried again that was given up.
    static func retry(_ visit: RoundVisit, _ body: FormBody, _ mail: MailDesk) async throws -> Response {
        guard let id = try body.text(field), id.utf8.count <= 200 else { throw PageError.unreadableForm }
        try await mail.outbox.revive(MailID(stored: id), in: visit.member.municipality, at: visit.now)
        return try visit.visit.goOn(to: DeskPath.mail, saying: Flash("mail-retried"))
    }

    private var page: OfficePage {
        var page = OfficePage(title: DeskWords.mail, path: DeskPath.mail)
        page.intro = Markup {
            if !desk.isSent { withoutServer }
            choices(
                label: visit.says(Bilingual("状態", "State")),
                MailState.allCases.map { PageShell.Crumb(visit.says(Self.name(of: $0)), path: path(of: $0)) },
                current: path(of: state)
            )
            if mails.isEmpty {
                p { visit.says(Bilingual("メールはありません。", "There is none.")) }
            } else {
                ol(.class("mails")) { for mail in mails { li(.class("mail")) { show(mail) } } }
            }
            if mails.count == Self.most {
                p {
                    visit.says(
                        Bilingual("新しいものから\(Self.most)通を表示しています。", "The latest \(Self.most) are shown.")
                    )
                }
            }
        }
        return page
    }

    private func path(of state: MailState) -> String {
        visit.path(DeskPath.mail) + (state == .waiting ? "" : "?state=\(state.rawValue)")
    }

    /// What is set where the server is started is of use only to those who see to that; others are told whom to ask.
    private var withoutServer: Markup {
        let seesToServer = !visit.standing.roles.isDisjoint(with: [.administrator, .operator])
        let words =
            seesToServer
            ? Bilingual(
                "メールは送られず、ここに溜まります。サーバーを --mail-server を付けて起動すると、待っているメールから順に送ります。",
                "Mail is not sent and waits here. Once the server is started with --mail-server, what waits goes out."
            )
            : Bilingual(
                "書かれたメールはここに溜まるだけで、相手には届きません。急ぐ用件は電話などで伝え、メールを送れるようにするには管理者に相談してください。",
                "What is written waits here and reaches nobody. Tell people in another way, and ask the administrator to have mail sent."
            )
        return notice(
            .fair,
            language: visit.language,
            title: visit.says(Bilingual("このシステムからはメールを送っていません", "Mail is not sent from here"))
        ) { p { visit.says(words) } }
    }

    private func show(_ mail: QueuedMail) -> Markup {
        Markup {
            h2(.class("mail-subject")) { mail.mail.subject }
            definitionList([
                Definition(visit.says(Bilingual("宛先", "To"))) { mail.mail.recipient.text },
                Definition(visit.says(Bilingual("作成", "Written"))) { visit.moment(mail.created).markup },
                Definition(visit.says(Self.nextWord(state))) { visit.moment(mail.next).markup },
                Definition(visit.says(Bilingual("送信の試み", "Attempts"))) { String(mail.attempts) },
            ])
            if let failure = mail.failure {
                notice(.poor, language: visit.language, title: visit.says(Bilingual("送れませんでした", "It failed"))) {
                    p { failure }
                }
            }
            text(of: mail)
            if state == .givenUp, visit.member.may(.retryMail) {
                buttonForm(
                    Bilingual("もう一度送る", "Try again"),
                    language: visit.language,
                    action: visit.path(DeskPath.retryMail),
                    token: visit.visit.token(for: DeskPath.retryMail),
                    hidden: [(Self.field, mail.id.text)]
                )
            }
        }
    }

    /// A confidential mail lets in whoever reads it, so that nobody reads it here.
    private func text(of mail: QueuedMail) -> Markup {
        guard !mail.mail.isConfidential else {
            return p {
                visit.says(
                    Bilingual(
                        "本人だけのリンクを含むため、本文は表示しません。",
                        "It holds a link for its reader alone, so that its text is not shown."
                    )
                )
            }
        }
        return details {
            summary { visit.says(Bilingual("本文", "Text")) }
            pre(.class("mail-text")) { mail.mail.body }
        }
    }

    private static func nextWord(_ state: MailState) -> Bilingual {
        switch state {
        case .waiting: Bilingual("次に送る時刻", "Tried next")
        case .sent: Bilingual("送信", "Sent")
        case .givenUp: Bilingual("最後の試み", "Last tried")
        }
    }

    private static func name(of state: MailState) -> Bilingual {
        switch state {
        case .waiting: Bilingual("待っている", "Waiting")
        case .sent: Bilingual("送った", "Sent")
        case .givenUp: Bilingual("送れなかった", "Given up")
        }
    }
}
