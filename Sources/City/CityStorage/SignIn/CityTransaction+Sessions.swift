import City
import Figures
import Foundation
import SQLInterface

extension CityTransaction {
    private static var sessionColumns: SQLQuery {
        "id, municipality, member, stage, started, last_used, raised, address, device"
    }

    func session(_ hash: SecretHash, in municipality: MunicipalityCode) throws -> Session? {
        try connection.firstRow(
            """
            SELECT \(Self.sessionColumns) FROM city_session
            WHERE municipality = \(municipality.text) AND hash = \(hash.bytes)
            """
        )
        .map { try Session($0) }
    }

    func sessions(of member: Member.ID, in municipality: MunicipalityCode) throws -> [Session] {
        try connection.rows(
            """
            SELECT \(Self.sessionColumns) FROM city_session
            WHERE municipality = \(municipality.text) AND member = \(member.text) ORDER BY last_used DESC, id
            """
        )
        .map { try Session($0) }
    }

    func save(_ session: Session, _ hash: SecretHash) throws {
        try connection.execute(
            """
            INSERT INTO city_session
                (municipality, id, hash, member, stage, started, last_used, raised, address, device)
            VALUES (\(session.municipality.text), \(session.id.text), \(hash.bytes), \(session.member.text),
                    \(session.stage.rawValue), \(StoredMoment(session.started).milliseconds),
                    \(StoredMoment(session.lastUsed).milliseconds), \(StoredMoment(session.raised).milliseconds),
                    \(session.origin.address), \(session.origin.device))
            ON CONFLICT (municipality, id) DO UPDATE
            SET hash = excluded.hash, last_used = excluded.last_used, raised = excluded.raised
            """
        )
    }

    func remove(_ session: Session.ID, in municipality: MunicipalityCode) throws {
        try connection.execute(
            "DELETE FROM city_session WHERE municipality = \(municipality.text) AND id = \(session.text)"
        )
    }

    func removeSessions(startedBefore time: Date, in municipality: MunicipalityCode) throws {
        try connection.execute(
            """
            DELETE FROM city_session WHERE municipality = \(municipality.text)
            AND started < \(StoredMoment(time).milliseconds)
            """
        )
    }

    func guesses(at subject: GuessSubject) throws -> GuessRecord? {
        try connection.firstRow(
            """
            SELECT failures, last_guess, blocked_until FROM city_guess
            WHERE municipality = \(subject.municipality.text) AND kind = \(subject.kind.rawValue)
            AND hash = \(subject.hash.bytes)
            """
        )
        .map { row in
            GuessRecord(
                failures: try row.int("failures"),
                last: try row.moment("last_guess"),
                blockedUntil: try row.moment("blocked_until")
            )
        }
    }

    func save(_ record: GuessRecord, of subject: GuessSubject) throws {
        try connection.execute(
            """
            INSERT INTO city_guess (municipality, kind, hash, failures, last_guess, blocked_until)
            VALUES (\(subject.municipality.text), \(subject.kind.rawValue), \(subject.hash.bytes), \(record.failures),
                    \(StoredMoment(record.last).milliseconds), \(StoredMoment(record.blockedUntil).milliseconds))
            ON CONFLICT (municipality, kind, hash) DO UPDATE
            SET failures = excluded.failures, last_guess = excluded.last_guess, blocked_until = excluded.blocked_until
            """
        )
    }

    func removeGuesses(at subject: GuessSubject) throws {
        try connection.execute(
            """
            DELETE FROM city_guess WHERE municipality = \(subject.municipality.text)
            AND kind = \(subject.kind.rawValue) AND hash = \(subject.hash.bytes)
            """
        )
    }

    func removeGuesses(before time: Date, in municipality: MunicipalityCode) throws {
        try connection.execute(
            """
            DELETE FROM city_guess WHERE municipality = \(municipality.text)
            AND last_guess < \(StoredMoment(time).milliseconds)
            """
        )
    }
}

extension Session {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.identifier("id"),
            of: try row.identifier("member"),
            in: try row.municipality(),
            stage: try row.word("stage"),
            times: Times(
                started: try row.moment("started"),
                lastUsed: try row.moment("last_used"),
                raised: try row.moment("raised")
            ),
            origin: RequestOrigin(address: try row.text("address"), device: try row.text("device"))
        )
    }
}
