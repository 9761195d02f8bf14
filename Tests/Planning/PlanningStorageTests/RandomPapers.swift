import Figures
import Planning
import Wording

extension PlanMaker {
    /// What the committee's papers need.
    mutating func addPapers(to plan: inout Plan) throws {
        for index in 0..<5 {
            let amount = try ExactDecimal(coefficient: Int64(index) * 12_345, scale: index).orFail()
            let kind = pick([Grant.Kind.new, .extended, .continued(year: nil), .continued(year: 2)])
            var grant = Grant(year: try anyYear(), type: text(), name: "\(index)" + text(), amount: amount, kind: kind)
            grant.measures = plan.measures.filter { _ in chance() }.map(\.id)
            grant.note = maybeEmpty()
            plan.grants.append(grant)
        }
        for index in 0..<3 { plan.meetings.append(try meeting(index)) }
        for index in 0..<6 {
            plan.council.append(
                CouncilEntry(
                    kind: pick(CouncilEntry.Kind.allCases),
                    name: "\(index)" + text(),
                    parent: maybeEmpty(),
                    from: date(),
                    count: chance() ? index : nil,
                    note: maybeEmpty()
                )
            )
        }
        plan.documents = try ["measure-list", "a"].map { name in
            DocumentSource(name: try DocumentName(name).orFail(), source: text())
        }
    }

    private mutating func meeting(_ index: Int) throws -> Meeting {
        var meeting = Meeting(id: try id("k\(index)"), year: try anyYear(), title: text())
        meeting.committee = maybeEmpty()
        meeting.date = date()
        meeting.start = chance() ? ClockTime(hour: 9, minute: 5) : nil
        meeting.place = maybeEmpty()
        // The store keeps the order of the lines whatever it is.
        meeting.agenda = (1...4).reversed().map { order in
            AgendaItem(
                order: order,
                number: maybeEmpty(),
                parent: order > 1 && chance() ? order - 1 : nil,
                text: text(),
                materials: chance() ? ["1", "参考 2"] : []
            )
        }
        meeting.materials = ["2", "1"].map { number in
            Material(number: number, title: text(), document: chance() ? DocumentName("a") : nil, note: maybeEmpty())
        }
        meeting.attendees = [3, 1].map { order in
            Attendee(
                order: order,
                name: text(),
                affiliation: maybeEmpty(),
                role: pick(Attendee.Role.allCases),
                attendance: pick(Attendee.Attendance.allCases)
            )
        }
        return meeting
    }

    private mutating func date() -> CalendarDate? {
        chance() ? CalendarDate(year: 2024, month: pick([1, 7]), day: pick([30, 31])) : nil
    }
}
