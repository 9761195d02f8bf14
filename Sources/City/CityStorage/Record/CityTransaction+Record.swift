import City
import Figures
import SQLInterface

extension CityTransaction {
    /// What is written of an event beside its operation.
    struct Entry {
        let kind: CityEvent.Kind
        let subject: CitySubject
        var before: String?
        var after: String?
    }

    /// Draws the number of an operation and writes it down.
    ///
    /// The counter is changed first, so that operations of a municipality come one after the other in every database.
    func begin(_ operation: CityOperation, in municipality: MunicipalityCode) throws -> Int {
        try connection.execute(
            """
            UPDATE city_municipality SET operations = operations + 1 WHERE municipality = \(municipality.text)
            """
        )
        let row = try connection.firstRow(
            "SELECT operations FROM city_municipality WHERE municipality = \(municipality.text)"
        )
        guard let number = try row?.int("operations") else {
            throw CityError.unknownMunicipality(municipality.text)
        }
        let originator = operation.originator
        try connection.execute(
            """
            INSERT INTO city_operation
                (municipality, operation, time, by_member, by_post, by_name, address, reason)
            VALUES (\(municipality.text), \(number), \(StoredMoment(operation.time).milliseconds),
                    \(originator.member?.text), \(originator.post?.text), \(originator.name), \(originator.address),
                    \(operation.reason))
            """
        )
        return number
    }

    func append(
        _ kind: CityEvent.Kind,
        _ subject: CitySubject,
        in municipality: MunicipalityCode,
        _ operation: CityOperation
    ) throws {
        let number = try begin(operation, in: municipality)
        try insert(
            Entry(kind: kind, subject: subject),
            at: CityEvent.Position(operation: number, sequence: 1),
            in: municipality
        )
    }

    func insert(_ entry: Entry, at position: CityEvent.Position, in municipality: MunicipalityCode) throws {
        let subject = StoredSubject(entry.subject)
        try connection.execute(
            """
            INSERT INTO city_event
                (municipality, operation, sequence, kind, subject, id, member, before, after)
            VALUES (\(municipality.text), \(position.operation), \(position.sequence), \(entry.kind.rawValue),
                    \(subject.kind), \(subject.id), \(subject.member), \(entry.before), \(entry.after))
            """
        )
    }

    func events(in municipality: MunicipalityCode, _ selection: EventSelection) throws -> [CityEvent] {
        var query: SQLQuery = """
            SELECT city_event.operation, city_event.sequence, city_event.kind, city_event.subject, city_event.id,
                city_event.member, city_event.before, city_event.after, city_operation.time, city_operation.by_member,
                city_operation.by_post, city_operation.by_name, city_operation.address, city_operation.reason
            FROM city_event
            JOIN city_operation ON city_operation.municipality = city_event.municipality
                AND city_operation.operation = city_event.operation
            WHERE city_event.municipality = \(municipality.text)
            """
        switch selection.subject {
        case .member(let member): query += " AND city_event.member = \(member.text)"
        case .municipality: query += " AND city_event.subject = 'municipality'"
        case let subject?:
            let stored = StoredSubject(subject)
            query += " AND city_event.subject = \(stored.kind) AND city_event.id = \(stored.id)"
            if let member = stored.member { query += " AND city_event.member = \(member)" }
        case nil: break
        }
        if let before = selection.before {
            query += " AND (city_event.operation, city_event.sequence) < (\(before.operation), \(before.sequence))"
        }
        query += """
             ORDER BY city_event.operation DESC, city_event.sequence DESC LIMIT \(min(max(selection.limit, 0), 1000))
            """
        return try connection.rows(query).map { try CityEvent($0) }
    }
}

/// A subject as it is stored: what it is, its identifier, and the member that it is about.
private struct StoredSubject {
    let kind: String
    let id: String
    let member: String?

    init(_ subject: CitySubject) {
        switch subject {
        case .municipality: (kind, id, member) = ("municipality", "", nil)
        case .unit(let unit): (kind, id, member) = ("unit", unit.text, nil)
        case .post(let post): (kind, id, member) = ("post", post.text, nil)
        case .member(let other): (kind, id, member) = ("member", other.text, other.text)
        case .appointment(let other, let post): (kind, id, member) = ("appointment", post.text, other.text)
        case .session(let session, let other): (kind, id, member) = ("session", session.text, other.text)
        }
    }
}

extension CitySubject {
    fileprivate init(_ row: SQLRow) throws {
        let kind = try row.text("subject")
        switch kind {
        case "municipality": self = .municipality
        case "unit": self = .unit(try row.identifier("id"))
        case "post": self = .post(try row.identifier("id"))
        case "member": self = .member(try row.identifier("id"))
        case "appointment": self = .appointment(try row.identifier("member"), try row.identifier("id"))
        case "session": self = .session(try row.identifier("id"), try row.identifier("member"))
        default: throw SQLError.unexpectedValue(column: "subject", found: kind)
        }
    }
}

extension CityEvent {
    fileprivate init(_ row: SQLRow) throws {
        let originator = Originator(
            member: try row.optionalIdentifier("by_member"),
            post: try row.optionalIdentifier("by_post"),
            name: try row.text("by_name"),
            address: try row.text("address")
        )
        self.init(
            position: Position(operation: try row.int("operation"), sequence: try row.int("sequence")),
            operation: CityOperation(by: originator, at: try row.moment("time"), why: try row.text("reason")),
            kind: try row.word("kind"),
            subject: try CitySubject(row),
            before: try row.optionalText("before"),
            after: try row.optionalText("after")
        )
    }
}
