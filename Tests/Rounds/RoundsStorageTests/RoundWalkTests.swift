import Casework
import City
import Figures
import Planning
import Rounds
import RoundsStorage
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing

/// Random people who do random things.
struct RoundWalkTests {
    private struct Wish {
        let name: String
        let kind: Int
        let measure: String
    }

    /// Who may do what, said once more in the plainest way: by state, from the brief of each role.
    private func isAllowed(_ wish: Wish, in state: StateKey) -> Bool {
        let owner = ["a3": "u2", "a6": "u2"][wish.measure] ?? "u1"
        let isReporter = wish.name == "reporter-\(owner)"
        let isHead = wish.name == "head-\(owner)"
        let isOffice = wish.name == "office"
        switch wish.kind {
        case 0:
            if SheetForm.State.entry.contains(state) { return isReporter || isHead }
            return state == SheetForm.State.atHead ? isHead : isOffice
        case 1: return SheetForm.State.entry.contains(state) && (isReporter || isHead)
        case 2: return state == SheetForm.State.atHead && isHead
        case 3: return state == SheetForm.State.atHead && isHead || state == SheetForm.State.atOffice && isOffice
        case 4: return state == SheetForm.State.atOffice && isOffice
        default: return state == SheetForm.State.accepted && isOffice
        }
    }

    private func fitting(_ state: StateKey) -> [Int] {
        switch state {
        case SheetForm.State.atHead: [2, 3]
        case SheetForm.State.atOffice: [3, 4]
        case SheetForm.State.accepted: [5]
        default: [0, 1]
        }
    }

    private func people(in state: StateKey, _ measure: String) -> [String] {
        let owner = ["a3": "u2", "a6": "u2"][measure] ?? "u1"
        switch state {
        case SheetForm.State.atHead: return ["head-\(owner)"]
        case SheetForm.State.atOffice, SheetForm.State.accepted: return ["office"]
        default: return ["reporter-\(owner)", "head-\(owner)"]
        }
    }

    private func perform(_ wish: Wish, _ random: inout SeededRandom, _ town: TownOffice) async throws {
        let act = try await town.act(wish.name, "w\(random.next())", why: "理由")
        let seen = try await town.seen(wish.measure)
        switch wish.kind {
        case 0:
            let number = FieldValue.figure(.number(ExactDecimal(Int32.random(in: 70...99, using: &random))))
            let values: [FieldAddress: FieldValue?] = [
                try Fields.actual(): number, Fields.activity: .text("記入\(random.next())"), Fields.cause: .text("要因"),
                Fields.countermeasure: .text("対応"),
            ]
            _ = try await town.office.save(FieldDraft(seen: seen.version, values: values), in: seen.sheet, act)
        case 1: try await town.office.submit(seen, act)
        case 2: _ = try (await town.office.approve([seen], act)[seen.sheet]).orFail().get()
        case 3: try await town.office.sendBack(seen, remarks: [FieldRemark(Fields.activity, "なぜ")], act)
        case 4: _ = try (await town.office.accept([seen], act).sheets[seen.sheet]).orFail().get()
        default: try await town.office.reopen(seen, act)
        }
    }

    @Test func `random people never do what they may not, and the plan has accepted sheets alone`() async throws {
        let town = try await TownOffice()
        try await town.open { $0.questions.activity = .optional }
        var random = SeededRandom(20_240_410)
        var (done, refused, taken): (Int, Int, Set<String>) = (0, 0, [])
        for _ in 0..<400 {
            let measure = try ["a1", "a3", "a6"].randomElement(using: &random).orFail()
            let state = try await town.record(measure).state
            // Every other wish is one that somebody may have in that state, so that sheets get somewhere.
            let kind = try (Bool.random(using: &random) ? fitting(state) : Array(0...5)).randomElement(using: &random)
                .orFail()
            let wish = Wish(
                name: try (Bool.random(using: &random) ? people(in: state, measure) : TownOffice.people)
                    .randomElement(using: &random).orFail(),
                kind: kind,
                measure: measure
            )
            do {
                try await perform(wish, &random, town)
                done += 1
                #expect(isAllowed(wish, in: state), "\(wish) in \(state)")
            } catch let error as RoundError {
                refused += 1
                let isUnanswered = if case .refused(.unanswered) = error { true } else { false }
                #expect(!isAllowed(wish, in: state) || isUnanswered, "\(wish) in \(state): \(error)")
            }
            if try await town.record(wish.measure).state == SheetForm.State.accepted { taken.insert(wish.measure) }
            let figure = try await town.plan().measure(try Measure.ID(wish.measure).orFail())?.indicators[0]
                .actuals[town.year()]
            #expect((figure == nil) == !taken.contains(wish.measure))
        }
        #expect(done > 60 && refused > 100 && taken.count == 3, "\(done) done, \(refused) refused")
        for measure in ["a1", "a3", "a6"] {
            let id = try town.id(measure)
            let (record, events) = try await town.rounds.read(in: town.code) { view in
                (try view.casework.record(id), try view.casework.history(of: id))
            }
            #expect(try CaseRecord(replaying: events) == record)
        }
    }

    @Test func `readers see and change nothing`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let office = town.office
        let auditor = try await town.standing("auditor")
        #expect(try await office.sheet(town.id("a1"), for: auditor).rights == [])
        #expect(try await office.board(of: TownOffice.round, for: auditor).rows.count == 2)
        let committee = try await town.standing("committee")
        await #expect(throws: RoundError.notPermitted) { try await office.sheet(town.id("a1"), for: committee) }
        await #expect(throws: RoundError.notPermitted) { try await office.board(of: TownOffice.round, for: committee) }
        for name in ["auditor", "committee", "reporter-u1", "head-u1"] {
            let act = try await town.act(name)
            await #expect(throws: RoundError.notPermitted) { try await office.remind(TownOffice.round, act) }
            await #expect(throws: RoundError.notPermitted) { try await office.close(TownOffice.round, act) }
            await #expect(throws: RoundError.notPermitted) { try await office.takeIn(TownOffice.round, act) }
        }
        await #expect(throws: RoundError.notPermitted) {
            try await office.sheet(town.id("a3"), for: try await town.standing("reporter-u1"))
        }
    }

    @Test func `64 people save at the same time and nothing is lost`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let (standing, sheet) = (try await town.standing("reporter-u1"), try town.id("a1"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<64 {
                group.addTask {
                    // Each in a field of its own where there are enough, so that nobody is in another's way.
                    let field = [Fields.activity, Fields.cause, Fields.countermeasure][index % 3]
                    let key = try RequestKey(reading: "s\(index)").orFail()
                    let draft = FieldDraft(seen: 100, values: [field: .text("\(index)")])
                    do {
                        _ = try await town.office.save(draft, in: sheet, RoundAct(key, by: standing))
                    } catch RoundError.refused(.changedMeanwhile) {
                        let seen = try await town.record("a1").version
                        let late = FieldDraft(seen: seen, values: [field: .text("\(index)")])
                        _ = try await town.office.save(late, in: sheet, RoundAct(key, by: standing))
                    }
                }
            }
            try await group.waitForAll()
        }
        let (record, events) = try await town.rounds.read(in: town.code) { view in
            (try view.casework.record(sheet), try view.casework.history(of: sheet))
        }
        #expect(try CaseRecord(replaying: events) == record)
        #expect(events.count { if case .moved = $0.change { true } else { false } } == 1)
    }

    @Test func `what happened to a round cannot be changed, whoever asks`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let statements: [SQLQuery] = [
            "UPDATE round_event SET reason = 'x'", "DELETE FROM round_event",
            "INSERT OR REPLACE INTO round_event SELECT * FROM round_event",
        ]
        for statement in statements {
            await #expect(throws: SQLError.self) {
                try await town.database.write { try $0.execute(statement) }
            }
        }
    }
}
