import Casework
import Rounds
import SQLInterface

// What the committee said and the office answered.
extension SQLRoundTransaction {
    func opinions(of round: RoundID) throws -> [Opinion] {
        try connection.rows(
            "SELECT * FROM round_opinion WHERE municipality = \(city) AND round = \(round.text) ORDER BY number"
        )
        .map { try $0.opinion(of: round) }
    }

    func append(_ opinion: Opinion) throws {
        let act = opinion.act
        try connection.execute(
            """
            INSERT INTO round_opinion (municipality, round, number, subject, answers, text, request, member, post, time,
                revision, edition)
            VALUES (\(city), \(opinion.round.text), \(opinion.number), \(opinion.subject.text), \(opinion.answers),
                \(opinion.text), \(act.request.text), \(act.actor.member.text), \(act.actor.post.text), \(act.time),
                \(opinion.papers?.revision), \(opinion.papers?.edition))
            """
        )
    }
}

extension SQLRow {
    fileprivate func opinion(of round: RoundID) throws -> Opinion {
        let subject = try text("subject")
        let actor = CaseActor(member: try key("member"), post: try key("post"), roles: [])
        return Opinion(
            of: round,
            number: try int("number"),
            about: try Opinion.Subject(reading: subject).orDamage("subject", subject),
            answers: try optionalInteger("answers").map { Int($0) },
            text: try text("text"),
            having: try optionalInteger("revision").map { revision in
                PapersRead(revision: Int(revision), edition: try optionalInteger("edition").map { Int($0) })
            },
            by: CaseAct(request: try key("request"), actor: actor, time: try moment("time"))
        )
    }
}
