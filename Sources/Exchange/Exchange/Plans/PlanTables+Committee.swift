import Figures
import Planning
import Wording

/// The tables behind the committee's papers: what they say about each other and about the plan.
extension PlanTables {
    func checkCommitteeUniqueness() {
        unique(grants, "name") { GrantKey(year: $0.year, type: $0.type, name: $0.name) }
        unique(meetings, "id") { $0.id }
        unique(agenda, "order") { MeetingLine(meeting: $0.meeting, order: $0.item.order) }
        unique(materials, "number") { $0.reference }
        unique(attendance, "order") { MeetingLine(meeting: $0.meeting, order: $0.attendee.order) }
        unique(council, "name") { CouncilKey($0) }
    }

    private struct GrantKey: Hashable {
        let year: FiscalYear
        let type: String
        let name: String
    }

    private struct CouncilKey: Hashable {
        let words: [String]

        /// An area, theme or group is known by its name alone, because others refer to it by that.
        init(_ entry: CouncilEntry) {
            words =
                entry.kind.isPerson
                ? [entry.kind.rawValue, entry.name, entry.parent, entry.from?.text ?? ""] : ["", entry.name]
        }
    }

    func checkCommittee() {
        let measureIDs = known(measures, .measures, Thing.measure) { $0.id }
        for record in grants { measureIDs.require(record.value.measures, record.row, "measures") }
        let meetingIDs = known(meetings, .meetings, Thing.meeting) { $0.id }
        for record in agenda { meetingIDs.require(record.value.meeting, record.row, "meeting") }
        for record in materials { meetingIDs.require(record.value.meeting, record.row, "meeting") }
        for record in attendance { meetingIDs.require(record.value.meeting, record.row, "meeting") }
        checkAgendaMaterials()
        checkAgendaDepth()
        checkCouncil()
    }

    private func checkAgendaMaterials() {
        guard isComplete(.materials) else { return }
        let known = Set(materials.map(\.value.reference))
        for record in agenda {
            for number in record.value.item.materials {
                let reference = MaterialReference(meeting: record.value.meeting, number: number)
                guard !known.contains(reference) else { continue }
                let message = Bilingual.unknown(Thing.material, in: TableSchema.materials.file, nearest: nil)
                record.row.fail("materials", message, cell: number)
            }
        }
    }

    /// A line stands under one that comes earlier, so going by the order every parent is known before its children.
    private func checkAgendaDepth() {
        guard isComplete(.agenda) else { return }
        var depths: [MeetingLine: Int] = [:]
        for record in agenda.sorted(by: { $0.value.item.order < $1.value.item.order }) {
            let (meeting, item) = (record.value.meeting, record.value.item)
            var depth = 1
            if let parent = item.parent {
                guard let above = depths[MeetingLine(meeting: meeting, order: parent)] else {
                    let message = Bilingual.unknown(Thing.agendaItem, in: TableSchema.agenda.file, nearest: nil)
                    record.row.fail("parent", message)
                    continue
                }
                depth = above + 1
            }
            if depth == AgendaItem.maximumDepth + 1 { record.row.fail("parent", Self.tooDeep) }
            depths[MeetingLine(meeting: meeting, order: item.order)] = depth
        }
    }

    private func checkCouncil() {
        guard isComplete(.council) else { return }
        let headings = council.map(\.value).filter { !$0.kind.isPerson }
        let kinds = Dictionary(headings.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        for record in council where !record.value.parent.isEmpty {
            guard let kind = kinds[record.value.parent] else {
                let nearest = NearestWord.of(record.value.parent, among: kinds.keys.prefix(2000).sorted())
                let file = TableSchema.council.file
                record.row.fail("parent", .unknown(Thing.councilEntry, in: file, nearest: nearest))
                continue
            }
            guard !record.value.kind.parents.contains(kind) else { continue }
            record.row.fail("parent", Self.wrongParent(record.value.kind))
        }
    }

    /// The meetings with what the other tables say of each; their lines follow the column `order`.
    func assembledMeetings() -> [Meeting] {
        let items = Dictionary(grouping: agenda.map(\.value), by: \.meeting)
        let papers = Dictionary(grouping: materials.map(\.value), by: \.meeting)
        let people = Dictionary(grouping: attendance.map(\.value), by: \.meeting)
        return meetings.map { located in
            var meeting = located.value
            meeting.agenda = (items[meeting.id] ?? []).map(\.item).sorted { $0.order < $1.order }
            meeting.materials = (papers[meeting.id] ?? []).map(\.material)
            meeting.attendees = (people[meeting.id] ?? []).map(\.attendee).sorted { $0.order < $1.order }
            return meeting
        }
    }

    private static let tooDeep = Bilingual(
        "次第の階層は\(AgendaItem.maximumDepth)段までです。",
        "An agenda has at most \(AgendaItem.maximumDepth) levels of lines."
    )

    private static func wrongParent(_ kind: CouncilEntry.Kind) -> Bilingual {
        guard !kind.parents.isEmpty else {
            return Bilingual(
                "\(kind.name.japanese)に親は付けられません。空欄にしてください。",
                "A \(kind.name.english) has no parent; leave it blank."
            )
        }
        let names = kind.parents.map(\.name)
        return Bilingual(
            "\(kind.name.japanese)の親は、\(names.map(\.japanese).joined(separator: "・"))の名前にしてください。",
            "The parent of a \(kind.name.english) must be a \(names.map(\.english).joined(separator: ", ")), by its name."
        )
    }
}
