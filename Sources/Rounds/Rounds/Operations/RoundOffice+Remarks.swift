package import Casework
import City

// Remarks and files.
extension RoundOffice {
    @discardableResult
    package func comment(
        _ text: String,
        on address: FieldAddress?,
        of sheet: CaseID,
        _ act: RoundAct
    ) async throws -> CaseOutcome {
        try await remark(sheet, act) { try $0.comment(text, on: address, of: sheet, $1) }
    }

    @discardableResult
    package func resolve(comment number: Int, of sheet: CaseID, _ act: RoundAct) async throws -> CaseOutcome {
        try await remark(sheet, act) { try $0.resolve(comment: number, of: sheet, $1) }
    }

    @discardableResult
    package func attach(
        _ content: [UInt8],
        named name: String,
        to address: FieldAddress?,
        of sheet: CaseID,
        _ act: RoundAct
    ) async throws -> CaseOutcome {
        try await write(sheet, act) { try $0.attach(content, named: name, to: address, of: sheet, $1) }
    }

    @discardableResult
    package func withdraw(attachment number: Int, of sheet: CaseID, _ act: RoundAct) async throws -> CaseOutcome {
        try await write(sheet, act) { try $0.withdraw(attachment: number, of: sheet, $1) }
    }

    /// For whoever works on the sheet, and for the committee.
    private func remark(
        _ sheet: CaseID,
        _ act: RoundAct,
        _ body: @escaping @Sendable (any CaseworkTransaction, CaseAct) throws -> CaseOutcome
    ) async throws -> CaseOutcome {
        try await store.write(in: act.standing.municipality) { transaction in
            let (entry, record) = try transaction.existing(sheet)
            guard Self.maySee(entry, record.state, act.standing) else { throw RoundError.notPermitted }
            let actions: [MeasurePolicy.Action] = [.edit, .approve, .review, .comment]
            let policy = Self.policy(of: entry, for: act.standing)
            guard let action = actions.first(where: { policy.allows($0, act.standing) }) else {
                throw RoundError.notPermitted
            }
            let caseAct = try acting(act, action, on: entry)
            guard let state = try transaction.state(of: entry.round), state == .open || state == .closed else {
                throw RoundError.wrongState(.frozen)
            }
            return try RoundError.translated { try body(transaction.cases, caseAct) }
        }
    }

    private func write(
        _ sheet: CaseID,
        _ act: RoundAct,
        _ body: @escaping @Sendable (any CaseworkTransaction, CaseAct) throws -> CaseOutcome
    ) async throws -> CaseOutcome {
        try await store.write(in: act.standing.municipality) { transaction in
            let (entry, record) = try transaction.existing(sheet)
            let caseAct = try acting(act, .writing(in: record.state), on: entry)
            try transaction.requireOpen(entry.round)
            return try RoundError.translated { try body(transaction.cases, caseAct) }
        }
    }
}
