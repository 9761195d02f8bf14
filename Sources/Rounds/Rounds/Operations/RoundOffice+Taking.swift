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

extension Result where Success == PlanTaking, Failure == RoundError {
    /// Whether the plan has everything that it was to take.
    package var isWhole: Bool {
        switch self {
        case .success(let taking): taking.left.isEmpty
        case .failure: false
        }
    }
}

extension RoundView {
    /// The accepted sheets of a round that the plan does not have yet.
    ///
    /// What was given back since it was noted is not among them.
    func untaken(of round: RoundID) throws -> [CaseID] {
        try due(of: round).map(\.sheet).filter { try existing($0).record.state == SheetForm.State.accepted }
    }
}

extension RoundOffice {
    /// How often somebody else may change the plan in between before this gives up.
    private static let maximumAttempts = 8

    /// Writes the accepted sheets of a round that wait for it into the plan: one revision, whatever their number.
    ///
    /// Accepting does it by itself; this is for what was accepted when the program ended, or the plan refused, in between.
    /// Nothing of a sheet that is not accepted reaches the plan.
    /// - Throws: ``RoundError/planRefused(_:)`` where the plan does not take it, a sealed year among it;
    ///   ``RoundError/planUnwritten(_:)`` where a store fails.
    @discardableResult
    package func takeIn(_ id: RoundID, _ act: RoundAct) async throws -> PlanTaking {
        let caseAct = try managing(act)
        return try await takeIn(id, in: act.standing.municipality, caseAct, as: Self.name(of: caseAct.actor, act))
    }

    /// The same for those whose right to it was looked at already.
    ///
    /// - Parameters:
    ///   - id: which round.
    ///   - municipality: whose round it is.
    ///   - act: who, when and why.
    ///   - name: as the plan's record has people.
    /// - Returns: what the plan took.
    /// - Throws: ``RoundError``; cancellation.
    func takeIn(
        _ id: RoundID,
        in municipality: MunicipalityCode,
        _ act: CaseAct,
        as name: String
    ) async throws -> PlanTaking {
        do {
            for attempt in 1...Self.maximumAttempts {
                let (round, sheets) = try await store.read(in: municipality) { view in
                    (try view.existing(id), try view.untaken(of: id).map { try view.existing($0) })
                }
                guard !sheets.isEmpty else { break }
                do {
                    return try await take(sheets, of: round, act, as: name)
                } catch PlanStoreError.changedMeanwhile where attempt < Self.maximumAttempts {
                    continue
                } catch let refusal as PlanStoreError where sheets.count > 1 {
                    try await takeEach(sheets, of: round, act, as: name)
                    throw refusal
                }
            }
            return PlanTaking(revision: nil, sheets: [], left: [])
        } catch let error as PlanStoreError {
            throw RoundError.planRefused(error)
        } catch  where !(error is RoundError || error is CancellationError) {
            throw RoundError.planUnwritten("\(error)")
        }
    }

    /// Takes in what waits, where somebody has an answer already that a failure must not undo.
    func takingIn(_ id: RoundID, _ act: RoundAct) async throws -> Result<PlanTaking, RoundError> {
        do {
            return .success(try await takeIn(id, act))
        } catch let error as RoundError {
            return .failure(error)
        }
    }

    /// One sheet at a time, where the plan refuses them together: one that it refuses keeps it from no other.
    private func takeEach(
        _ sheets: [(entry: SheetEntry, record: CaseRecord)],
        of round: Round,
        _ act: CaseAct,
        as name: String
    ) async throws {
        for sheet in sheets {
            for attempt in 1...Self.maximumAttempts {
                do {
                    _ = try await take([sheet], of: round, act, as: name)
                } catch PlanStoreError.changedMeanwhile where attempt < Self.maximumAttempts {
                    continue
                } catch is PlanStoreError {}
                break
            }
        }
    }

    private func take(
        _ sheets: [(entry: SheetEntry, record: CaseRecord)],
        of round: Round,
        _ act: CaseAct,
        as name: String
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
            by: name,
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
                time: act.time
            )
        }
        try await store.write(in: round.municipality) { transaction in
            // Two who accept at the same time may both have taken the same sheets: the first of them has noted it.
            let count = try takings.count { try transaction.note($0) }
            guard count > 0 else { return }
            let now = try transaction.existing(round.id)
            // What is new of the same request is another event, though the revision is the same: the plan said so already.
            let event = act.step("t\(change.revision)-\(now.version)")
            _ = try transaction.advance(now, .taken, event, count: count)
        }
        return PlanTaking(revision: change.revision, sheets: takings.map(\.sheet), left: left)
    }

    /// As the plan's record has people: the member, and as what post.
    private static func name(of actor: CaseActor, _ act: RoundAct) -> String {
        let post = act.standing.holdings.first { $0.post.text == actor.post.text }
        return "\(act.standing.member.name)（\(post?.name ?? actor.post.text)）"
    }

    private static func reason(_ round: Round, _ count: Int, _ act: CaseAct) -> String {
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
