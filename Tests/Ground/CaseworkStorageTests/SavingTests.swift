import Casework
import CaseworkStorage
import Figures
import SQLiteDriver
import TestSupport
import Testing
import Wording

/// Drafts of several people meet in one case.
@Suite struct SavingTests {
    @Test func `two people who fill different fields are merged`() async throws {
        let office = try await Office()
        let seen = try await office.open().version
        try await office.save([Answers.activity: .text("一")], seen: seen)
        let second = try await office.save([Answers.cost: try Answers.number("87.60")], seen: seen, by: .colleague)
        #expect(second.conflicts == [])
        #expect(second.outcome.record.value(Answers.activity) == .text("一"))
        #expect(second.outcome.record.value(Answers.cost)?.storedText == "n:87.60")
    }

    @Test func `two people who fill different cells of a table are merged`() async throws {
        let office = try await Office()
        let seen = try await office.open().version
        try await office.save([Answers.actual("1"): try Answers.number("1")], seen: seen)
        let second = try await office.save([Answers.actual("2"): try Answers.number("2")], seen: seen, by: .colleague)
        #expect(second.conflicts == [])
        #expect(second.outcome.record.values.count == 2)
    }

    @Test func `two answers to one field are both told, and neither is overwritten`() async throws {
        let office = try await Office()
        try await office.open()
        let seen = try await office.save([Answers.activity: .text("元")], seen: 1).outcome.record.version
        try await office.save([Answers.activity: .text("先")], seen: seen)
        let draft: [FieldAddress: FieldValue?] = [
            Answers.activity: .text("後"), Answers.cost: try Answers.number("5"),
        ]
        let second = try await office.save(draft, seen: seen, by: .colleague)
        let conflict = try second.conflicts.first.orFail()
        #expect(second.conflicts.count == 1)
        #expect(conflict.address == Answers.activity && conflict.base == .text("元"))
        #expect(conflict.mine == .text("後") && conflict.theirs == .text("先") && conflict.changed == 3)
        // What is in nobody's way is saved all the same.
        #expect(second.outcome.record.value(Answers.cost) == (try Answers.number("5")))
        #expect(second.outcome.record.value(Answers.activity) == .text("先"))
    }

    @Test func `an answer that was not touched does not undo another's`() async throws {
        let office = try await Office()
        try await office.open()
        let seen = try await office.save([Answers.activity: .text("元")], seen: 1).outcome.record.version
        try await office.save([Answers.activity: .text("先")], seen: seen)
        let whole: [FieldAddress: FieldValue?] = [
            Answers.activity: .text("元"), Answers.progress: .choice("late"), Answers.cost: nil,
        ]
        let second = try await office.save(whole, seen: seen, by: .colleague)
        #expect(second.conflicts == [])
        #expect(second.outcome.record.value(Answers.activity) == .text("先"))
        #expect(second.outcome.record.value(Answers.progress) == .choice("late"))
    }

    @Test func `the same answer twice is no conflict and no event`() async throws {
        let office = try await Office()
        let seen = try await office.open().version
        try await office.save([Answers.activity: .text("同じ\n答え")], seen: seen)
        let second = try await office.save([Answers.activity: .text("同じ\r\n答え")], seen: seen, by: .colleague)
        #expect(second.conflicts == [] && second.outcome.event == nil)
        #expect(try await office.history().count == 2)
    }

    @Test func `an answer taken away is in the way of one who writes there`() async throws {
        let office = try await Office()
        try await office.open()
        let seen = try await office.save([Answers.activity: .text("元")], seen: 1).outcome.record.version
        try await office.save([Answers.activity: .text("  ")], seen: seen)
        #expect(try await office.record().value(Answers.activity) == nil)
        let second = try await office.save([Answers.activity: .text("後")], seen: seen, by: .colleague)
        #expect(second.conflicts.map(\.theirs) == [nil])
        #expect(second.conflicts.map(\.mine) == [.text("後")])
    }

    @Test func `an open form goes on with what it has saved itself`() async throws {
        let office = try await Office()
        let seen = try await office.open().version
        let first = try await office.save([Answers.activity: .text("一")], seen: seen).outcome.event.orFail().number
        let later = FieldDraft(
            seen: seen,
            values: [Answers.activity: .text("一二")],
            seenLater: [Answers.activity: first]
        )
        let second = try await office.write { try $0.save(later, in: "s1", .by(.reporter)) }
        #expect(second.conflicts == [])
        #expect(second.outcome.record.value(Answers.activity) == .text("一二"))
    }

    @Test func `a draft that is sent again is saved once, and told the same`() async throws {
        let office = try await Office()
        let seen = try await office.open().version
        try await office.save([Answers.activity: .text("先")], seen: seen)
        let draft: [FieldAddress: FieldValue?] = [
            Answers.activity: .text("後"), Answers.cost: try Answers.number("5"),
        ]
        let first = try await office.save(draft, seen: seen, request: "d1", by: .colleague)
        try await office.save([Answers.cost: try Answers.number("6")], seen: first.outcome.record.version)
        let again = try await office.save(draft, seen: seen, request: "d1", by: .colleague)
        #expect(again.outcome.isRepeated)
        #expect(again.outcome.event == first.outcome.event)
        #expect(again.conflicts == first.conflicts)
        #expect(again.outcome.record.value(Answers.cost) == (try Answers.number("6")))
        #expect(try await office.history().count == 4)
    }

    @Test func `nobody writes where or when it is not allowed`() async throws {
        let office = try await Office()
        try await office.open()
        await #expect(throws: CaseError.notAllowed(.edit, state: Bilingual("記入中", "Draft"))) {
            try await office.save([Answers.activity: .text("x")], seen: 1, by: .stranger)
        }
        await #expect(throws: CaseError.notEditable([Bilingual("事務局メモ", "Remark")])) {
            try await office.save([FieldAddress("remark"): .text("x")], seen: 1)
        }
        let version = try await office.submit().version
        await #expect(throws: CaseError.notAllowed(.edit, state: Bilingual("所属長確認中", "With the head"))) {
            try await office.save([Answers.activity: .text("遅れて")], seen: version)
        }
        await #expect(throws: CaseError.changedMeanwhile(seen: 99, found: version)) {
            try await office.write { try $0.move("s1", by: "return", seen: 99, .by(.head, reason: "理由")) }
        }
    }

    static let wrong: [(String, FieldValue)] = [
        ("nowhere", .text("x")),
        ("figures", .text("x")),
        ("figures/9/actual", .figure(.none(.notYetAvailable))),
        ("figures/1/nowhere", .figure(.none(.notYetAvailable))),
        ("activity/1/actual", .text("x")),
        ("activity", .flag(true)),
        ("activity", .text(String(repeating: "あ", count: 201))),
        ("activity", .text("a\u{0}b")),
        ("activity", .text("a\u{202E}b")),
        ("progress", .choice("unknown")),
        ("cost", .figure(.none(.notYetAvailable))),
        ("cost", .figure(.milestone(.reached))),
        ("figures/1/actual", .figure(.none(.blank))),
        ("figures/1/actual", .figure(.bound(.maintain))),
        ("until", .text("2026-04-01")),
        ("public", .choice("yes")),
    ]

    @Test(arguments: wrong)
    func `an answer that its field does not take changes nothing`(address: String, value: FieldValue) async throws {
        let office = try await Office()
        try await office.open()
        let place = try FieldAddress(reading: address).orFail()
        let draft = [Answers.actual("2"): FieldValue.figure(.none(.notYetAvailable)), place: value]
        let error = await #expect(throws: CaseError.self) { try await office.save(draft, seen: 1) }
        if address != "nowhere" {
            guard case .wrongAnswers(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.address.text) == [address])
        }
        #expect(try await office.history().count == 1)
        #expect(try await office.record().values == [:])
    }

    @Test func `a bound is taken where any figure is`() async throws {
        let office = try await Office()
        try await office.open()
        let address = FieldAddress("figures", cell: .init(row: "1", column: "plan"))
        try await office.save([address: .figure(.bound(.maintain))], seen: 1)
        #expect(try await office.record().value(address) == .figure(.bound(.maintain)))
    }
}
