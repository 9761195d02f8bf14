package import Casework
import City
import Figures
import Planning

// What those who report do, and whoever may write into a sheet.
extension RoundOffice {
    /// Saves answers as far as they are in nobody's way; the rest is told (``SaveOutcome/conflicts``).
    ///
    /// In the office's review and after it, a change of what others filled in needs a reason. The first answer takes a sheet
    /// from “to do” to “in entry”.
    @discardableResult
    package func save(_ draft: FieldDraft, in sheet: CaseID, _ act: RoundAct) async throws -> SaveOutcome {
        try await store.write(in: act.standing.municipality) { transaction in
            try RoundError.translated { try save(draft, in: sheet, act, transaction) }
        }
    }

    /// Saves answers that are read against what stands in the sheet, in the transaction that saves them.
    ///
    /// - Parameters:
    ///   - sheet: which sheet.
    ///   - act: who asks.
    ///   - read: makes the draft of the sheet as it is, which is not evaluated (``MeasureSheet``), and whatever else is wanted
    ///     of it. It may be called more than once.
    /// - Returns: what was saved and what was not, and what `read` gave besides.
    /// - Throws: ``RoundError``, and what `read` throws; then nothing is saved.
    package func save<Besides: Sendable>(
        in sheet: CaseID,
        _ act: RoundAct,
        _ read: @escaping @Sendable (MeasureSheet) throws -> (FieldDraft, Besides)
    ) async throws -> (saved: SaveOutcome, besides: Besides) {
        let standing = act.standing
        while true {
            let composers = try await known.composers()
            do {
                return try await store.write(in: standing.municipality) { transaction in
                    let (entry, record) = try transaction.existing(sheet)
                    guard Self.maySee(entry, record.state, standing) else { throw RoundError.notPermitted }
                    let round = try transaction.existing(entry.round)
                    guard let composer = composers[round.plan] else { throw PlanNotRead(plan: round.plan) }
                    let view = composer.sheet(
                        entry,
                        of: round,
                        record: record,
                        definition: try transaction.definition(of: record),
                        rights: Self.rights(entry, record.state, round, standing),
                        isEvaluated: false
                    )
                    guard let view else { throw RoundError.unknownSheet(sheet) }
                    let (draft, besides) = try read(view)
                    let saved = try RoundError.translated {
                        try save(draft, into: (entry, record), roundState: round.state, act, transaction)
                    }
                    return (saved, besides)
                }
            } catch let missing as PlanNotRead {
                _ = try await plan(missing.plan, of: standing.municipality)
            }
        }
    }

    /// Saves the figures of many sheets at once, each with an outcome of its own.
    package func save(
        _ drafts: [CaseID: FieldDraft],
        _ act: RoundAct
    ) async throws -> [CaseID: Result<SaveOutcome, RoundError>] {
        try await store.write(in: act.standing.municipality) { transaction in
            var outcomes: [CaseID: Result<SaveOutcome, RoundError>] = [:]
            for (sheet, draft) in drafts.sorted(by: { $0.key < $1.key }) {
                outcomes[sheet] = try RoundError.caught { try save(draft, in: sheet, act, transaction) }
            }
            return outcomes
        }
    }

    /// Saves answers of many sheets, or, where one of them is refused, none of any.
    /// - Throws: ``SheetRefusal`` with the first sheet that is refused.
    package func saveTogether(
        _ drafts: [CaseID: FieldDraft],
        _ act: RoundAct
    ) async throws -> [CaseID: SaveOutcome] {
        try await store.write(in: act.standing.municipality) { transaction in
            var outcomes: [CaseID: SaveOutcome] = [:]
            for (sheet, draft) in drafts.sorted(by: { $0.key < $1.key }) {
                do {
                    outcomes[sheet] = try RoundError.translated { try save(draft, in: sheet, act, transaction) }
                } catch let error as RoundError {
                    throw SheetRefusal(sheet: sheet, error: error)
                }
            }
            return outcomes
        }
    }

    /// Takes last year's texts and figures over into these fields and cells of a sheet.
    /// - Parameters:
    ///   - fields: which; `nil` for everything that is still without an answer.
    ///   - sheet: which sheet.
    ///   - version: the version that the person saw.
    ///   - act: who asks.
    /// - Returns: what was saved, and what was not.
    /// - Throws: ``RoundError``.
    @discardableResult
    package func takeOver(
        _ fields: Set<FieldAddress>?,
        in sheet: CaseID,
        seen version: Int,
        _ act: RoundAct
    ) async throws -> SaveOutcome {
        let view = try await self.sheet(sheet, for: act.standing)
        let values = view.lastYear.filter { address, _ in
            view.definition.field(address.field) != nil
                && (fields.map { $0.contains(address) } ?? (view.record.value(address) == nil))
        }
        return try await save(FieldDraft(seen: version, values: values.mapValues { $0 }), in: sheet, act)
    }

    private func save(
        _ draft: FieldDraft,
        in sheet: CaseID,
        _ act: RoundAct,
        _ transaction: any RoundTransaction
    ) throws -> SaveOutcome {
        try save(draft, into: try transaction.existing(sheet), act, transaction)
    }

    private func save(
        _ draft: FieldDraft,
        into found: (entry: SheetEntry, record: CaseRecord),
        roundState: Round.State? = nil,
        _ act: RoundAct,
        _ transaction: any RoundTransaction
    ) throws -> SaveOutcome {
        let (entry, record) = found
        let sheet = entry.sheet
        if let repeated = try repeated(draft, in: entry, act, transaction) { return repeated }
        try transaction.requireOpen(entry.round, in: roundState)
        let action = MeasurePolicy.Action.writing(in: record.state)
        let caseAct = try acting(act, action, on: entry)
        if action == .correct, !act.reason.contains(where: { !$0.isWhitespace }) { throw RoundError.reasonNeeded }
        let saved = try transaction.cases.save(draft, in: sheet, caseAct)
        guard saved.outcome.event != nil, !saved.outcome.isRepeated else { return saved }
        if record.state == SheetForm.State.accepted {
            try transaction.markDue(sheet, of: entry.round, version: saved.outcome.record.version)
        }
        guard record.state == SheetForm.State.toDo else { return saved }
        let begun = try transaction.cases.move(
            sheet,
            by: SheetForm.Step.begin,
            seen: saved.outcome.record.version,
            CaseAct(request: "shirube.begin", actor: caseAct.actor, time: caseAct.time)
        )
        return SaveOutcome(CaseOutcome(record: begun.record, event: saved.outcome.event), conflicts: saved.conflicts)
    }

    /// What became of the same request before, whatever happened to the sheet since; `nil` where it is new.
    private func repeated(
        _ draft: FieldDraft,
        in entry: SheetEntry,
        _ act: RoundAct,
        _ transaction: any RoundTransaction
    ) throws -> SaveOutcome? {
        guard try transaction.cases.event(of: entry.sheet, request: act.request) != nil else { return nil }
        let policy = Self.policy(of: entry, for: act.standing)
        let action = [MeasurePolicy.Action.edit, .correct].first { policy.allows($0, act.standing) }
        guard let action else { throw RoundError.notPermitted }
        return try transaction.cases.save(draft, in: entry.sheet, try acting(act, action, on: entry))
    }

    /// Hands a sheet to the head, or to the office where no head approves.
    ///
    /// - Throws: ``RoundError/refused(_:)`` with what is not answered, cause and countermeasure and the reason of new targets
    ///   among it where they are needed.
    @discardableResult
    package func submit(_ sheet: SeenSheet, _ act: RoundAct) async throws -> CaseOutcome {
        let seen = try await store.read(in: act.standing.municipality) { view in
            let entry = try view.existing(sheet.sheet).entry
            return (entry, try view.existing(entry.round))
        }
        _ = try acting(act, .edit, on: seen.0)
        let composer = try await plan(seen.1.plan, of: act.standing.municipality).composer
        return try await store.write(in: act.standing.municipality) { transaction in
            let (entry, record) = try transaction.existing(sheet.sheet)
            let caseAct = try acting(act, .edit, on: entry)
            try transaction.requireOpen(entry.round)
            if record.version == sheet.version, SheetForm.State.entry.contains(record.state) {
                try requireConditions(entry, record, seen.1, composer, transaction)
            }
            return try RoundError.translated {
                try transaction.cases.move(sheet.sheet, by: SheetForm.Step.submit, seen: sheet.version, caseAct)
            }
        }
    }

    private func requireConditions(
        _ entry: SheetEntry,
        _ record: CaseRecord,
        _ round: Round,
        _ composer: SheetComposer,
        _ transaction: any RoundTransaction
    ) throws {
        let definition = try transaction.definition(of: record)
        let view = composer.sheet(entry, of: round, record: record, definition: definition, rights: [])
        guard let view else { throw RoundError.unknownSheet(entry.sheet) }
        guard view.missing.isEmpty else { throw RoundError.refused(.unanswered(view.missing)) }
    }
}

extension MeasurePolicy.Action {
    /// What writing into a sheet is in that state: its department's entry, its head's, or the office's correction.
    static func writing(in state: StateKey) -> MeasurePolicy.Action {
        switch state {
        case SheetForm.State.atHead: .approve
        case SheetForm.State.atOffice, SheetForm.State.accepted: .correct
        default: .edit
        }
    }
}

/// A plan that was not read yet, or has changed since: a transaction cannot wait for it.
private struct PlanNotRead: Error {
    let plan: Plan.ID
}

/// Which of many sheets was refused, and why.
package struct SheetRefusal: Error, Hashable, Sendable {
    package let sheet: CaseID
    package let error: RoundError
}

extension RoundError {
    /// Casework's refusals as those of a round.
    static func translated<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as CaseError {
            throw RoundError.refused(error)
        }
    }

    /// A refusal as a value; errors of the database are thrown.
    static func caught<Value>(_ body: () throws -> Value) throws -> Result<Value, RoundError> {
        do {
            return .success(try translated(body))
        } catch let error as RoundError {
            return .failure(error)
        }
    }
}
