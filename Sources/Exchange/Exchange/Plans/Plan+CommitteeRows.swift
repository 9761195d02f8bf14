import Figures
import Planning

extension Grant {
    var cells: [String] {
        [
            String(year.year), type, name, amount.text, Grant.unit, kind.word.rawValue,
            kind.continuedYear.map { String($0) } ?? "", measures.map(\.text).joined(separator: ";"), note,
        ]
    }
}

extension Meeting {
    var cells: [String] {
        [id.text, String(year.year), title, committee, date?.text ?? "", start?.text ?? "", place]
    }

    var agendaRows: [[String]] {
        agenda.map { item in
            [
                id.text, String(item.order), item.number, item.parent.map { String($0) } ?? "", item.text,
                item.materials.joined(separator: ";"),
            ]
        }
    }

    var materialRows: [[String]] {
        materials.map { [id.text, $0.number, $0.title, $0.document?.text ?? "", $0.note] }
    }

    var attendanceRows: [[String]] {
        attendees.map { attendee in
            [
                id.text, String(attendee.order), attendee.name, attendee.affiliation, attendee.role.rawValue,
                attendee.attendance.rawValue,
            ]
        }
    }
}

extension CouncilEntry {
    var cells: [String] {
        [kind.rawValue, name, parent, from?.text ?? "", count.map { String($0) } ?? "", note]
    }
}
