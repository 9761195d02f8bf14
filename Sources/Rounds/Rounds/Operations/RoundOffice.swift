package import Casework
package import City
import Figures
package import Planning

/// Everything that people do in a round, for pages and commands alike.
///
/// Each operation looks by itself whether the person may do it (``RoundPolicy`` and ``MeasurePolicy``), is whole or not at
/// all, and does nothing a second time for the same request.
package struct RoundOffice: Sendable {
    let store: any RoundStore
    let plans: any PlanStore
    let city: any CityStore
    let effects: Effects
    let known: KnownPlans
    /// Where its mails lead; nothing where nobody said where the site is found.
    package var links: RoundLinks?

    package init(store: any RoundStore, plans: any PlanStore, city: any CityStore, effects: Effects = .live) {
        self.store = store
        self.plans = plans
        self.city = city
        self.effects = effects
        known = KnownPlans(plans)
    }

    var now: Moment { Moment(effects.now()) }

    /// The units and posts of a municipality as they stand on a day, else today.
    func answering(in municipality: MunicipalityCode, on day: CalendarDate? = nil) async throws -> AnsweringUnits {
        let stored = try await city.read { try $0.organisation(of: municipality) }
        guard let stored else { throw CityError.unknownMunicipality(municipality.text) }
        return AnsweringUnits(stored.organisation, on: day ?? effects.today)
    }

    /// The person as casework knows people, with the post that allows the action.
    /// - Throws: ``RoundError/notPermitted``.
    func actor<Subject: Policy>(_ standing: Standing, _ action: Subject.Action, _ policy: Subject) throws -> CaseActor {
        guard let holding = policy.post(allowing: action, standing),
            let member = MemberKey(reading: standing.member.id.text), let post = PostKey(reading: holding.post.text),
            let role = RoleKey(reading: holding.role.rawValue)
        else { throw RoundError.notPermitted }
        return CaseActor(member: member, post: post, roles: [role])
    }

    /// The act of somebody who manages rounds.
    func managing(_ act: RoundAct, _ action: RoundPolicy.Action = .manage) throws -> CaseAct {
        let policy = RoundPolicy(municipality: act.standing.municipality)
        return caseAct(act, try actor(act.standing, action, policy))
    }

    /// The act of somebody at one sheet.
    func acting(_ act: RoundAct, _ action: MeasurePolicy.Action, on entry: SheetEntry) throws -> CaseAct {
        caseAct(act, try actor(act.standing, action, Self.policy(of: entry, for: act.standing)))
    }

    private func caseAct(_ act: RoundAct, _ actor: CaseActor) -> CaseAct {
        CaseAct(request: act.request, actor: actor, time: now, reason: act.reason)
    }

    static func policy(of entry: SheetEntry, for standing: Standing) -> MeasurePolicy {
        MeasurePolicy(municipality: standing.municipality, owners: entry.units)
    }
}

extension CaseAct {
    /// The same person and moment, for one of several steps of the same request.
    func step(_ name: String, reason: String? = nil, mails: [OutgoingMail] = []) -> CaseAct {
        CaseAct(
            request: request.step(name),
            actor: actor,
            time: time,
            reason: reason ?? self.reason,
            mails: mails
        )
    }

    /// The same, but never before the event that went before: a clock that is set back does not turn the history round.
    func notBefore(_ last: Moment?) -> CaseAct {
        guard let last, time < last else { return self }
        return CaseAct(request: request, actor: actor, time: last, reason: reason, mails: mails)
    }

    func sending(_ mails: [OutgoingMail]) -> CaseAct {
        CaseAct(request: request, actor: actor, time: time, reason: reason, mails: mails)
    }
}

extension RequestKey {
    /// The key of one of several steps of this request: the same for the same request.
    func step(_ name: String) -> RequestKey {
        let most = RequestKey.maximumLength - name.utf8.count - 1
        return RequestKey(reading: "\(text.prefix(most)).\(name)") ?? self
    }
}

extension RoundView {
    /// - Throws: ``RoundError/unknownRound(_:)``.
    func existing(_ id: RoundID) throws -> Round {
        guard let round = try round(id) else { throw RoundError.unknownRound(id) }
        return round
    }

    /// - Throws: ``RoundError/unknownSheet(_:)``.
    func existing(_ sheet: CaseID) throws -> (entry: SheetEntry, record: CaseRecord) {
        guard let entry = try entry(sheet), let record = try casework.record(sheet) else {
            throw RoundError.unknownSheet(sheet)
        }
        return (entry, record)
    }

    /// `known` is the state, where it was read already.
    ///
    /// - Throws: ``RoundError/wrongState(_:)`` where nobody changes the round's sheets now.
    func requireOpen(_ id: RoundID, in known: Round.State? = nil) throws {
        guard let state = try known ?? state(of: id) else { throw RoundError.unknownRound(id) }
        guard state == .open else { throw RoundError.wrongState(state) }
    }

    func definition(of record: CaseRecord) throws -> CaseDefinition {
        guard let found = try casework.definition(record.kind, version: record.definitionVersion) else {
            throw RoundError.refused(.unknownDefinition(record.kind, version: record.definitionVersion))
        }
        return found
    }
}

extension RoundTransaction {
    package var casework: any CaseworkView { cases }

    /// Makes the next version of a round and its event.
    func advance(
        _ round: Round,
        _ kind: RoundEvent.Kind,
        _ act: CaseAct,
        count: Int = 0,
        _ change: (inout Round) -> Void = { _ in }
    ) throws -> Round {
        var next = round
        change(&next)
        next.version = round.version + 1
        let last = try events(of: round.id, after: round.version - 1).last?.time
        try append(RoundEvent(kind, of: next, by: act.notBefore(last), count: count))
        return next
    }
}
