import Casework
import CaseworkStorage
import Figures
import Planning
import Rounds
import SQLInterface

// Rounds and what happened to them.
extension SQLRoundTransaction {
    func rounds() throws -> [Round] {
        try connection.rows(
            "SELECT source FROM round_head WHERE municipality = \(city) ORDER BY year DESC, id"
        )
        .map(round)
    }

    func round(_ id: RoundID) throws -> Round? {
        try connection.firstRow("SELECT source FROM round_head WHERE municipality = \(city) AND id = \(id.text)")
            .map(round)
    }

    private func round(_ row: SQLRow) throws -> Round {
        try sources.value(of: try row.text("source")) { _ in try row.round("source") }
    }

    func state(of id: RoundID) throws -> Round.State? {
        try connection.firstRow("SELECT state FROM round_head WHERE municipality = \(city) AND id = \(id.text)")?
            .word("state")
    }

    func events(of round: RoundID, after number: Int) throws -> [RoundEvent] {
        try connection.rows(
            """
            SELECT * FROM round_event WHERE municipality = \(city) AND round = \(round.text) AND number > \(number)
            ORDER BY number LIMIT 1000
            """
        )
        .map { try $0.roundEvent() }
    }

    func event(of round: RoundID, request: RequestKey) throws -> RoundEvent? {
        try connection.firstRow(
            """
            SELECT * FROM round_event
            WHERE municipality = \(city) AND round = \(round.text) AND request = \(request.text)
            """
        )?
        .roundEvent()
    }

    func append(_ event: RoundEvent) throws {
        let (round, source) = (event.state, event.state.plain.jsonText)
        try connection.execute(
            """
            INSERT INTO round_head (municipality, id, plan, year, state, version, source)
            VALUES (\(city), \(round.id.text), \(round.plan.text), \(round.year.year), \(round.state.rawValue),
                \(round.version), \(source))
            ON CONFLICT (municipality, id) DO UPDATE SET state = excluded.state, version = excluded.version,
                source = excluded.source
            """
        )
        try connection.execute(
            """
            INSERT INTO round_event (municipality, round, number, kind, request, member, post, time, reason, items, source)
            VALUES (\(city), \(round.id.text), \(event.number), \(event.kind.rawValue), \(event.request.text),
                \(event.member.text), \(event.post.text), \(event.time), \(event.reason), \(event.count), \(source))
            """
        )
    }
}

extension SQLRow {
    fileprivate func round(_ column: String) throws -> Round {
        let text = try text(column)
        return try PlainValue(json: text).flatMap { Round(plain: $0) }.orDamage(column, text)
    }

    fileprivate func roundEvent() throws -> RoundEvent {
        let actor = CaseActor(member: try key("member"), post: try key("post"), roles: [])
        let act = CaseAct(
            request: try key("request"),
            actor: actor,
            time: try moment("time"),
            reason: try text("reason")
        )
        return RoundEvent(try word("kind"), of: try round("source"), by: act, count: try int("items"))
    }
}
