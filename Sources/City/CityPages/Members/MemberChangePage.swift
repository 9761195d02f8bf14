import City
import Figures
import Hummingbird
import PagesSupport
import Wording

/// The form of one change, and what is done with it.
struct MemberChangePage {
    private static let lastDay = FormField("last-day", .date, Bilingual("最後の日", "Last day")).width(.short)

    private let visit: MemberVisit
    private let change: MemberChange
    private let subject: MemberPage
    private let transfer: TransferFields

    private init(_ visit: MemberVisit, _ change: MemberChange) async throws {
        (self.visit, self.change) = (visit, change)
        subject = try await MemberPage(visit)
        transfer = TransferFields(subject.member.id, subject.organisation, on: visit.visit.pages.today, visit.language)
    }

    private var member: Member { subject.member }
    private var pages: CityPages { visit.visit.pages }

    static func answer(_ visit: MemberVisit, _ change: MemberChange) async throws -> Response {
        let page = try await MemberChangePage(visit, change)
        var entries = FormEntries()
        entries.fill(NewMemberPage.name, page.member.name)
        entries.fill(NewMemberPage.signInName, page.member.signInName.text)
        entries.fill(NewMemberPage.mail, page.member.mail)
        return visit.visit.answer(page.page(entries))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody, _ change: MemberChange) async throws -> Response {
        let page = try await MemberChangePage(visit, change)
        var entries = FormEntries(body)
        do {
            if let response = try await page.carryOut(&entries) { return response }
        } catch CityError.problems(let problems) {
            for problem in problems { entries.refuse(page.field(of: problem), problem.message) }
        } catch SignInError.noSecondFactor {
            entries.refuse(NewMemberPage.reason, Bilingual("二段階認証を使っていません。", "The member has no second factor."))
        }
        return visit.visit.refuse(page.page(entries))
    }

    private var fields: [FormField] {
        switch change {
        case .edit: [NewMemberPage.name, NewMemberPage.signInName, NewMemberPage.mail]
        case .transfer: transfer.all
        case .leave: [Self.lastDay]
        case .invitation, .reset, .sessions, .secondFactor: []
        }
    }

    private func field(of problem: CityProblem) -> FormField {
        switch change {
        case .edit: NewMemberPage.field(of: problem)
        case .transfer: TransferFields.day
        default: fields.first ?? NewMemberPage.reason
        }
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = MemberPaths.change(member.id, change)
        var page = OfficePage(title: change.title, path: path)
        page.crumbs = [
            (OfficeWords.members, MemberPaths.list), (Bilingual(same: member.name), MemberPaths.page(member.id)),
        ]
        page.intro = Markup {
            p(.class("lead")) { member.name }
            p { change.explanation[visit.language] }
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: (fields + [NewMemberPage.reason]).map { .field($0) },
            actions: [.init(change.title, style: isDangerous ? .danger : .main)]
        )
        return page
    }

    private var isDangerous: Bool { [.leave, .sessions, .secondFactor].contains(change) }

    /// Does it; nothing where the form has mistakes.
    private func carryOut(_ entries: inout FormEntries) async throws -> Response? {
        switch change {
        case .edit: try await edit(&entries)
        case .transfer: try await enterTransfer(&entries)
        case .leave: try await leave(&entries)
        case .invitation: try await issueLink(.invitation, &entries)
        case .reset: try await issueLink(.reset, &entries)
        case .sessions: try await endSessions(&entries)
        case .secondFactor: try await removeSecondFactor(&entries)
        }
    }

    private func edit(_ entries: inout FormEntries) async throws -> Response? {
        let name = entries.text(NewMemberPage.name)
        let typed = entries.text(NewMemberPage.signInName)
        let signInName = typed.flatMap { SignInName($0) }
        if typed != nil, signInName == nil { entries.refuse(NewMemberPage.signInName, MemberWords.signInName) }
        let mail = entries.text(NewMemberPage.mail)
        let reason = entries.text(NewMemberPage.reason)
        guard entries.isComplete, let name, let signInName, let mail, let reason else { return nil }
        let id = member.id
        try await pages.office.change(visit.municipality, by: visit.me.authority, why: reason) { organisation in
            try organisation.amend(id) { ($0.name, $0.signInName, $0.mail) = (name, signInName, mail) }
        }
        return try done("member-changed")
    }

    private func enterTransfer(_ entries: inout FormEntries) async throws -> Response? {
        let wanted = transfer.read(&entries)
        let reason = entries.text(NewMemberPage.reason)
        guard entries.isComplete, let wanted, let reason else { return nil }
        try await pages.office.transfer(wanted, in: visit.municipality, by: visit.me.authority, why: reason)
        return try done("transferred")
    }

    private func leave(_ entries: inout FormEntries) async throws -> Response? {
        let day = AppointmentFields.day(Self.lastDay, &entries).flatMap { $0 }
        let reason = entries.text(NewMemberPage.reason)
        guard entries.isComplete, let day, let reason else { return nil }
        let id = member.id
        try await pages.office.change(visit.municipality, by: visit.me.authority, why: reason) {
            try $0.leave(id, lastDay: day)
        }
        return try done("member-left")
    }

    private func issueLink(_ purpose: OneTimeLink.Purpose, _ entries: inout FormEntries) async throws -> Response? {
        guard let reason = entries.text(NewMemberPage.reason) else { return nil }
        let token = try await pages.desk.issueLink(
            purpose,
            to: member.id,
            in: visit.municipality,
            by: visit.me.authority,
            why: reason,
            mailing: pages.mailedLinks?.text
        )
        return visit.visit.answer(LinkShown(visit, member, purpose, token).page)
    }

    private func endSessions(_ entries: inout FormEntries) async throws -> Response? {
        guard let reason = entries.text(NewMemberPage.reason) else { return nil }
        try await pages.desk.endSessions(of: member.id, in: visit.municipality, by: visit.me.authority, why: reason)
        return try done("session-ended")
    }

    private func removeSecondFactor(_ entries: inout FormEntries) async throws -> Response? {
        guard let reason = entries.text(NewMemberPage.reason) else { return nil }
        try await pages.desk.removeSecondFactor(
            of: member.id,
            in: visit.municipality,
            by: visit.me.authority,
            why: reason
        )
        return try done("second-factor-removed")
    }

    private func done(_ name: StaticString) throws -> Response {
        try visit.visit.goOn(to: MemberPaths.page(member.id), saying: Flash(name))
    }
}

/// Which posts a member leaves and takes on one day.
struct TransferFields {
    static let day = FormField("day", .date, Bilingual("異動の日（新しい職の最初の日）", "First day on the new posts")).width(.short)

    private let member: Member.ID
    private let leaves: FormField
    private let takes: [FormField]

    init(_ member: Member.ID, _ organisation: Organisation, on today: CalendarDate, _ language: Language) {
        self.member = member
        let names = PostNames(organisation, today)
        let held = organisation.appointments.filter { appointment in
            appointment.member == member && (appointment.validity.through.map { $0 >= today } ?? true)
        }
        let left = held.map { FormField.Choice($0.post.text, names.name(of: $0.post)) }
        leaves = FormField("leaves", .checkboxes(left), Bilingual("離れる職", "Posts to leave")).optional
        let choices = names.choices(except: Set(held.map(\.post)), language)
        takes = [
            FormField("takes", .select(choices), Bilingual("新しい職", "New post")).optional,
            FormField("takes-too", .select(choices), Bilingual("兼ねる職", "Another post")).optional,
        ]
    }

    var all: [FormField] { [Self.day, leaves] + takes }

    /// Nothing where there is a mistake.
    func read(_ entries: inout FormEntries) -> Transfer? {
        let day = AppointmentFields.day(Self.day, &entries).flatMap { $0 }
        let left = entries.chosen(leaves)?.compactMap { Post.ID($0) }
        let taken = takes.compactMap { entries.text($0) }.compactMap { Post.ID($0) }
        guard let day, let left, entries.isComplete else { return nil }
        guard !left.isEmpty || !taken.isEmpty else {
            entries.refuse(leaves, Bilingual("離れる職か新しい職を選んでください。", "Choose a post to leave or to take."))
            return nil
        }
        guard Set(taken).count == taken.count else {
            entries.refuse(takes[1], Bilingual("同じ職が二度選ばれています。", "The same post is chosen twice."))
            return nil
        }
        return Transfer(member: member, leaves: left, takes: taken, day: day)
    }
}
