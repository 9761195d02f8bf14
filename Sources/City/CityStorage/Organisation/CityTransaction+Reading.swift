import City
import Figures
import SQLInterface
import Wording

extension CityTransaction {
    func municipalities() throws -> [RegisteredMunicipality] {
        try connection.rows("SELECT municipality, name_ja, name_en FROM city_municipality ORDER BY municipality").map {
            try RegisteredMunicipality($0)
        }
    }

    func organisation(of municipality: MunicipalityCode) throws -> StoredOrganisation? {
        let row = try connection.firstRow(
            """
            SELECT municipality, name_ja, name_en, revision FROM city_municipality
            WHERE municipality = \(municipality.text)
            """
        )
        guard let row else { return nil }
        let revision = try row.int("revision")
        if let known = known.organisation(of: municipality, at: revision) { return known }
        let stored = StoredOrganisation(
            organisation: Organisation(
                try RegisteredMunicipality(row),
                units: try units(of: municipality.text),
                posts: try posts(of: municipality.text),
                members: try members(of: municipality.text),
                appointments: try appointments(of: municipality.text)
            ),
            revision: revision
        )
        if isCommitted { known.keep(stored) }
        return stored
    }

    private func units(of municipality: String) throws -> [CityUnit] {
        let successors = try grouped(
            """
            SELECT unit, successor FROM city_unit_successor WHERE municipality = \(municipality)
            ORDER BY unit, sequence
            """
        ) { (try $0.text("unit"), try $0.identifier("successor", as: CityUnit.self)) }
        let phases = try grouped(
            """
            SELECT unit, first_day, last_day, kind, name, parent FROM city_unit_phase
            WHERE municipality = \(municipality) ORDER BY unit, sequence
            """
        ) { row in
            let phase = CityUnit.Phase(
                validity: try row.validity(),
                kind: try row.word("kind"),
                name: try row.text("name"),
                parent: try row.optionalIdentifier("parent")
            )
            return (try row.text("unit"), phase)
        }
        return try ids("city_unit", of: municipality).map { id in
            CityUnit(id: id, phases: phases[id.text] ?? [], successors: successors[id.text] ?? [])
        }
    }

    private func posts(of municipality: String) throws -> [Post] {
        let phases = try grouped(
            """
            SELECT post, first_day, last_day, name, role, unit FROM city_post_phase
            WHERE municipality = \(municipality) ORDER BY post, sequence
            """
        ) { row in
            let phase = Post.Phase(
                validity: try row.validity(),
                name: try row.text("name"),
                role: try row.word("role"),
                unit: try row.optionalIdentifier("unit")
            )
            return (try row.text("post"), phase)
        }
        return try ids("city_post", of: municipality).map { Post(id: $0, phases: phases[$0.text] ?? []) }
    }

    private func members(of municipality: String) throws -> [Member] {
        try connection.rows(
            """
            SELECT id, name, mail, sign_in_name, last_day FROM city_member WHERE municipality = \(municipality)
            ORDER BY position, id
            """
        )
        .map { row in
            Member(
                id: try row.identifier("id"),
                name: try row.text("name"),
                mail: try row.text("mail"),
                signInName: try row.signInName(),
                through: try row.optionalDay("last_day")
            )
        }
    }

    private func appointments(of municipality: String) throws -> [Appointment] {
        try connection.rows(
            """
            SELECT city_appointment.member, city_appointment.post, city_appointment.first_day, city_appointment.last_day
            FROM city_appointment
            JOIN city_member ON city_member.municipality = city_appointment.municipality
                AND city_member.id = city_appointment.member
            WHERE city_appointment.municipality = \(municipality)
            ORDER BY city_member.position, city_appointment.member, city_appointment.sequence
            """
        )
        .map { row in
            Appointment(
                member: try row.identifier("member"),
                post: try row.identifier("post"),
                validity: try row.validity()
            )
        }
    }

    private func ids<Subject>(_ table: StaticString, of municipality: String) throws -> [CityIdentifier<Subject>] {
        try connection.rows(
            "SELECT id FROM \(raw: table) WHERE municipality = \(municipality) ORDER BY position, id"
        )
        .map { try $0.identifier("id") }
    }

    private func grouped<Value>(
        _ query: SQLQuery,
        _ read: (SQLRow) throws -> (String, Value)
    ) throws -> [String: [Value]] {
        var groups: [String: [Value]] = [:]
        for row in try connection.rows(query) {
            let (key, value) = try read(row)
            groups[key, default: []].append(value)
        }
        return groups
    }
}

extension RegisteredMunicipality {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            code: try row.municipality(),
            name: Bilingual(try row.text("name_ja"), try row.text("name_en"))
        )
    }
}
