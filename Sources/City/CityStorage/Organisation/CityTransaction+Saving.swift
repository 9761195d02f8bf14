import City
import Figures
import SQLInterface
import Wording

extension CityTransaction {
    func register(_ municipality: RegisteredMunicipality, _ operation: CityOperation) throws {
        try connection.execute(
            """
            INSERT INTO city_municipality (municipality, name_ja, name_en, operations, revision)
            VALUES (\(municipality.code.text), \(municipality.name.japanese), \(municipality.name.english), 0, 0)
            """
        )
        let number = try begin(operation, in: municipality.code)
        try insert(
            .init(kind: .added, subject: .municipality, after: municipality.json),
            at: CityEvent.Position(operation: number, sequence: 1),
            in: municipality.code
        )
        try setRevision(number, of: municipality.code)
    }

    @discardableResult
    func save(_ organisation: Organisation, over revision: Int, _ operation: CityOperation) throws -> Int {
        let code = organisation.municipality.code
        guard let stored = try self.organisation(of: code) else { throw CityError.unknownMunicipality(code.text) }
        guard stored.revision == revision else {
            throw CityError.changedMeanwhile(expected: revision, found: stored.revision)
        }
        let difference = OrganisationDifference(from: stored.organisation, to: organisation)
        guard !difference.changes.isEmpty else { return revision }
        let number = try begin(operation, in: code)
        if difference.isRenamed { try rename(organisation.municipality) }
        let places = Places(organisation)
        for unit in difference.units { try save(unit, at: places.units[unit.id] ?? 0, in: code.text) }
        for post in difference.posts { try save(post, at: places.posts[post.id] ?? 0, in: code.text) }
        for member in difference.members { try save(member, at: places.members[member.id] ?? 0, in: code.text) }
        let appointments = Dictionary(grouping: organisation.appointments, by: \.member)
        for member in difference.appointed { try save(appointments[member] ?? [], of: member, in: code.text) }
        for (index, change) in difference.changes.enumerated() {
            try insert(
                .init(kind: change.kind, subject: change.subject, before: change.before, after: change.after),
                at: CityEvent.Position(operation: number, sequence: index + 1),
                in: code
            )
        }
        try setRevision(number, of: code)
        return number
    }

    private func rename(_ municipality: RegisteredMunicipality) throws {
        try connection.execute(
            """
            UPDATE city_municipality SET name_ja = \(municipality.name.japanese), name_en = \(municipality.name.english)
            WHERE municipality = \(municipality.code.text)
            """
        )
    }

    private func setRevision(_ revision: Int, of municipality: MunicipalityCode) throws {
        try connection.execute(
            "UPDATE city_municipality SET revision = \(revision) WHERE municipality = \(municipality.text)"
        )
    }

    private func save(_ unit: CityUnit, at position: Int, in municipality: String) throws {
        try connection.execute(
            """
            INSERT INTO city_unit (municipality, id, position) VALUES (\(municipality), \(unit.id.text), \(position))
            ON CONFLICT (municipality, id) DO NOTHING
            """
        )
        for table in ["city_unit_phase", "city_unit_successor"] as [StaticString] {
            try connection.execute(
                "DELETE FROM \(raw: table) WHERE municipality = \(municipality) AND unit = \(unit.id.text)"
            )
        }
        for (index, phase) in unit.phases.enumerated() {
            try connection.execute(
                """
                INSERT INTO city_unit_phase (municipality, unit, sequence, first_day, last_day, kind, name, parent)
                VALUES (\(municipality), \(unit.id.text), \(index + 1), \(phase.validity.from?.text),
                        \(phase.validity.through?.text), \(phase.kind.rawValue), \(phase.name), \(phase.parent?.text))
                """
            )
        }
        for (index, successor) in unit.successors.enumerated() {
            try connection.execute(
                """
                INSERT INTO city_unit_successor (municipality, unit, sequence, successor)
                VALUES (\(municipality), \(unit.id.text), \(index + 1), \(successor.text))
                """
            )
        }
    }

    private func save(_ post: Post, at position: Int, in municipality: String) throws {
        try connection.execute(
            """
            INSERT INTO city_post (municipality, id, position) VALUES (\(municipality), \(post.id.text), \(position))
            ON CONFLICT (municipality, id) DO NOTHING
            """
        )
        try connection.execute(
            "DELETE FROM city_post_phase WHERE municipality = \(municipality) AND post = \(post.id.text)"
        )
        for (index, phase) in post.phases.enumerated() {
            try connection.execute(
                """
                INSERT INTO city_post_phase (municipality, post, sequence, first_day, last_day, name, role, unit)
                VALUES (\(municipality), \(post.id.text), \(index + 1), \(phase.validity.from?.text),
                        \(phase.validity.through?.text), \(phase.name), \(phase.role.rawValue), \(phase.unit?.text))
                """
            )
        }
    }

    private func save(_ member: Member, at position: Int, in municipality: String) throws {
        try connection.execute(
            """
            INSERT INTO city_member (municipality, id, position, name, mail, sign_in_name, last_day)
            VALUES (\(municipality), \(member.id.text), \(position), \(member.name), \(member.mail),
                    \(member.signInName.text), \(member.through?.text))
            ON CONFLICT (municipality, id) DO UPDATE
            SET name = excluded.name, mail = excluded.mail, sign_in_name = excluded.sign_in_name,
                last_day = excluded.last_day
            """
        )
    }

    private func save(_ appointments: [Appointment], of member: Member.ID, in municipality: String) throws {
        try connection.execute(
            "DELETE FROM city_appointment WHERE municipality = \(municipality) AND member = \(member.text)"
        )
        for (index, appointment) in appointments.enumerated() {
            let validity = appointment.validity
            try connection.execute(
                """
                INSERT INTO city_appointment (municipality, member, sequence, post, first_day, last_day)
                VALUES (\(municipality), \(member.text), \(index + 1), \(appointment.post.text), \(validity.from?.text),
                        \(validity.through?.text))
                """
            )
        }
    }
}

/// Where new things stand in the order of lists: after all that are there.
private struct Places {
    let units: [CityUnit.ID: Int]
    let posts: [Post.ID: Int]
    let members: [Member.ID: Int]

    /// What is stored keeps its place, because nothing is ever taken out and new things are added at the end.
    init(_ wanted: Organisation) {
        func places<ID: Hashable>(_ ids: [ID]) -> [ID: Int] {
            Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        }
        units = places(wanted.units.map(\.id))
        posts = places(wanted.posts.map(\.id))
        members = places(wanted.members.map(\.id))
    }
}
