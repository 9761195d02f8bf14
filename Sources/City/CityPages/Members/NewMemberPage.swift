import City
import Figures
import Hummingbird
import PagesSupport
import Wording

/// Adds a member with its first post, and makes the link with which it sets its passphrase.
struct NewMemberPage {
    static let title = Bilingual("利用者を招待する", "Invite a member")

    static let name = FormField("name", .text, Bilingual("氏名", "Name"))
    static let signInName = FormField(
        "sign-in-name",
        .text,
        Bilingual("ログイン名", "Sign-in name"),
        hint: Bilingual(
            "半角の英数字と . - _ + @ で3文字以上。職員番号やメールアドレスでもかまいません。",
            "At least 3 of letters, digits and . - _ + @; a staff number or mail address will do."
        )
    )
    .longest(254)
    static let mail = FormField("mail", .mail, Bilingual("メール", "Mail")).longest(254).optional
    static let reason = FormField("reason", .text, OfficeWords.reasonField).width(.full)

    private let visit: MemberVisit
    private let organisation: Organisation
    private let fields: AppointmentFields

    private init(_ visit: MemberVisit) async throws {
        self.visit = visit
        organisation = try await visit.visit.pages.organisation(visit.municipality)
        fields = AppointmentFields(organisation, on: visit.visit.pages.today, visit.language)
    }

    static func answer(_ visit: MemberVisit) async throws -> Response {
        var entries = FormEntries()
        entries.fill(AppointmentFields.from, visit.visit.pages.today.text)
        return visit.visit.answer(try await NewMemberPage(visit).page(entries))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let page = try await NewMemberPage(visit)
        var entries = FormEntries(body)
        guard let wanted = page.read(&entries) else { return visit.visit.refuse(page.page(entries)) }
        do {
            try await page.add(wanted)
        } catch CityError.problems(let problems) {
            for problem in problems { entries.refuse(Self.field(of: problem), problem.message) }
            return visit.visit.refuse(page.page(entries))
        }
        let token = try await visit.visit.pages.desk.issueLink(
            .invitation,
            to: wanted.member.id,
            in: visit.municipality,
            by: visit.me.authority,
            why: wanted.reason,
            mailing: visit.visit.pages.mailedLinks?.text
        )
        return visit.visit.answer(LinkShown(visit, wanted.member, .invitation, token).page)
    }

    private struct Wanted: Sendable {
        let member: Member
        let post: Post.ID
        let validity: Validity
        let reason: String
    }

    private func read(_ entries: inout FormEntries) -> Wanted? {
        let (name, typed, mail) = (entries.text(Self.name), entries.text(Self.signInName), entries.text(Self.mail))
        let signInName = typed.flatMap { SignInName($0) }
        if typed != nil, signInName == nil { entries.refuse(Self.signInName, MemberWords.signInName) }
        let appointment = fields.read(&entries)
        let reason = entries.text(Self.reason)
        guard entries.isComplete, let name, let signInName, let mail, let appointment, let reason else { return nil }
        let member = Member(
            id: Member.ID(random: visit.visit.pages.effects),
            name: name,
            mail: mail,
            signInName: signInName
        )
        return Wanted(member: member, post: appointment.post, validity: appointment.validity, reason: reason)
    }

    private func add(_ wanted: Wanted) async throws {
        try await visit.visit.pages.office.change(visit.municipality, by: visit.me.authority, why: wanted.reason) {
            try $0.admit(wanted.member)
            try $0.appoint(wanted.member.id, to: wanted.post, wanted.validity)
        }
    }

    /// Which field a fault of the organisation is about.
    static func field(of problem: CityProblem) -> FormField {
        switch problem.subject {
        case .member where problem.message.japanese.contains("メール"): mail
        case .member where problem.message.japanese.contains("ログイン名"): signInName
        case .member: name
        default: AppointmentFields.from
        }
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        var page = OfficePage(title: Self.title, path: MemberPaths.new)
        page.crumbs = [(OfficeWords.members, MemberPaths.list)]
        page.form = FormView(
            visit.language,
            action: visit.visit.path(MemberPaths.new),
            token: visit.visit.token(for: MemberPaths.new),
            entries: entries,
            parts: [.field(Self.name), .field(Self.signInName), .field(Self.mail)]
                + [.group(MemberWords.firstPost, fields.all), .field(Self.reason)],
            actions: [.init(Self.title)]
        )
        return page
    }
}

/// Which post, and from when to when.
struct AppointmentFields {
    static let from = FormField("from", .date, Bilingual("最初の日", "First day")).width(.short)
    static let through = FormField(
        "through",
        .date,
        Bilingual("最後の日", "Last day"),
        hint: Bilingual("決まっていれば", "If it is known")
    )
    .width(.short).optional

    let post: FormField

    init(_ organisation: Organisation, on day: CalendarDate, except held: Set<Post.ID> = [], _ language: Language) {
        post = FormField(
            "post",
            .select(PostNames(organisation, day).choices(except: held, language)),
            Bilingual("職", "Post")
        )
    }

    var all: [FormField] { [post, Self.from, Self.through] }

    /// Nothing where there is a mistake.
    func read(_ entries: inout FormEntries) -> (post: Post.ID, validity: Validity)? {
        let id = entries.text(post).flatMap { Post.ID($0) }
        let (from, through) = (Self.day(Self.from, &entries), Self.day(Self.through, &entries))
        guard let id, let from, let through else { return nil }
        let validity = Validity(from: from, through: through)
        guard validity.isPossible else {
            entries.refuse(Self.through, MemberWords.endsBeforeItBegins)
            return nil
        }
        return (id, validity)
    }

    /// A day, or nothing within where it may be empty; nothing at all where there is a mistake.
    static func day(_ field: FormField, _ entries: inout FormEntries) -> CalendarDate?? {
        guard let typed = entries.text(field) else { return nil }
        guard !typed.isEmpty else { return .some(nil) }
        guard let day = CalendarDate(typed) else {
            entries.refuse(field, MemberWords.day)
            return nil
        }
        return day
    }
}

enum MemberWords {
    static let firstPost = Bilingual("職", "Post")
    static let signInName = Bilingual(
        "半角の英数字と . - _ + @ で、3文字から254文字にしてください。",
        "Use 3 to 254 letters, digits and . - _ + @."
    )
    static let day = Bilingual("2026-04-01 のように、年月日を入力してください。", "Give a day such as 2026-04-01.")
    static let endsBeforeItBegins = Bilingual("最初の日より後にしてください。", "It must not be before the first day.")
}

/// A link that is shown once, for the administrator to hand over.
struct LinkShown {
    let page: OfficePage

    init(_ visit: MemberVisit, _ member: Member, _ purpose: OneTimeLink.Purpose, _ token: SecretToken) {
        let path = visit.visit.path(purpose.path(token))
        // The browser that sent the form says under which address it knows the site.
        let address = (visit.visit.request.headers[.origin] ?? "") + path
        let days = Int(purpose.lifetime) / 86_400
        var page = OfficePage(title: Bilingual("リンクを渡してください", "Hand this link over"), path: MemberPaths.page(member.id))
        page.crumbs = [
            (OfficeWords.members, MemberPaths.list), (Bilingual(same: member.name), MemberPaths.page(member.id)),
        ]
        page.intro = Markup {
            notice(
                .fair,
                language: visit.language,
                title: visit.visit.says(Bilingual("今だけ表示します", "It is shown only now"))
            ) {
                p {
                    visit.visit.says(
                        Bilingual(
                            "\(member.name)さん本人だけに、人に見られない方法で渡してください。\(days)日以内に一度だけ使えます。",
                            "Give it to \(member.name) alone, in a way that nobody else sees. It works once, within \(days) day(s)."
                        )
                    )
                }
            }
            p { code { address } }
            if visit.visit.pages.mailedLinks != nil, !member.mail.isEmpty {
                p {
                    visit.visit.says(
                        Bilingual("\(member.mail) にもメールで送ります。", "It is mailed to \(member.mail) too.")
                    )
                }
            }
            p { a(.href(visit.visit.path(MemberPaths.page(member.id)))) { member.name } }
        }
        self.page = page
    }
}
