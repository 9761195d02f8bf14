import Casework
import City
import Figures
import Planning
import Wording

/// A sheet that a mail is about: what it waits for, until when, and who hears of it.
struct MailedSheet {
    let entry: SheetEntry
    let matter: MailMatter
    /// `nil` where there is none.
    let deadline: CalendarDate?
    let posts: [PostKey]

    init(_ entry: SheetEntry, in state: StateKey, until deadline: Moment?, to posts: [PostKey]) {
        self.entry = entry
        self.posts = posts
        self.deadline = deadline.map { CalendarDate(inJapan: $0.date) }
        matter = MailMatter(state)
    }
}

/// Makes the mails of a round: one to each person, with all sheets that it is about.
struct RoundMailing: Sendable {
    let round: Round
    let plan: Plan
    let units: AnsweringUnits
    /// Nothing where nobody said where the site is found: then mails have no addresses in them.
    let links: RoundLinks?
    private let measures: [Measure.ID: Measure]

    init(round: Round, plan: Plan, units: AnsweringUnits, links: RoundLinks?) {
        self.round = round
        self.plan = plan
        self.units = units
        self.links = links
        measures = Dictionary(plan.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the plan still has the measure of a sheet: nobody can fill in one whose measure is gone, and the office settles it.
    func canBeAnswered(_ line: SheetLine) -> Bool { measures[line.entry.measure] != nil }

    func opened(_ sheets: [OpeningPlan.Sheet]) -> [OutgoingMail] {
        let state = SheetForm.State.toDo
        let mailed = sheets.map { sheet in
            let deadline = round.deadlines(of: sheet.entry.units)[state]
            let posts = sheet.assignments[SheetForm.Slot.reporter] ?? []
            return MailedSheet(sheet.entry, in: state, until: deadline, to: posts)
        }
        return mails(.opened, mailed).mails
    }

    /// One mail to each holder of these posts who has an address, and the sheets that reach nobody.
    func mails(
        _ text: RoundMailText,
        _ sheets: [MailedSheet],
        reason: String = ""
    ) -> (mails: [OutgoingMail], unreachable: [CaseID]) {
        var (order, people): ([Member], [Member.ID: [MailedSheet]]) = ([], [:])
        var unreachable: [CaseID] = []
        for sheet in sheets {
            let members = Set(sheet.posts.flatMap(units.holders)).filter { !$0.mail.isEmpty }.sorted { $0.id < $1.id }
            if members.isEmpty { unreachable.append(sheet.entry.sheet) }
            for member in members {
                if people[member.id] == nil { order.append(member) }
                people[member.id, default: []].append(sheet)
            }
        }
        let mails = order.compactMap { member in
            text.mail(to: member.mail, words(text, for: member, people[member.id] ?? [], reason: reason))
        }
        return (mails, unreachable)
    }

    private func words(
        _ text: RoundMailText,
        for member: Member,
        _ sheets: [MailedSheet],
        reason: String
    ) -> [String: String] {
        let matters = MailMatter.allCases.filter { matter in sheets.contains { $0.matter == matter } }
        let lists = matters.map { matter in list(text, matter, sheets.filter { $0.matter == matter }) }
        return [
            "title": round.settings.title,
            "post": member.name,
            "deadline": sheets.compactMap(\.deadline).min()?.name(.era, .japanese) ?? "",
            "matters": matters.map(\.name).joined(separator: "・"),
            "sheets": lists.joined(separator: "\n\n"),
            "sheet": sheets.first.map { name($0.entry) } ?? "",
            "instructions": round.settings.instructions,
            "reason": reason,
        ]
    }

    /// The sheets that wait for the same, and the address at which it is done.
    private func list(_ text: RoundMailText, _ matter: MailMatter, _ sheets: [MailedSheet]) -> String {
        var lines = text.headings[matter].map { ["■ \($0)"] } ?? []
        let hasOwn = text.leadsToSheets && matter != .approval
        for sheet in sheets {
            lines.append(line(sheet))
            if hasOwn, let links { lines.append("　\(links.sheet(sheet.entry))") }
        }
        if !hasOwn, let links {
            lines += matter == .approval ? ["承認の画面:", links.approval] : ["記入の画面:", links.todo]
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ sheet: MailedSheet) -> String {
        let deadline = sheet.deadline.map { "（期限 \($0.name(.era, .japanese))）" }
        return "・\(name(sheet.entry))\(deadline ?? "")"
    }

    private func name(_ entry: SheetEntry) -> String {
        guard let measure = measures[entry.measure] else { return entry.measure.text }
        return "\(plan.number(of: measure, in: round.year)) \(plan.name(of: measure, in: round.year))"
    }
}
