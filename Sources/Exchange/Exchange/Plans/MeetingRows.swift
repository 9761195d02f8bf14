import Figures
import Planning
import Wording

/// One row of `agenda.csv`.
struct AgendaRow {
    let meeting: Meeting.ID
    let item: AgendaItem
}

/// One row of `materials.csv`.
struct MaterialRow {
    let meeting: Meeting.ID
    let material: Material

    var reference: MaterialReference { MaterialReference(meeting: meeting, number: material.number) }
}

/// One material of one meeting.
struct MaterialReference: Hashable {
    let meeting: Meeting.ID
    let number: String
}

/// One row of `attendance.csv`.
struct AttendanceRow {
    let meeting: Meeting.ID
    let attendee: Attendee
}

/// One line of one meeting's agenda or list of attendees.
struct MeetingLine: Hashable {
    let meeting: Meeting.ID
    let order: Int
}

extension TableRow {
    /// Lines of one meeting's agenda or list of attendees.
    private static let orders = 1...10_000

    func meeting() -> Meeting? {
        let id: Meeting.ID? = identifier("id")
        let year = year("year")
        let title = requiredText("title")
        let date = optionalDate("date")
        let start = optionalTime("start")
        guard let id, let year, let title, let date, let start else { return nil }
        var meeting = Meeting(id: id, year: year, title: title)
        meeting.committee = text("committee")
        meeting.date = date
        meeting.start = start
        meeting.place = text("place")
        return meeting
    }

    func agendaRow() -> AgendaRow? {
        let meeting: Meeting.ID? = identifier("meeting")
        let order = wholeNumber("order", in: Self.orders)
        let parent = optionalWholeNumber("parent", in: Self.orders)
        let line = requiredText("text")
        let materials = list("materials")
        guard let meeting, let order, let parent, let line else { return nil }
        if let parent, parent >= order {
            fail("parent", Self.parentBelow)
            return nil
        }
        guard Set(materials).count == materials.count else {
            fail("materials", Self.materialTwice)
            return nil
        }
        let item = AgendaItem(order: order, number: text("number"), parent: parent, text: line, materials: materials)
        return AgendaRow(meeting: meeting, item: item)
    }

    func materialRow() -> MaterialRow? {
        let meeting: Meeting.ID? = identifier("meeting")
        let number = materialNumber()
        let title = requiredText("title")
        let document = documentName()
        guard let meeting, let number, let title, let document else { return nil }
        let material = Material(number: number, title: title, document: document, note: text("note"))
        return MaterialRow(meeting: meeting, material: material)
    }

    private func materialNumber() -> String? {
        let number = word("number")
        guard !number.isEmpty else {
            fail("number", .missingValue)
            return nil
        }
        guard !number.contains(";") else {
            fail("number", Self.separatorInNumber)
            return nil
        }
        return number
    }

    /// The name of a document, or nothing where the cell is blank; the outer `nil` after logging.
    private func documentName() -> DocumentName?? {
        let word = word("document")
        guard !word.isEmpty else { return .some(nil) }
        if let name = DocumentName(word) { return name }
        fail("document", .notDocumentName)
        return nil
    }

    func attendanceRow() -> AttendanceRow? {
        let meeting: Meeting.ID? = identifier("meeting")
        let order = wholeNumber("order", in: Self.orders)
        let name = requiredText("name")
        let role = word("role", of: Attendee.Role.self)
        let attendance = word("attendance", of: Attendee.Attendance.self)
        guard let meeting, let order, let name, let role, let attendance else { return nil }
        let attendee = Attendee(
            order: order,
            name: name,
            affiliation: text("affiliation"),
            role: role,
            attendance: attendance
        )
        return AttendanceRow(meeting: meeting, attendee: attendee)
    }

    func councilEntry() -> CouncilEntry? {
        let kind = word("kind", of: CouncilEntry.Kind.self)
        let from = optionalDate("from")
        let count = optionalWholeNumber("count", in: CouncilEntry.counts)
        guard let kind, let from, let count else { return nil }
        // Names are what other entries refer to, so the white space around them means nothing.
        let (name, parent) = (word("name"), word("parent"))
        if name.isEmpty, !kind.isPerson || count == nil {
            fail("name", kind.isPerson ? Self.neitherNameNorCount : .missingValue)
            return nil
        }
        return CouncilEntry(kind: kind, name: name, parent: parent, from: from, count: count, note: text("note"))
    }

    private static let parentBelow = Bilingual(
        "親は、同じ会議の次第で先に来る行の order にしてください。",
        "The parent must be the order of a line that comes earlier in the same agenda."
    )
    private static let materialTwice = Bilingual(
        "同じ資料が二度書かれています。一つにしてください。",
        "The same material is named twice; keep one."
    )
    private static let separatorInNumber = Bilingual(
        "資料の番号に「;」は使えません（複数の番号を区切る記号です）。",
        "A material's number holds no “;”, which separates several numbers."
    )
    private static let neitherNameNorCount = Bilingual(
        "名前か人数のどちらかを書いてください。",
        "Write a name, or how many there are."
    )
}
