import Documents
import Figures
import Planning
import Wording

/// Facts of the committee's meeting, of grants and of the council.
extension Circumstances {
    /// The latest meeting about the year; `nil` where the plan tells of none.
    var meeting: Meeting? {
        plan.meetings.filter { $0.year == year }.max { ($0.date?.text ?? "") < ($1.date?.text ?? "") }
    }

    /// The fiscal year of the grants that a meeting about this year reports: the latest, up to the year after it.
    ///
    /// A committee that meets in July about the past year is told what was decided for the present one.
    var grantYear: FiscalYear? {
        plan.grants.map(\.year).filter { $0 <= year.advanced(by: 1) && $0 >= year }.max()
    }

    private var grantGroups: [GrantGroup] { grantYear.map(plan.grantGroups) ?? [] }

    func committeeMembers(of definition: ListDefinition) -> [Circumstances] {
        switch definition.list {
        case .grantTypes: each(grantGroups.map(\.type), \.grantType)
        case .grants:
            each(
                plan.grants.indices.filter { index in
                    let grant = plan.grants[index]
                    return grant.year == grantYear && (grantType == nil || grant.type == grantType)
                },
                \.grant
            )
        case .agenda: each(Array((meeting?.agenda ?? []).indices), \.agenda)
        case .materials: each(Array((meeting?.materials ?? []).indices), \.material)
        case .attendees: each(attendees(definition.kind), \.attendee)
        case .council: each(council(definition.kind), \.council)
        default: []
        }
    }

    private func attendees(_ role: String?) -> [Int] {
        let all = meeting?.attendees ?? []
        return all.indices.filter { role == nil || all[$0].role.rawValue == role }
    }

    private func council(_ kind: String?) -> [Int] {
        plan.council.indices.filter { kind == nil || plan.council[$0].kind.rawValue == kind }
    }

    /// The form that a material is made by; `nil` where it is not made from the plan.
    var materialDocument: String? {
        guard let material, let materials = meeting?.materials, materials.indices.contains(material) else { return nil }
        return materials[material].document?.text
    }

    func committeeContent(_ fact: Fact) -> CellContent {
        switch fact.scope {
        case .grantType, .plan: grantTypeContent(fact)
        case .grant: grantContent(fact)
        case .meeting: CellContent(meeting.map { meetingText(fact, $0) } ?? "")
        case .agenda: CellContent(agendaText(fact))
        case .material: CellContent(materialText(fact))
        case .attendee: CellContent(attendeeText(fact))
        default: councilContent(fact)
        }
    }
}

// MARK: Grants

extension Circumstances {
    private func grantTypeContent(_ fact: Fact) -> CellContent {
        switch fact {
        case .planGrantTotal: thousands(Rational.sum(grantGroups.map(\.total)))
        case .planGrantYear: CellContent(grantYear?.name(.era, .japanese) ?? "")
        case .grantTypeTotal: grantGroups.first { $0.type == grantType }.map { thousands($0.total) } ?? .empty
        default: CellContent(grantType ?? "")
        }
    }

    private func grantContent(_ fact: Fact) -> CellContent {
        guard let grant = grant.map({ plan.grants[$0] }) else { return .empty }
        return switch fact {
        case .grantAmount: .number(CellNumber(grant.amount))
        case .grantKind: CellContent(grant.kind.name.japanese)
        case .grantMeasures: CellContent(citation(of: grant.measures.compactMap(plan.measure)))
        case .grantNote: CellContent(grant.note)
        default: CellContent(grant.name)
        }
    }

    private func thousands(_ amount: Rational) -> CellContent {
        ExactDecimal(plain: amount.decimalText()).map { .number(CellNumber($0)) } ?? .text(amount.decimalText())
    }
}

// MARK: The meeting and the council

extension Circumstances {
    private func meetingText(_ fact: Fact, _ meeting: Meeting) -> String {
        switch fact {
        case .meetingDate: meeting.date.map { "\($0.name(.era, .japanese))（\($0.weekday.japanese)）" } ?? ""
        case .meetingTime: meeting.start?.text ?? ""
        case .meetingPlace: meeting.place
        case .meetingCommittee: meeting.committee
        default: meeting.title
        }
    }

    private func agendaText(_ fact: Fact) -> String {
        guard let agenda, let items = meeting?.agenda, items.indices.contains(agenda) else { return "" }
        let item = items[agenda]
        switch fact {
        case .agendaNumber: return item.number
        case .agendaMaterials: return item.materials.map { "【資料\($0)】" }.joined()
        default: return String(repeating: "　", count: depth(of: item, in: items)) + item.text
        }
    }

    /// How many lines a line stands under.
    private func depth(of item: AgendaItem, in items: [AgendaItem]) -> Int {
        var depth = 0
        var next = item.parent
        while let order = next, depth < AgendaItem.maximumDepth, let above = items.first(where: { $0.order == order }) {
            depth += 1
            next = above.parent
        }
        return depth
    }

    private func materialText(_ fact: Fact) -> String {
        guard let material, let materials = meeting?.materials, materials.indices.contains(material) else { return "" }
        return switch fact {
        case .materialNumber: materials[material].number
        case .materialNote: materials[material].note
        default: materials[material].title
        }
    }

    private func attendeeText(_ fact: Fact) -> String {
        guard let attendee, let attendees = meeting?.attendees, attendees.indices.contains(attendee) else { return "" }
        return switch fact {
        case .attendeeAffiliation: attendees[attendee].affiliation
        case .attendeeRole: attendees[attendee].role.name.japanese
        case .attendeeAttendance: attendees[attendee].attendance.name.japanese
        default: attendees[attendee].name
        }
    }

    private func councilContent(_ fact: Fact) -> CellContent {
        guard let entry = council.map({ plan.council[$0] }) else { return .empty }
        return switch fact {
        case .councilKind: CellContent(entry.kind.name.japanese)
        case .councilParent: CellContent(entry.parent)
        case .councilCount: entry.count.map(whole) ?? .empty
        case .councilFrom: CellContent(entry.from?.name(.era, .japanese) ?? "")
        case .councilNote: CellContent(entry.note)
        default: CellContent(entry.name)
        }
    }
}
