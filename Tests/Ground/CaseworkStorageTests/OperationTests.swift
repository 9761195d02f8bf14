import Casework
import CaseworkStorage
import Figures
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing
import Wording

/// What people do with cases, on a real database.
@Suite struct OperationTests {
    @Test func `a case is opened once, whatever is asked again`() async throws {
        let office = try await Office()
        let opening = CaseOpening(of: Sheet.definition, about: "dx/m019/2024")
        let act = CaseAct.by(.office, "open-1")
        let first = try await office.write { try $0.open("s1", opening, act) }
        let again = try await office.write { try $0.open("s1", opening, act) }
        #expect(!first.isRepeated && again.isRepeated)
        #expect(again.record == first.record)
        #expect(try await office.history().count == 1)
        await #expect(throws: CaseError.identityTaken("s1")) {
            try await office.write { try $0.open("s1", opening, .by(.office)) }
        }
        await #expect(throws: CaseError.notAllowed(.open, state: Bilingual("記入中", "Draft"))) {
            try await office.write { try $0.open("s2", opening, .by(.reporter)) }
        }
    }

    @Test func `a sheet goes its way and keeps who did what`() async throws {
        let office = try await Office()
        #expect(try await office.open().deadline == Moment.noon.adding(days: 14))
        var record = try await office.submit()
        #expect(record.state == "review" && record.deadline == nil)
        record = try await office.write { [record] in
            try $0.move("s1", by: "approve", seen: record.version, .by(.head)).record
        }
        record = try await office.write { [record] in
            try $0.move("s1", by: "accept", seen: record.version, .by(.office)).record
        }
        #expect(record.state == "accepted")
        let history = try await office.history()
        #expect(history.map(\.change.word) == [.opened, .saved, .moved, .moved, .moved])
        #expect(history.map(\.post) == ["o1", "r1", "r1", "h1", "o1"])
        #expect(history.map(\.number) == [1, 2, 3, 4, 5])
        #expect(try await office.record() == record)
    }

    @Test func `only who may takes a step, and only from where it begins`() async throws {
        let office = try await Office()
        let version = try await office.open().version
        await #expect(throws: CaseError.unknownTransition("burn")) {
            try await office.write { try $0.move("s1", by: "burn", seen: version, .by(.office)) }
        }
        await #expect(throws: CaseError.notAllowed(.move, state: Bilingual("記入中", "Draft"))) {
            try await office.write { try $0.move("s1", by: "submit", seen: version, .by(.stranger)) }
        }
        await #expect(
            throws: CaseError.wrongState(step: Bilingual("承認", "Approve"), state: Bilingual("記入中", "Draft"))
        ) {
            try await office.write { try $0.move("s1", by: "approve", seen: version, .by(.head)) }
        }
        await #expect(throws: CaseError.unknownCase("s9")) {
            try await office.write { try $0.move("s9", by: "submit", seen: 1, .by(.reporter)) }
        }
        #expect(try await office.history().count == 1)
    }

    @Test func `what is required is named field by field`() async throws {
        let office = try await Office()
        let version = try await office.open().version
        let error = await #expect(throws: CaseError.self) {
            try await office.write { try $0.move("s1", by: "submit", seen: version, .by(.reporter)) }
        }
        guard case .unanswered(let missing) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(missing.map(\.address.text) == ["activity", "figures/1/actual", "figures/2/actual"])
        #expect(error?.message.japanese.contains("数値 1 実績値") == true)
    }

    @Test(arguments: ["", "  ", "\n\t"])
    func `a return needs a reason`(reason: String) async throws {
        let office = try await Office()
        try await office.open()
        let version = try await office.submit().version
        await #expect(throws: CaseError.reasonNeeded(Bilingual("差し戻し", "Return"))) {
            try await office.write { try $0.move("s1", by: "return", seen: version, .by(.head, reason: reason)) }
        }
        let record = try await office.write {
            try $0.move("s1", by: "return", seen: version, .by(.head, reason: "実績値の根拠を")).record
        }
        #expect(record.state == "draft")
        #expect(try await office.history().last?.reason == "実績値の根拠を")
        #expect(try await office.read { try $0.stepCounts("sheet") } == ["s1": ["submit": 1, "return": 1]])
    }

    @Test func `a case that was changed meanwhile is not passed on unseen`() async throws {
        let office = try await Office()
        try await office.open()
        let version = try await office.submit().version
        try await office.write { try $0.comment("確認中", on: nil, of: "s1", .by(.office)) }
        await #expect(throws: CaseError.changedMeanwhile(seen: version, found: version + 1)) {
            try await office.write { try $0.move("s1", by: "approve", seen: version, .by(.head)) }
        }
    }

    @Test func `a step that is asked again is done once`() async throws {
        let office = try await Office()
        try await office.open()
        let version = try await office.submit().version
        let act = CaseAct.by(.head, "step-1")
        let first = try await office.write { try $0.move("s1", by: "approve", seen: version, act) }
        let again = try await office.write { try $0.move("s1", by: "approve", seen: version, act) }
        #expect(!first.isRepeated && again.isRepeated)
        #expect(again.event == first.event)
        await #expect(throws: CaseError.requestReused("step-1")) {
            try await office.write { try $0.comment("別の操作", on: nil, of: "s1", act) }
        }
        #expect(try await office.history().count == 4)
    }

    @Test func `many cases are passed on, each with an outcome of its own`() async throws {
        let office = try await Office()
        let ids: [CaseID] = ["a", "b", "c"]
        for id in ids { try await office.open(id, about: "dx/\(id)/2024") }
        try await office.write { transaction in
            for id: CaseID in ["a", "c"] {
                try transaction.save(FieldDraft(seen: 1, values: Answers.complete), in: id, .by(.reporter))
            }
        }
        let act = CaseAct.by(.reporter, "bulk-1")
        let cases = [(id: CaseID("a"), seen: 2), (id: "b", seen: 1), (id: "c", seen: 2), (id: "z", seen: 1)]
        for round in 1...2 {
            let outcomes = try await office.write { try $0.move(cases, by: "submit", act) }
            #expect(try outcomes["a"]?.get().record.state == "review")
            #expect(try outcomes["c"]?.get().isRepeated == (round == 2))
            #expect(outcomes["z"] == .failure(.unknownCase("z")))
            guard case .failure(.unanswered) = outcomes["b"] else {
                Issue.record("\(String(describing: outcomes["b"]))")
                return
            }
        }
        #expect(try await office.history("a").count == 3)
        #expect(try await office.history("b").count == 1)
    }

    @Test func `posts are assigned by who manages, and gain the rights of their part`() async throws {
        let office = try await Office()
        try await office.open()
        await #expect(throws: CaseError.notAllowed(.assign, state: Bilingual("記入中", "Draft"))) {
            try await office.write { try $0.assign(["x1"], to: "reporter", of: "s1", .by(.stranger)) }
        }
        await #expect(throws: CaseError.unknownSlot("deputy")) {
            try await office.write { try $0.assign(["x1"], to: "deputy", of: "s1", .by(.office)) }
        }
        let outcome = try await office.write {
            try $0.assign(["x1", "r1", "x1"], to: "reporter", of: "s1", .by(.office))
        }
        #expect(outcome.record.assignments["reporter"] == ["r1", "x1"])
        let same = try await office.write { try $0.assign(["x1", "r1"], to: "reporter", of: "s1", .by(.office)) }
        #expect(same.event == nil)
        let saved = try await office.save([Answers.activity: .text("異動後")], seen: 2, by: .stranger)
        #expect(saved.outcome.record.value(Answers.activity) == .text("異動後"))
        try await office.write { try $0.assign([], to: "reporter", of: "s1", .by(.office)) }
        #expect(try await office.record().assignments == ["head": ["h1"]])
    }

    @Test func `a comment stands at its field until it is settled`() async throws {
        let office = try await Office()
        try await office.open()
        let act = CaseAct.by(.office, "c1")
        for _ in 1...2 {
            try await office.write { try $0.comment("根拠は？\r\n二行目", on: Answers.actual("1"), of: "s1", act) }
        }
        let comment = try await office.record().comments.first.orFail()
        #expect(comment.text == "根拠は？\n二行目" && comment.address == Answers.actual("1") && comment.number == 2)
        try await office.write { try $0.resolve(comment: 2, of: "s1", .by(.reporter)) }
        #expect(try await office.record().comments.map(\.resolved) == [3])
        await #expect(throws: CaseError.unknownComment(2)) {
            try await office.write { try $0.resolve(comment: 2, of: "s1", .by(.reporter)) }
        }
        await #expect(throws: CaseError.notAllowed(.comment, state: Bilingual("記入中", "Draft"))) {
            try await office.write { try $0.comment("？", on: nil, of: "s1", .by(.stranger)) }
        }
        for text in ["", " \n"] {
            await #expect(throws: CaseError.textMissing) {
                try await office.write { try $0.comment(text, on: nil, of: "s1", .by(.office)) }
            }
        }
        await #expect(throws: CaseError.hiddenCharacters) {
            try await office.write { try $0.comment("a\u{202E}b", on: nil, of: "s1", .by(.office)) }
        }
    }

    @Test func `a file is stored once, and goes only from the case`() async throws {
        let office = try await Office()
        try await office.open()
        let content = Array("%PDF-1.7 標".utf8)
        for name in ["根拠.pdf", "../写し.pdf"] {
            try await office.write {
                try $0.attach(content, named: name, to: Answers.actual("1"), of: "s1", .by(.reporter))
            }
        }
        let attachments = try await office.record().attachments
        #expect(attachments.map(\.file.name) == ["根拠.pdf", "写し.pdf"])
        let hash = try attachments.first.orFail().file.hash
        #expect(try await office.read { try $0.content(hash) } == content)
        let stored = try await office.database.read { try $0.rows("SELECT hash FROM case_content").count }
        #expect(stored == 1)
        try await office.write { try $0.withdraw(attachment: 2, of: "s1", .by(.reporter)) }
        #expect(try await office.record().attachments.map(\.withdrawn) == [4, nil])
        #expect(try await office.read { try $0.content(hash) } == content)
        await #expect(throws: CaseError.self) {
            try await office.write {
                try $0.attach([0x4D, 0x5A, 0x90, 0x00], named: "a.exe", to: nil, of: "s1", .by(.reporter))
            }
        }
    }

    @Test func `who is late is told of step by step`() async throws {
        let office = try await Office()
        try await office.open()
        let deadline = Moment.noon.adding(days: 14)
        func escalate(at time: Moment) async throws -> CaseOutcome {
            try await office.write { try $0.escalate("s1", .by(.office, at: time)) }
        }
        #expect(try await escalate(at: deadline).event == nil)
        #expect(try await escalate(at: deadline.adding(days: 1)).event?.change == .escalated(step: 1, to: "head"))
        #expect(try await escalate(at: deadline.adding(days: 2)).event == nil)
        #expect(try await escalate(at: deadline.adding(days: 8)).record.escalations == 2)
        #expect(try await escalate(at: deadline.adding(days: 99)).event == nil)
        let extended = try await office.write {
            try $0.setDeadline(of: "draft", to: deadline.adding(days: 100), for: "s1", .by(.office))
        }
        #expect(extended.record.escalations == 0 && extended.record.deadline == deadline.adding(days: 100))
    }

    @Test func `a clock that was set back puts no event before another`() async throws {
        let office = try await Office()
        try await office.open()
        try await office.write { try $0.comment("一", on: nil, of: "s1", .by(.office, at: .noon.adding(days: -30))) }
        let history = try await office.history()
        #expect(history.map(\.time) == [.noon, .noon])
        #expect(try await office.record().changed == .noon)
    }

    @Test func `a definition that is used says the same for ever`() async throws {
        let office = try await Office()
        try await office.write { try $0.register(Sheet.definition) }
        func changed(_ change: (inout CaseDefinition) -> Void) -> CaseDefinition {
            var definition = Sheet.definition
            change(&definition)
            return definition
        }
        let other = changed { $0.name = Bilingual("別の調査票", "Another sheet") }
        await #expect(throws: CaseError.definitionDiffers("sheet", version: 1)) {
            try await office.write { try $0.register(other) }
        }
        let next = changed { ($0.name, $0.version) = (Bilingual("別の調査票", "Another sheet"), 2) }
        try await office.write { try $0.register(next) }
        #expect(try await office.read { try $0.definitions() } == [next])
        let unsound = changed { ($0.states, $0.version) = ([], 3) }
        await #expect(throws: Problems.self) { try await office.write { try $0.register(unsound) } }
    }

    @Test func `no municipality sees the cases of another`() async throws {
        let office = try await Office()
        try await office.open()
        let other = try Office.otherCity()
        let seen = try await office.store.read(in: other) { view in
            (try view.record("s1"), try view.records(CaseQuery()), try view.definitions(), try view.history(of: "s1"))
        }
        #expect(seen.0 == nil && seen.1 == [] && seen.2 == [] && seen.3 == [])
        await #expect(throws: CaseError.unknownCase("s1")) {
            try await office.store.write(in: other) { try $0.comment("？", on: nil, of: "s1", .by(.office)) }
        }
    }
}
