import City

/// What differs between a stored organisation and the wanted one.
struct OrganisationDifference {
    /// One thing that differs: before, after, or both, as they are written into the record.
    struct Change {
        let kind: CityEvent.Kind
        let subject: CitySubject
        let before: String?
        let after: String?

        init?(_ subject: CitySubject, _ before: String?, _ after: String?) {
            switch (before, after) {
            case (nil, nil): return nil
            case (nil, _?): kind = .added
            case (_?, nil): kind = .removed
            case (let before?, let after?):
                guard !before.utf8.elementsEqual(after.utf8) else { return nil }
                kind = .changed
            }
            self.subject = subject
            self.before = before
            self.after = after
        }
    }

    private(set) var units: [CityUnit] = []
    private(set) var posts: [Post] = []
    private(set) var members: [Member] = []
    /// The members whose appointments differ.
    private(set) var appointed: [Member.ID] = []
    private(set) var changes: [Change] = []
    private(set) var isRenamed = false

    init(from stored: Organisation, to wanted: Organisation) {
        addMunicipality(stored, wanted)
        addUnits(stored, wanted)
        addPosts(stored, wanted)
        addMembers(stored, wanted)
        addAppointments(stored, wanted)
    }

    private mutating func addMunicipality(_ stored: Organisation, _ wanted: Organisation) {
        let (before, after) = (stored.municipality.json, wanted.municipality.json)
        guard let change = Change(.municipality, before, after) else { return }
        isRenamed = true
        changes.append(change)
    }

    private mutating func addUnits(_ stored: Organisation, _ wanted: Organisation) {
        let known = Dictionary(stored.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for unit in wanted.units {
            guard let change = Change(.unit(unit.id), known[unit.id]?.json, unit.json) else { continue }
            units.append(unit)
            changes.append(change)
        }
    }

    private mutating func addPosts(_ stored: Organisation, _ wanted: Organisation) {
        let known = Dictionary(stored.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for post in wanted.posts {
            guard let change = Change(.post(post.id), known[post.id]?.json, post.json) else { continue }
            posts.append(post)
            changes.append(change)
        }
    }

    private mutating func addMembers(_ stored: Organisation, _ wanted: Organisation) {
        let known = Dictionary(stored.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for member in wanted.members {
            guard let change = Change(.member(member.id), known[member.id]?.json, member.json) else { continue }
            members.append(member)
            changes.append(change)
        }
    }

    /// An appointment is the same one as long as member, post and first day are.
    private mutating func addAppointments(_ stored: Organisation, _ wanted: Organisation) {
        let before = Dictionary(grouping: stored.appointments, by: \.member)
        let after = Dictionary(grouping: wanted.appointments, by: \.member)
        for member in wanted.members {
            let (old, new) = (before[member.id] ?? [], after[member.id] ?? [])
            guard old != new else { continue }
            appointed.append(member.id)
            func same(_ left: Appointment, _ right: Appointment) -> Bool {
                left.post == right.post && left.validity.from == right.validity.from
            }
            for appointment in old where !new.contains(where: { same($0, appointment) }) {
                append(appointment, appointment.json, nil)
            }
            for appointment in new {
                append(appointment, old.first { same($0, appointment) }?.json, appointment.json)
            }
        }
    }

    private mutating func append(_ appointment: Appointment, _ before: String?, _ after: String?) {
        let subject = CitySubject.appointment(appointment.member, appointment.post)
        if let change = Change(subject, before, after) { changes.append(change) }
    }
}
