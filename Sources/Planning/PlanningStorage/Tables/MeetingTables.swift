import Figures
import Planning
import SQLInterface

extension PlanTable {
    static let meeting = PlanTable(
        .meeting,
        "meeting",
        key: ["id"],
        columns: ["year", "title", "committee", "date", "start", "place"]
    ) { plan in
        plan.meetings.map { meeting in
            row(
                meeting.id.text,
                meeting.year.year,
                meeting.title,
                meeting.committee,
                meeting.date?.text,
                meeting.start?.text,
                meeting.place
            )
        }
    }

    /// The materials are one text with `;` between their numbers, as in the plan folder.
    static let agendaItem = PlanTable(
        .agendaItem,
        "agenda_item",
        key: ["meeting", "line"],
        columns: ["number", "parent", "item", "materials"]
    ) { plan in
        plan.meetings.flatMap { meeting in
            meeting.agenda.map { item in
                row(
                    meeting.id.text,
                    item.order,
                    item.number,
                    item.parent,
                    item.text,
                    item.materials.joined(separator: ";")
                )
            }
        }
    }

    static let material = PlanTable(
        .material,
        "meeting_material",
        key: ["meeting", "number"],
        columns: ["title", "document", "note"]
    ) { plan in
        plan.meetings.flatMap { meeting in
            meeting.materials.map { row(meeting.id.text, $0.number, $0.title, $0.document?.text, $0.note) }
        }
    }

    static let attendee = PlanTable(
        .attendee,
        "meeting_attendee",
        key: ["meeting", "line"],
        columns: ["name", "affiliation", "role", "attendance"]
    ) { plan in
        plan.meetings.flatMap { meeting in
            meeting.attendees.map { attendee in
                row(
                    meeting.id.text,
                    attendee.order,
                    attendee.name,
                    attendee.affiliation,
                    attendee.role.rawValue,
                    attendee.attendance.rawValue
                )
            }
        }
    }
}

/// What stands under the meetings of a plan.
struct MeetingContents {
    var agenda: [Meeting.ID: [AgendaItem]] = [:]
    var materials: [Meeting.ID: [Material]] = [:]
    var attendees: [Meeting.ID: [Attendee]] = [:]

    init(_ rows: PlanRows) throws {
        for row in rows.stored(.agendaItem) {
            agenda[try row.identifier("meeting"), default: []].append(try AgendaItem(row))
        }
        for row in rows.stored(.material) {
            materials[try row.identifier("meeting"), default: []].append(try Material(row))
        }
        for row in rows.stored(.attendee) {
            attendees[try row.identifier("meeting"), default: []].append(try Attendee(row))
        }
    }
}

extension Meeting {
    init(_ row: StoredRow, contents: MeetingContents) throws {
        let id: ID = try row.identifier("id")
        self.init(id: id, year: try row.year("year"), title: try row.text("title"))
        committee = try row.text("committee")
        date = try row.optionalDate("date")
        start = try row.optionalTime("start")
        place = try row.text("place")
        agenda = contents.agenda[id] ?? []
        materials = contents.materials[id] ?? []
        attendees = contents.attendees[id] ?? []
    }
}

extension AgendaItem {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            order: try row.integer("line"),
            number: try row.text("number"),
            parent: try row.optionalInteger("parent"),
            text: try row.text("item"),
            materials: try row.text("materials").split(separator: ";").map(String.init)
        )
    }
}

extension Material {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            number: try row.text("number"),
            title: try row.text("title"),
            document: try row.optionalText("document") == nil ? nil : DocumentName(row, "document"),
            note: try row.text("note")
        )
    }
}

extension Attendee {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            order: try row.integer("line"),
            name: try row.text("name"),
            affiliation: try row.text("affiliation"),
            role: try row.word("role"),
            attendance: try row.word("attendance")
        )
    }
}

extension DocumentName {
    init(_ row: StoredRow, _ column: String) throws {
        let text = try row.text(column)
        guard let name = DocumentName(text) else { throw row.damage(column, found: text) }
        self = name
    }
}
