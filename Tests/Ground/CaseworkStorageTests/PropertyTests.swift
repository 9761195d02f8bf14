import Casework
import CaseworkStorage
import SQLiteDriver
import TestSupport
import Testing

/// Whatever people do, in whatever order.
@Suite struct PropertyTests {
    @Test(arguments: 1...12)
    func `a case is what its events make of it, and never in an impossible state`(seed: Int) async throws {
        let office = try await Office()
        try await office.open()
        var random = SeededRandom(UInt64(seed))
        var before = try await office.record()
        for step in 0..<120 {
            let wish = Wish(random: &random, step: step)
            let record = before
            let after = try await office.write { transaction -> CaseRecord in
                do {
                    try wish.perform(on: transaction, record: record)
                } catch is CaseError {
                    // Refused: nothing may have changed.
                }
                return try transaction.record("s1").orFail()
            }
            #expect(after.version == before.version || after.version == before.version + 1)
            if after.version == before.version { #expect(after == before) }
            if after.state != before.state { #expect(Self.isWay(from: before.state, to: after.state)) }
            if after.state == "review" { #expect(after.value(Answers.activity) != nil) }
            before = after
        }
        let history = try await office.history()
        #expect(try CaseRecord(replaying: history) == before)
        #expect(history.map(\.number) == Array(1...history.count))
        #expect(zip(history, history.dropFirst()).allSatisfy { $0.time <= $1.time })
        // Every earlier moment can be seen too.
        for event in history {
            let then = try CaseRecord.asOf(event.time, events: history).orFail()
            #expect(then.version >= event.number)
            #expect(Sheet.definition.state(then.state) != nil)
        }
    }

    private static func isWay(from: StateKey, to: StateKey) -> Bool {
        Sheet.definition.transitions.contains { $0.from.contains(from) && $0.to == to }
    }

    /// Several forms are open at once, each with what it saw when it was opened.
    @Test(arguments: 1...8)
    func `a conflict never loses an answer`(seed: Int) async throws {
        let office = try await Office()
        try await office.open()
        var random = SeededRandom(UInt64(seed))
        var forms: [[FieldAddress: FieldValue?]] = [[:], [:], [:]]
        var seen = [1, 1, 1]
        for step in 0..<60 {
            let form = Int.random(in: 0..<3, using: &random)
            let address =
                [Answers.activity, Answers.cost, Answers.actual("1")].randomElement(using: &random) ?? Answers.cost
            let value: FieldValue = address == Answers.activity ? .text("答\(step)") : try Answers.number("\(step)")
            let shown = forms[form]
            var draft = shown
            draft.updateValue(value, forKey: address)
            let before = try await office.record()
            let outcome = try await office.save(draft, seen: seen[form], by: form == 0 ? .colleague : .reporter)
            let after = outcome.outcome.record
            // What was typed either stands there or is told, with what stands there instead.
            if let conflict = outcome.conflicts.first(where: { $0.address == address }) {
                #expect(conflict.mine == value && conflict.theirs == before.value(address))
                #expect(after.value(address) == before.value(address))
            } else {
                #expect(after.value(address) == value)
            }
            // What was not touched stays as it was.
            for (other, held) in before.values where other != address { #expect(after.value(other) == held.value) }
            #expect(outcome.conflicts.allSatisfy { $0.address == address })
            if Bool.random(using: &random) || !outcome.conflicts.isEmpty {
                forms[form] = after.values.mapValues(\.value)
                seen[form] = after.version
            }
        }
    }
}

/// Something that somebody may want, allowed or not.
private enum Wish: Sendable {
    case save([FieldAddress: FieldValue?], CaseAct)
    case move(TransitionKey, CaseAct)
    case assign([PostKey], CaseAct)
    case comment(String, CaseAct)
    case resolve(CaseAct)
    case attach([UInt8], CaseAct)
    case setDeadline(CaseAct)
    case escalate(CaseAct)

    init(random: inout SeededRandom, step: Int) {
        let actor = [CaseActor.office, .reporter, .head, .stranger].randomElement(using: &random) ?? .office
        // Now and then a request is asked again.
        let request = RequestKey(
            stringLiteral: "q\(max(0, step - (Int.random(in: 0...9, using: &random) == 0 ? 1 : 0)))"
        )
        let time = Moment.noon.adding(seconds: step * 3_600 - Int.random(in: 0...9_000, using: &random))
        let act = CaseAct.by(actor, request, at: time, reason: step.isMultiple(of: 3) ? "" : "理由")
        switch Int.random(in: 0..<14, using: &random) {
        case 0..<3: self = .save(Answers.complete, act)
        case 3:
            self = .save([Answers.activity: Bool.random(using: &random) ? nil as FieldValue? : .text("回\(step)")], act)
        case 4..<8:
            let keys: [TransitionKey] = ["submit", "approve", "return", "accept"]
            self = .move(keys.randomElement(using: &random) ?? "submit", act)
        case 8: self = .assign([["r1"], ["r1", "x1"], []].randomElement(using: &random) ?? [], act)
        case 9: self = .comment(step.isMultiple(of: 5) ? "" : "問\(step)", act)
        case 10: self = .resolve(act)
        case 11: self = .attach(Array("記録\(step % 3)".utf8), act)
        case 12: self = .setDeadline(act)
        default: self = .escalate(act)
        }
    }

    func perform(on transaction: any CaseworkTransaction, record: CaseRecord) throws {
        switch self {
        case .save(let values, let act):
            try transaction.save(FieldDraft(seen: record.version, values: values), in: "s1", act)
        case .move(let key, let act): try transaction.move("s1", by: key, seen: record.version, act)
        case .assign(let posts, let act): try transaction.assign(posts, to: "reporter", of: "s1", act)
        case .comment(let text, let act): try transaction.comment(text, on: Answers.activity, of: "s1", act)
        case .resolve(let act):
            let number = record.comments.last { $0.resolved == nil }?.number ?? 0
            try transaction.resolve(comment: number, of: "s1", act)
        case .attach(let content, let act):
            try transaction.attach(content, named: "記録.txt", to: nil, of: "s1", act)
        case .setDeadline(let act):
            try transaction.setDeadline(of: record.state, to: act.time.adding(days: 3), for: "s1", act)
        case .escalate(let act): try transaction.escalate("s1", act)
        }
    }
}
