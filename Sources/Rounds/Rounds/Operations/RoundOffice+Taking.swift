package import Casework
import City
import Figures
import Planning
import Wording

/// What a plan took from accepted sheets.
package struct PlanTaking: Hashable, Sendable {
    /// The plan's revision now; `nil` where there was nothing to take.
    package let revision: Int?
    package let sheets: [CaseID]
    /// Accepted sheets whose measure the plan does not have any more.
    package let left: [CaseID]
}

extension RoundOffice {
    /// How often somebody else may change the plan in between before this gives up.
    private static let maximumAttempts = 8

    /// Writes the accepted sheets of a round that wait for it into the plan: one revision, whatever their number.
    ///
    /// Accepting does it by itself; this is for what was accepted when the program ended, or the plan refused, in between.
    /// Nothing of a sheet that is not accepted reaches the plan.
    /// - Throws: ``RoundError/planRefused(_:)`` where the plan does not take it, a sealed year among it.
    @discardableResult
    package func takeIn(_ id: RoundID, _ act: RoundAct) async throws -> PlanTaking {
        let caseAct = try managing(act)
        let municipality = act.standing.municipality
        for attempt in 1...Self.maximumAttempts {
            let (round, sheets) = try await store.read(in: municipality) { view in
                let round = try view.existing(id)
                let due = try view.due(of: id)
                let entries = try due.map { try view.existing($0.sheet) }
                // What was given back since it was noted is not taken.
                return (round, entries.filter { $0.record.state == SheetForm.State.accepted })
            }
            guard !sheets.isEmpty else { return PlanTaking(revision: nil, sheets: [], left: []) }
            do {
                return try await take(sheets, of: round, act, caseAct)
            } catch PlanStoreError.changedMeanwhile where attempt < Self.maximumAttempts {
                continue
            } catch let error as PlanStoreError {
                throw RoundError.planRefused(error)
            }
        }
        return PlanTaking(revision: nil, sheets: [], left: [])
    }

    private func take(
        _ sheets: [(entry: SheetEntry, record: CaseRecord)],
        of round: Round,
        _ act: RoundAct,
        _ caseAct: CaseAct
    ) async throws -> PlanTaking {
        let (stored, composer) = try await plan(round.plan, of: round.municipality)
        var (plan, taken, left) = (stored.plan, [(entry: SheetEntry, record: CaseRecord)](), [CaseID]())
        for sheet in sheets {
            guard let place = composer.place(of: sheet.entry.measure) else {
                left.append(sheet.entry.sheet)
                continue
            }
            SheetContents(sheet.record, year: round.year).write(into: &plan, measureAt: place)
            taken.append(sheet)
        }
        guard !taken.isEmpty else { return PlanTaking(revision: nil, sheets: [], left: left) }
        let change = try await plans.save(
            plan,
            by: Self.name(of: caseAct.actor, act),
            at: effects.now(),
            reason: Self.reason(round, taken.count, act),
            over: stored.revision
        )
        let takings = taken.map { sheet in
            Taking(
                sheet: sheet.entry.sheet,
                round: round.id,
                version: sheet.record.version,
                revision: change.revision,
                time: caseAct.time
            )
        }
        let event = caseAct.step("t\(change.revision)")
        try await store.write(in: round.municipality) { transaction in
            for taking in takings { try transaction.note(taking) }
            guard try transaction.event(of: round.id, request: event.request) == nil else { return }
            _ = try transaction.advance(try transaction.existing(round.id), .taken, event, count: takings.count)
        }
        return PlanTaking(revision: change.revision, sheets: takings.map(\.sheet), left: left)
    }

    /// As the plan's record has people: the member, and as what post.
    private static func name(of actor: CaseActor, _ act: RoundAct) -> String {
        let post = act.standing.holdings.first { $0.post.text == actor.post.text }
        return "\(act.standing.member.name)（\(post?.name ?? actor.post.text)）"
    }

    private static func reason(_ round: Round, _ count: Int, _ act: RoundAct) -> String {
        let reason = act.reason.isEmpty ? "" : " \(act.reason)"
        return "「\(round.settings.title)」の調査票\(count)件を受理\(reason)"
    }

    /// Who entered a figure or text that the plan has from a round: from the events of its sheet, the latest first.
    package func origins(
        of address: FieldAddress,
        in sheet: CaseID,
        for act: RoundAct
    ) async throws -> [FigureOrigin] {
        try await store.read(in: act.standing.municipality) { view in
            let entry = try view.existing(sheet).entry
            guard Self.policy(of: entry, for: act.standing).allows(.see, act.standing) else {
                throw RoundError.notPermitted
            }
            return try view.casework.history(of: sheet).reversed().flatMap { event -> [FigureOrigin] in
                guard case .saved(let changes) = event.change else { return [] }
                return changes.filter { $0.address == address }.map {
                    FigureOrigin(sheet: sheet, event: event, value: $0.after)
                }
            }
        }
    }
}
