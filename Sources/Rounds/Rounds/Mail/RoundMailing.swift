import Casework
import City
import Figures
import Planning
import Wording

/// Makes the mails of a round: one to each person, with all sheets that it is about.
struct RoundMailing: Sendable {
    let round: Round
    let plan: Plan
    let units: AnsweringUnits
    private let measures: [Measure.ID: Measure]

    init(round: Round, plan: Plan, units: AnsweringUnits) {
        self.round = round
        self.plan = plan
        self.units = units
        measures = Dictionary(plan.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func opened(_ sheets: [OpeningPlan.Sheet]) -> [OutgoingMail] {
        mails(.opened, sheets.map { ($0.entry, $0.assignments[SheetForm.Slot.reporter] ?? []) }).mails
    }

    /// One mail to each holder of these posts who has an address, and the sheets that reach nobody.
    func mails(
        _ text: RoundMailText,
        _ sheets: [(entry: SheetEntry, posts: [PostKey])],
        reason: String = ""
    ) -> (mails: [OutgoingMail], unreachable: [CaseID]) {
        var (order, people): ([Member], [Member.ID: [SheetEntry]]) = ([], [:])
        var unreachable: [CaseID] = []
        for (entry, posts) in sheets {
            let members = Set(posts.flatMap(units.holders)).filter { !$0.mail.isEmpty }.sorted { $0.id < $1.id }
            if members.isEmpty { unreachable.append(entry.sheet) }
            for member in members {
                if people[member.id] == nil { order.append(member) }
                people[member.id, default: []].append(entry)
            }
        }
        let mails = order.compactMap { member in
            text.mail(to: member.mail, words(for: member, people[member.id] ?? [], reason: reason))
        }
        return (mails, unreachable)
    }

    private func words(for member: Member, _ entries: [SheetEntry], reason: String) -> [String: String] {
        let deadlines = entries.map { round.settings.deadline(of: $0.units) }
        return [
            "title": round.settings.title,
            "post": member.name,
            "deadline": deadlines.min()?.name(.era, .japanese) ?? "",
            "sheets": entries.map(line).joined(separator: "\n"),
            "sheet": entries.first.map(name) ?? "",
            "instructions": round.settings.instructions,
            "reason": reason,
        ]
    }

    private func line(_ entry: SheetEntry) -> String {
        "・\(name(entry))（期限 \(round.settings.deadline(of: entry.units).name(.era, .japanese))）"
    }

    private func name(_ entry: SheetEntry) -> String {
        guard let measure = measures[entry.measure] else { return entry.measure.text }
        return "\(plan.number(of: measure, in: round.year)) \(plan.name(of: measure, in: round.year))"
    }
}
