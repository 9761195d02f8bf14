import Casework
package import City
import Planning
import Wording

// What the committee reads and says before its meeting, and what the office answers.
extension RoundOffice {
    /// What was said of a round, in the order in which it was: for the office, the committee and the auditor.
    package func opinions(of id: RoundID, for standing: Standing) async throws -> [Opinion] {
        _ = try actor(standing, .readBeforePublication, Self.everyMeasure(standing))
        return try await store.read(in: standing.municipality) { view in
            _ = try view.existing(id)
            return try view.opinions(of: id)
        }
    }

    /// The round as those may read it who see its results before they are published.
    package func pack(of id: RoundID, for standing: Standing) async throws -> Round {
        _ = try actor(standing, .readBeforePublication, Self.everyMeasure(standing))
        let round = try await store.read(in: standing.municipality) { try $0.existing(id) }
        guard round.state != .prepared else { throw RoundError.unknownRound(id) }
        return round
    }

    /// The sheets of a round that the office has accepted, for those who read its results, in their order.
    package func acceptedSheets(of id: RoundID, for standing: Standing) async throws -> [SheetEntry] {
        _ = try await pack(of: id, for: standing)
        return try await store.read(in: standing.municipality) { view in
            try view.lines(of: id)
                .filter { !$0.isUnaccepted && Self.maySee($0.entry, $0.state, standing) }
                .map(\.entry)
        }
    }

    /// Says something of the results: the committee, or the office for what was said otherwise.
    /// - Throws: ``RoundError``; for a text that is empty, too long or holds what nobody sees with the words of casework.
    @discardableResult
    package func say(
        _ text: String,
        about subject: Opinion.Subject,
        of id: RoundID,
        having papers: PapersRead,
        _ act: RoundAct
    ) async throws -> Opinion {
        let policy = Self.everyMeasure(act.standing)
        let author = try actor(act.standing, .comment, policy)
        let round = try await pack(of: id, for: act.standing)
        if case .measure(let measure) = subject, !round.settings.measures.contains(measure) {
            throw RoundError.unknownRound(id)
        }
        return try await add(text, about: subject, answering: nil, of: round, papers, act, author)
    }

    /// Answers what was said.
    @discardableResult
    package func answer(
        _ text: String,
        to number: Int,
        of id: RoundID,
        having papers: PapersRead,
        _ act: RoundAct
    ) async throws -> Opinion {
        let author = try actor(act.standing, .manage, RoundPolicy(municipality: act.standing.municipality))
        let round = try await pack(of: id, for: act.standing)
        return try await add(text, about: nil, answering: number, of: round, papers, act, author)
    }

    private func add(
        _ text: String,
        about subject: Opinion.Subject?,
        answering number: Int?,
        of round: Round,
        _ papers: PapersRead,
        _ act: RoundAct,
        _ author: CaseActor
    ) async throws -> Opinion {
        let caseAct = CaseAct(request: act.request, actor: author, time: now, reason: act.reason)
        try RoundError.translated { try Self.check(text) }
        // Nobody has read what is yet to come.
        let revision = try await plan(round.plan, of: round.municipality).stored.revision
        guard (1...revision).contains(papers.revision) else { throw RoundError.unknownPlan(round.plan) }
        return try await store.write(in: round.municipality) { transaction in
            let said = try transaction.opinions(of: round.id)
            if let done = said.first(where: { $0.act.request == act.request }) {
                guard done.text == text, done.answers == number else { throw RoundError.requestReused }
                return done
            }
            guard let state = try transaction.state(of: round.id), number != nil || state != .frozen else {
                throw RoundError.wrongState(.frozen)
            }
            let answered = number.flatMap { number in said.first { $0.number == number } }
            guard let about = answered?.subject ?? subject else { throw RoundError.unknownRound(round.id) }
            let opinion = Opinion(
                of: round.id,
                number: (said.last?.number ?? 0) + 1,
                about: about,
                answers: answered?.number,
                text: text,
                having: papers,
                by: caseAct
            )
            try transaction.append(opinion)
            return opinion
        }
    }

    private static func check(_ text: String) throws(CaseError) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .textMissing }
        guard text.utf16.count <= Opinion.maximumText else { throw .textTooLong(maximum: Opinion.maximumText) }
        guard !text.unicodeScalars.contains(where: \.isHidden) else { throw .hiddenCharacters }
    }

    /// The rights here do not depend on who answers for a measure.
    private static func everyMeasure(_ standing: Standing) -> MeasurePolicy {
        MeasurePolicy(municipality: standing.municipality, owners: [])
    }
}
