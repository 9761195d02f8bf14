import Casework
import City
import Figures
import Planning
import Rounds
import RoundsStorage
import TestSupport
import Testing

/// What happens in a round, on a real database.
struct RoundLifeTests {
    @Test func `opening makes a sheet for every measure, assigned to the posts of its department`() async throws {
        let town = try await TownOffice()
        let opening = try await town.open()
        #expect(opening.sheets == 6)
        #expect(opening.ownerless.isEmpty && opening.withoutReporter.isEmpty && opening.withoutHead.isEmpty)
        let record = try await town.record("a3")
        #expect(record.state == SheetForm.State.toDo)
        #expect(record.assignments == ["reporter": ["reporter-u2"], "head": ["head-u2"]])
        #expect(record.subject == "town/a3/2023")
        #expect(record.deadline == Moment(endOf: try CalendarDate("2024-05-10").orFail()))
        #expect(opening.mails == 2)
        let mail = try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 10) }
        #expect(Set(mail.map(\.mail.recipient.text)).count == 2)
        #expect(mail.allSatisfy { $0.mail.body.contains("令和6年5月10日") && $0.mail.subject.contains("記入依頼") })
    }

    @Test func `opening twice by the same request opens once`() async throws {
        let town = try await TownOffice()
        let act = try await town.act("office", "prepare")
        let plan = town.complete.id
        try await town.office.prepare(TownOffice.round, of: plan, year: try town.year(), try town.settings(), act)
        try await town.office.prepare(TownOffice.round, of: plan, year: try town.year(), try town.settings(), act)
        let open = try await town.act("office", "open")
        let first = try await town.office.open(TownOffice.round, open)
        let second = try await town.office.open(TownOffice.round, open)
        #expect(first.round == second.round)
        let events = try await town.office.events(of: TownOffice.round, for: try await town.standing("office"))
        #expect(events.map(\.kind) == [.prepared, .opened])
        await #expect(throws: RoundError.wrongState(.open)) {
            try await town.office.open(TownOffice.round, try await town.act("office", "another"))
        }
    }

    @Test func `a sheet goes from the department over its head to the office and into the plan`() async throws {
        let town = try await TownOffice()
        try await town.open()
        try await town.save(
            "a3",
            [try Fields.actual(): try .number("75"), Fields.activity: .text("全課で使った")],
            by: "reporter-u2"
        )
        #expect(try await town.record("a3").state == SheetForm.State.inEntry)
        try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        #expect(
            try await town.plan().measure(try Measure.ID("a3").orFail())?.indicators[0].actuals[try town.year()] == nil
        )
        let approved = try await town.office.approve([try await town.seen("a3")], try await town.act("head-u2"))
        #expect(try approved[town.id("a3")].orFail().get().record.state == SheetForm.State.atOffice)
        let accepted = try await town.office.accept([try await town.seen("a3")], try await town.act("office"))
        #expect(try accepted.plans[TownOffice.round].orFail().get().sheets == [try town.id("a3")])
        let plan = try await town.plan()
        let figure = plan.measure(try Measure.ID("a3").orFail())?.indicators[0].actuals[try town.year()]
        #expect(figure == Figure(.number(ExactDecimal(75)), printed: "75"))
        #expect(plan.texts.contains { $0.measure.text == "a3" && $0.kind == .activity && $0.text == "全課で使った" })
        let events = try await town.plans.events(of: plan.id, limit: 2)
        #expect(events.allSatisfy { $0.actor == "主査（事務局）" && $0.reason.contains("令和5年度 進捗照会") })
        let origin = try await town.office.origins(
            of: try Fields.actual(),
            in: try town.id("a3"),
            for: try await town.act("auditor")
        )
        #expect(origin.map(\.event.post) == ["reporter-u2"])
    }

    @Test func `a rate below the threshold needs cause and countermeasure`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let answers = [try Fields.actual(): try FieldValue.number("60"), Fields.activity: .text("説明会を開いた")]
        try await town.save("a3", answers, by: "reporter-u2")
        let sheet = try await town.sheet("a3", "reporter-u2")
        #expect(sheet.series[0].evaluation?.symbol == "△")
        #expect(sheet.missing.map(\.address) == [Fields.cause, Fields.countermeasure])
        #expect(
            sheet.warnings.filter { $0.kind == .causeMissing }.map(\.address) == [Fields.cause, Fields.countermeasure]
        )
        await #expect(throws: RoundError.refused(.unanswered(sheet.missing))) {
            try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        }
        try await town.save("a3", [Fields.cause: .text("遅れ"), Fields.countermeasure: .text("増員")], by: "reporter-u2")
        let outcome = try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        #expect(outcome.record.state == SheetForm.State.atHead)
    }

    @Test func `a reason of no value reaches the plan as such, never as zero`() async throws {
        let town = try await TownOffice()
        try await town.open { $0.stages.headApproves = false }
        let answers = [try Fields.actual(): FieldValue.figure(.none(.notYetAvailable)), Fields.activity: .text("実施した")]
        try await town.save("a3", answers, by: "reporter-u2")
        try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        _ = try await town.office.accept([try await town.seen("a3")], try await town.act("office"))
        let figure = try await town.plan().measure(try Measure.ID("a3").orFail())?.indicators[0].actuals[town.year()]
        #expect(figure?.value == FigureValue.none(.notYetAvailable))
        #expect(figure?.printed == "集計中")
    }

    @Test func `a returned sheet comes back with reason and remarks, and its reporter gets a mail`() async throws {
        let town = try await TownOffice()
        try await town.open()
        try await town.save(
            "a3",
            [try Fields.actual(): try .number("75"), Fields.activity: .text("導入")],
            by: "reporter-u2"
        )
        try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        let remark = FieldRemark(Fields.activity, "いつのことか書いてください")
        let (seen, act) = (try await town.seen("a3"), try await town.act("head-u2", "return", why: "説明が足りない"))
        let outcome = try await town.office.sendBack(seen, remarks: [remark], act)
        let again = try await town.office.sendBack(seen, remarks: [remark], act)
        #expect(outcome.record.state == SheetForm.State.returned && again.isRepeated)
        #expect(try await town.record("a3").comments.map(\.text) == [remark.text])
        let mail = try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 20) }
        let returned = mail.filter { $0.mail.subject.contains("差戻し") }
        #expect(returned.map(\.mail.recipient.text) == ["reporter-u2@town.example.lg.jp"])
        #expect(returned.allSatisfy { $0.mail.body.contains("説明が足りない") })
        let todo = try await town.office.todo(for: try await town.standing("reporter-u2"))
        #expect(todo.first?.line.entry.measure.text == "a3")
        let board = try await town.office.board(of: TownOffice.round, for: try await town.standing("auditor"))
        #expect(board.rows.map(\.returns) == [0, 1])
    }

    @Test func `a correction after acceptance reaches the plan with its reason`() async throws {
        let town = try await TownOffice()
        try await town.open { $0.stages.headApproves = false }
        try await town.save(
            "a3",
            [try Fields.actual(): try .number("75"), Fields.activity: .text("導入")],
            by: "reporter-u2"
        )
        try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        _ = try await town.office.accept([try await town.seen("a3")], try await town.act("office"))
        let draft = FieldDraft(
            seen: try await town.record("a3").version,
            values: [try Fields.actual(): try .number("76")]
        )
        await #expect(throws: RoundError.reasonNeeded) {
            try await town.office.correct(draft, in: try town.id("a3"), try await town.act("office"))
        }
        let (_, taking) = try await town.office.correct(
            draft,
            in: try town.id("a3"),
            try await town.act("office", why: "原課の連絡による")
        )
        #expect(try taking?.get().sheets == [try town.id("a3")])
        let plan = try await town.plan()
        #expect(plan.measure(try Measure.ID("a3").orFail())?.indicators[0].actuals[try town.year()]?.printed == "76")
    }

    @Test func `late departments are reminded once for each request, and their heads after three days`() async throws {
        let town = try await TownOffice()
        try await town.open()
        town.clock.advance(days: 31)
        let act = try await town.act("office", "remind")
        let first = try await town.office.remind(TownOffice.round, act)
        let second = try await town.office.remind(TownOffice.round, act)
        #expect(first.mails == 2 && first.sheets == 6 && first.unreachable.isEmpty)
        #expect(second.isRepeated && second.mails == 0)
        #expect(try await town.office.escalate(TownOffice.round, try await town.act("office")) == 0)
        town.clock.advance(days: 3)
        #expect(try await town.office.escalate(TownOffice.round, try await town.act("office")) == 6)
        #expect(try await town.office.escalate(TownOffice.round, try await town.act("office")) == 0)
        let mail = try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 50) }
        #expect(mail.count { $0.mail.subject.contains("再依頼") } == 2)
        let heads = mail.filter { $0.mail.subject.contains("所属長") }.map(\.mail.recipient.text).sorted()
        #expect(heads == ["head-u1@town.example.lg.jp", "head-u2@town.example.lg.jp"])
    }

    @Test func `open forms are counted by department, pauses left out`() async throws {
        let town = try await TownOffice()
        try await town.open()
        for seconds in [0, 60, 60, 600, 60] {
            town.clock.advance(seconds: seconds)
            try await town.office.heartbeat(try town.id("a3"), try await town.act("reporter-u2"))
        }
        let board = try await town.office.board(of: TownOffice.round, for: try await town.standing("office"))
        #expect(board.rows.map(\.minutes) == [0, 3])
        #expect(board.rows.map(\.unit) == ["u1", "u2"])
        #expect(board.total(SheetForm.State.toDo) == 6)
    }

    @Test func `a closed round takes no answers until it is opened again, and a frozen one never`() async throws {
        let town = try await TownOffice()
        try await town.open()
        try await town.office.close(TownOffice.round, try await town.act("office"))
        let values = [Fields.activity: FieldValue?.some(.text("遅れて"))]
        await #expect(throws: RoundError.wrongState(.closed)) { try await town.save("a3", values, by: "reporter-u2") }
        try await town.office.reopen(TownOffice.round, try await town.act("office", why: "未回答があるため"))
        try await town.save("a3", values, by: "reporter-u2")
        try await town.office.close(TownOffice.round, try await town.act("office"))
        try await town.office.freeze(TownOffice.round, try await town.act("office"))
        #expect(try await town.record("a3").state == SheetForm.State.lapsed)
        await #expect(throws: RoundError.wrongState(.frozen)) { try await town.save("a3", values, by: "reporter-u2") }
        #expect(try await town.plan().texts.allSatisfy { $0.measure.text != "a3" })
    }

    @Test func `a department whose unit ended is answered for by its successor after a reassignment`() async throws {
        let town = try await TownOffice()
        try await town.open()
        town.clock.advance(days: 2)
        let personnel = PersonnelOffice(
            store: town.city,
            effects: Effects(now: { [clock = town.clock] in clock.now }, randomBytes: Effects.live.randomBytes)
        )
        let day = CalendarDate(inJapan: town.clock.now)
        try await personnel.change(town.code, by: .terminal(account: "t"), why: "統合") { organisation in
            let (from, to) = (try CityUnit.ID("u2").orFail(), try CityUnit.ID("u1").orFail())
            try organisation.merge([from], into: to, from: day)
        }
        #expect(try await town.office.reassign(TownOffice.round, try await town.act("office")) == 6)
        #expect(try await town.record("a3").assignments["reporter"] == ["reporter-u1", "reporter-u2"])
        try await town.save("a3", [Fields.activity: .text("引き継いだ")], by: "reporter-u1")
    }

    @Test func `opening lists the measures for which nobody answers, and asks about the others`() async throws {
        let town = try await TownOffice(units: ["u1"])
        let opening = try await town.open()
        #expect(opening.sheets == 6)
        #expect(opening.ownerless.map(\.measure) == ["a3", "a6"])
        #expect(opening.ownerless.map(\.reasons) == [[.unknown("u2")], [.unknown("u2")]])
        #expect(opening.withoutReporter.map(\.text) == ["a3", "a6"])
        let board = try await town.office.board(of: TownOffice.round, for: try await town.standing("office"))
        #expect(board.rows.map(\.unit) == ["u1", nil])
        town.clock.advance(days: 31)
        let reminded = try await town.office.remind(TownOffice.round, try await town.act("office"))
        #expect(reminded.unreachable == [try town.id("a3"), try town.id("a6")])
    }

    @Test func `a department's figures are saved at once, what one sheet refuses stops no other`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let reporter = try await town.standing("reporter-u1")
        let grid = try await town.office.grid(of: TownOffice.round, unit: "u1", for: reporter)
        #expect(grid.rows.map(\.mayEdit) == [true, true, true, true, true])
        let actual = try Fields.actual()
        let other = try town.id("a3")
        var drafts: [CaseID: FieldDraft] = [other: FieldDraft(seen: 1, values: [actual: try .number("1")])]
        for row in grid.rows where row.series.number == 1 {
            let number: FieldValue = row.number == "2" ? .text("many") : try .number("10")
            drafts[row.sheet] = FieldDraft(seen: row.version, values: [actual: number])
        }
        let results = try await town.office.save(drafts, try await town.act("reporter-u1"))
        let refused = results.filter { (try? $0.value.get()) == nil }.keys.sorted()
        #expect(refused == [try town.id("a2"), other])
        let first = try await town.record("a1")
        #expect(try first.value(actual) == .number("10"))
        #expect(try await town.record("a2").value(actual) == nil)
        #expect(try await town.record("a3").value(actual) == nil)
    }

    @Test func `last year is taken over where nothing stands yet`() async throws {
        let town = try await TownOffice()
        try await town.open()
        try await town.save("a2", [try Fields.actual("2"): try .number("25")], by: "reporter-u1")
        let seen = try await town.seen("a2")
        let saved = try await town.office.takeOver(
            nil,
            in: seen.sheet,
            seen: seen.version,
            try await town.act("reporter-u1")
        )
        #expect(saved.conflicts.isEmpty)
        let record = try await town.record("a2")
        #expect(try record.value(Fields.actual("1")) == .number("95"))
        #expect(try record.value(Fields.actual("2")) == .number("25"))
    }

    @Test func `two people who write different things are told, and neither is overwritten`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let seen = try await town.record("a3").version
        try await town.save("a3", [Fields.activity: .text("記入者の文")], by: "reporter-u2")
        let draft = FieldDraft(seen: seen, values: [Fields.activity: .text("所属長の文"), Fields.cause: .text("要因")])
        let outcome = try await town.office.save(draft, in: try town.id("a3"), try await town.act("head-u2"))
        #expect(outcome.conflicts.map(\.address) == [Fields.activity])
        #expect(outcome.conflicts.map(\.theirs) == [.text("記入者の文")])
        #expect(try await town.record("a3").value(Fields.cause) == .text("要因"))
    }
}
