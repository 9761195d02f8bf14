package import Casework
import City
import Planning

// What heads and the office do with what was filled in.
extension RoundOffice {
    /// The head passes sheets on to the office, each with an outcome of its own.
    package func approve(_ sheets: [SeenSheet], _ act: RoundAct) async throws -> [CaseID: SheetResult] {
        try await store.write(in: act.standing.municipality) { transaction in
            try results(sheets) { try move($0, by: SheetForm.Step.approve, as: .approve, act, transaction) }
        }
    }

    /// Gives a sheet back to the department, with a reason and remarks on its fields; its reporters get a mail.
    ///
    /// The head gives back what waits for approval, the office what waits for its review.
    @discardableResult
    package func sendBack(_ sheet: SeenSheet, remarks: [FieldRemark], _ act: RoundAct) async throws -> CaseOutcome {
        guard act.reason.contains(where: { !$0.isWhitespace }) else { throw RoundError.reasonNeeded }
        let municipality = act.standing.municipality
        let round = try await store.read(in: municipality) { view in
            try view.existing(try view.existing(sheet.sheet).entry.round)
        }
        let mailing = try await mailing(of: round)
        return try await store.write(in: municipality) { transaction in
            let (entry, record) = try transaction.existing(sheet.sheet)
            let action: MeasurePolicy.Action = record.state == SheetForm.State.atHead ? .approve : .review
            let done = try transaction.cases.event(of: sheet.sheet, request: act.request)
            // Asked again, the sheet is with the department already: whoever could have returned it may hear so.
            let caseAct = try done == nil ? acting(act, action, on: entry) : returning(act, entry)
            try transaction.requireOpen(entry.round)
            let mails = mailing.mails(.returned, [MailedSheet(returning: record, entry)], reason: act.reason).mails
            return try RoundError.translated {
                try transaction.sendBack(sheet, remarks: done == nil ? remarks : [], caseAct.sending(mails))
            }
        }
    }

    private func returning(_ act: RoundAct, _ entry: SheetEntry) throws -> CaseAct {
        let mayReview = Self.policy(of: entry, for: act.standing).allows(.review, act.standing)
        return try acting(act, mayReview ? .review : .approve, on: entry)
    }

    /// The office accepts sheets, each with an outcome of its own, and the plan takes what was accepted.
    package func accept(_ sheets: [SeenSheet], _ act: RoundAct) async throws -> Acceptance {
        let (results, rounds) = try await store.write(in: act.standing.municipality) { transaction in
            try accept(sheets, act, transaction)
        }
        var changes: [RoundID: Result<PlanTaking, RoundError>] = [:]
        for round in rounds { changes[round] = try await takingIn(round, act) }
        return Acceptance(sheets: results, plans: changes)
    }

    private func accept(
        _ sheets: [SeenSheet],
        _ act: RoundAct,
        _ transaction: any RoundTransaction
    ) throws -> ([CaseID: SheetResult], [RoundID]) {
        var rounds: Set<RoundID> = []
        let results = try results(sheets) { sheet in
            let outcome = try move(sheet, by: SheetForm.Step.accept, as: .review, act, transaction)
            let entry = try transaction.existing(sheet.sheet).entry
            rounds.insert(entry.round)
            if !outcome.isRepeated {
                try transaction.markDue(sheet.sheet, of: entry.round, version: outcome.record.version)
            }
            return outcome
        }
        return (results, rounds.sorted())
    }

    /// An accepted sheet goes back to the office's review, with a reason; what the plan has of it stays until it is accepted
    /// again.
    @discardableResult
    package func reopen(_ sheet: SeenSheet, _ act: RoundAct) async throws -> CaseOutcome {
        try await store.write(in: act.standing.municipality) { transaction in
            let outcome = try RoundError.translated {
                try move(sheet, by: SheetForm.Step.reopen, as: .review, act, transaction)
            }
            if !outcome.isRepeated { try transaction.unmarkDue(sheet.sheet) }
            return outcome
        }
    }

    /// The office changes what others filled in, with a reason; where the sheet is accepted, the plan takes it.
    package func correct(
        _ draft: FieldDraft,
        in sheet: CaseID,
        _ act: RoundAct
    ) async throws -> (outcome: SaveOutcome, plan: Result<PlanTaking, RoundError>?) {
        let outcome = try await save(draft, in: sheet, act)
        guard outcome.outcome.record.state == SheetForm.State.accepted else { return (outcome, nil) }
        let round = try await store.read(in: act.standing.municipality) { try $0.existing(sheet).entry.round }
        return (outcome, try await takingIn(round, act))
    }

    private func move(
        _ sheet: SeenSheet,
        by step: TransitionKey,
        as action: MeasurePolicy.Action,
        _ act: RoundAct,
        _ transaction: any RoundTransaction
    ) throws -> CaseOutcome {
        let entry = try transaction.existing(sheet.sheet).entry
        let caseAct = try acting(act, action, on: entry)
        try transaction.requireOpen(entry.round)
        return try transaction.cases.move(sheet.sheet, by: step, seen: sheet.version, caseAct)
    }

    private func results(
        _ sheets: [SeenSheet],
        _ body: (SeenSheet) throws -> CaseOutcome
    ) throws -> [CaseID: SheetResult] {
        var results: [CaseID: SheetResult] = [:]
        for sheet in sheets { results[sheet.sheet] = try RoundError.caught { try body(sheet) } }
        return results
    }
}

extension MailedSheet {
    /// As its reporters hear of it once it is returned.
    fileprivate init(returning record: CaseRecord, _ entry: SheetEntry) {
        let state = SheetForm.State.returned
        let posts = record.assignments[SheetForm.Slot.reporter] ?? []
        self.init(entry, in: state, until: record.deadlines[state], to: posts)
    }
}

/// What became of sheets that the office accepted.
package struct Acceptance: Sendable {
    package let sheets: [CaseID: SheetResult]
    /// What each plan took; a refusal leaves the sheets accepted, and what they say waits.
    package let plans: [RoundID: Result<PlanTaking, RoundError>]

    /// Why the plan does not have what was accepted of one round; nothing where it has.
    package var refusals: [RoundError] {
        plans.sorted { $0.key < $1.key }.compactMap { _, result in
            if case .failure(let error) = result { error } else { nil }
        }
    }

    /// Whether the plan has what an accepted sheet says.
    package func hasPlan(of sheet: CaseID) -> Bool {
        guard refusals.isEmpty else { return false }
        return plans.values.allSatisfy { result in (try? result.get().left.contains(sheet)) != true }
    }
}

extension RoundTransaction {
    /// The remarks first, each with a request of its own: the case is as it was seen until the first of them.
    fileprivate func sendBack(_ sheet: SeenSheet, remarks: [FieldRemark], _ act: CaseAct) throws -> CaseOutcome {
        var version = sheet.version
        if !remarks.isEmpty {
            guard let record = try cases.record(sheet.sheet), record.version == sheet.version else {
                throw CaseError.changedMeanwhile(
                    seen: sheet.version,
                    found: try cases.record(sheet.sheet)?.version ?? 0
                )
            }
        }
        for (number, remark) in remarks.enumerated() {
            let step = act.step("c\(number + 1)", reason: "")
            version = try cases.comment(remark.text, on: remark.address, of: sheet.sheet, step).record.version
        }
        return try cases.move(sheet.sheet, by: SheetForm.Step.sendBack, seen: version, act)
    }
}
