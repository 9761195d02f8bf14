import Casework
import Figures
import Planning
import Rounds
import RoundsStorage
import TestSupport
import Testing

/// What of a round reaches the plan.
struct RoundTakingTests {
    /// Answers every sheet with what `town.complete` says, and hands it to the office.
    private func answer(_ town: TownOffice, by reporter: (Measure) -> String) async throws {
        let year = try town.year()
        for measure in town.complete.measures where town.complete.isCurrent(measure, in: year) {
            let answers = town.complete.answers(of: measure, in: year)
            let name = reporter(measure)
            if !answers.isEmpty { try await town.save(measure.id.text, answers, by: name) }
            try await town.office.submit(try await town.seen(measure.id.text), try await town.act(name))
        }
    }

    private func acceptAll(_ town: TownOffice) async throws -> Acceptance {
        let year = try town.year()
        var sheets: [SeenSheet] = []
        for measure in town.complete.measures where town.complete.isCurrent(measure, in: year) {
            sheets.append(try await town.seen(measure.id.text))
        }
        return try await town.office.accept(sheets, try await town.act("office"))
    }

    private func ask(_ settings: inout RoundSettings) {
        settings.stages.headApproves = false
        settings.questions.activity = .optional
        settings.questions.actuals = .optional
        settings.questions.cause = nil
    }

    @Test(arguments: ["town", "ibusuki"])
    func `a round that is answered as the plan was printed reproduces the plan, in one revision`(
        name: String
    ) async throws {
        var plan = try name == "town" ? TownPlan().plan() : SamplePlan.named(name)
        // Nobody could answer for a measure without an owner.
        let owned = Set(plan.measures.filter { !$0.owners.isEmpty }.map(\.id))
        plan.measures.removeAll { !owned.contains($0.id) }
        plan.texts.removeAll { !owned.contains($0.measure) }
        plan.tasks.removeAll { !owned.contains($0.measure) }
        plan.lineage.removeAll { !owned.contains($0.measure) }
        (plan.published, plan.goals) = ([], [])
        let units = Array(Set(plan.measures.flatMap(\.owners).map(\.unit.text))).sorted()
        let town = try await TownOffice(plan: plan, units: units)
        let before = try await town.plan()
        try await town.open(ask)
        let year = try town.year(2024)
        try await answer(town) { measure in
            "reporter-\(measure.owners.first { $0.isValid(in: year) }?.unit.text ?? "")"
        }
        #expect(try await town.plan() == before)
        let accepted = try await acceptAll(town)
        for result in accepted.sheets.values { _ = try result.get() }
        let after = try await town.plan()
        let revisions = Set(try await town.plans.events(of: plan.id, limit: 1_000).map(\.position.revision))
        #expect(revisions.count == 2)
        let asked = try town.year()
        for (found, expected) in zip(after.measures, plan.measures) where plan.isCurrent(expected, in: asked) {
            for (left, right) in zip(found.indicators, expected.indicators) {
                #expect(left.actuals[asked]?.value == right.actuals[asked]?.value, "\(expected.id)/\(right.series)")
                #expect(left.targets == right.targets && Set(left.notes) == Set(right.notes))
            }
        }
        #expect(Set(after.texts) == Set(plan.texts))
    }

    @Test func `what nobody touched leaves the plan as it is`() async throws {
        let town = try await TownOffice()
        try await town.plans.save(town.complete, by: "試験", at: town.clock.now, reason: "取込")
        try await town.open(ask)
        for measure in ["a1", "a3"] {
            let reporter = measure == "a1" ? "reporter-u1" : "reporter-u2"
            try await town.office.submit(try await town.seen(measure), try await town.act(reporter))
        }
        _ = try await town.office.accept(
            [try await town.seen("a1"), try await town.seen("a3")],
            try await town.act("office")
        )
        #expect(try await town.plan() == town.complete)
    }

    @Test func `changed targets reach the plan with their reason, and need one`() async throws {
        let town = try await TownOffice()
        try await town.open(ask)
        let target = try SheetForm.target("1", try town.year(2024)).orFail()
        try await town.save("a1", [target: try .number("1300")], by: "reporter-u1")
        let missing = try await town.sheet("a1").missing
        #expect(missing.map(\.address) == [Fields.reason])
        await #expect(throws: RoundError.refused(.unanswered(missing))) {
            try await town.office.submit(try await town.seen("a1"), try await town.act("reporter-u1"))
        }
        try await town.save("a1", [Fields.reason: .text("対象が増えた")], by: "reporter-u1")
        try await town.office.submit(try await town.seen("a1"), try await town.act("reporter-u1"))
        _ = try await town.office.accept([try await town.seen("a1")], try await town.act("office"))
        let indicator = try await town.plan().measure(try Measure.ID("a1").orFail()).orFail().indicators[0]
        #expect(indicator.targets[try town.year(2024)]?.printed == "1,300")
        #expect(indicator.notes == [FigureNote(kind: .target, year: try town.year(2024), text: "対象が増えた")])
        #expect(indicator.actuals[try town.year()] == nil)
    }

    @Test func `what was accepted when the program ended is taken later, once`() async throws {
        let town = try await TownOffice()
        try await town.open(ask)
        try await town.save("a3", [try Fields.actual(): try .number("75")], by: "reporter-u2")
        try await town.office.submit(try await town.seen("a3"), try await town.act("reporter-u2"))
        let (seen, standing) = (try await town.seen("a3"), try await town.standing("office"))
        // As accepting leaves it before the plan is written.
        try await town.rounds.write(in: town.code) { transaction in
            let actor = CaseActor(member: "office", post: "office", roles: ["office"])
            let act = CaseAct(request: "accept", actor: actor, time: Moment(town.clock.now))
            let outcome = try transaction.cases.move(seen.sheet, by: "accept", seen: seen.version, act)
            try transaction.markDue(seen.sheet, of: TownOffice.round, version: outcome.record.version)
        }
        #expect(try await town.office.board(of: TownOffice.round, for: standing).due == 1)
        let first = try await town.office.takeIn(TownOffice.round, try await town.act("office"))
        let second = try await town.office.takeIn(TownOffice.round, try await town.act("office"))
        #expect(first.sheets == [seen.sheet] && second.sheets.isEmpty && second.revision == nil)
        #expect(try await town.office.board(of: TownOffice.round, for: standing).due == 0)
    }

    @Test func `somebody who changes the plan meanwhile loses nothing`() async throws {
        let town = try await TownOffice()
        try await town.open(ask)
        for (measure, value) in [("a1", "1100"), ("a2", "70"), ("a4", "100")] {
            try await town.save(measure, [try Fields.actual(): try .number(value)], by: "reporter-u1")
            try await town.office.submit(try await town.seen(measure), try await town.act("reporter-u1"))
        }
        let sheets = [try await town.seen("a1"), try await town.seen("a2"), try await town.seen("a4")]
        let acts = [try await town.act("office"), try await town.act("office"), try await town.act("office")]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (sheet, act) in zip(sheets, acts) {
                group.addTask { _ = try await town.office.accept([sheet], act) }
            }
            try await group.waitForAll()
        }
        let plan = try await town.plan()
        let year = try town.year()
        let printed = plan.measures.compactMap { $0.indicators.first?.actuals[year]?.printed }
        #expect(Set(printed) == ["1,100", "70", "100"])
    }

    /// A sheet that waits for the office.
    private func answered() async throws -> TownOffice {
        let town = try await TownOffice()
        try await town.open(ask)
        try await town.save("a1", [try Fields.actual(): try .number("1100")], by: "reporter-u1")
        try await town.office.submit(try await town.seen("a1"), try await town.act("reporter-u1"))
        return town
    }

    /// That a sheet was taken once: in the plan's record, in the round's and in what it was counted as.
    private func expectTakenOnce(_ town: TownOffice) async throws {
        let year = try town.year()
        let (takings, events) = try await town.rounds.read(in: town.code) { view in
            (try view.takings(of: TownOffice.round), try view.events(of: TownOffice.round, after: 0))
        }
        #expect(takings.map(\.sheet) == [try town.id("a1")])
        #expect(events.filter { $0.kind == .taken }.map(\.count) == [1])
        let said = try await town.plans.events(of: town.complete.id, limit: 1_000).filter { $0.position.revision > 1 }
        #expect(said.count == 1)
        #expect(try await town.plan().measures[0].indicators[0].actuals[year]?.printed == "1,100")
    }

    @Test func `two who take in the same sheet at the same time have taken it once`() async throws {
        let town = try await answered()
        let other = try await town.act("office")
        town.officePlans.meanwhile {
            let taking = try await town.office.takeIn(TownOffice.round, other)
            #expect(taking.sheets.count == 1)
        }
        let accepted = try await town.office.accept([try await town.seen("a1")], try await town.act("office"))
        #expect(accepted.hasPlan(of: try town.id("a1")))
        try await expectTakenOnce(town)
    }

    @Test func `what the plan took when the program ended is noted later, once`() async throws {
        let town = try await answered()
        town.officePlans.meanwhile { throw FixtureFault() }
        let accepted = try await town.office.accept([try await town.seen("a1")], try await town.act("office"))
        #expect(accepted.refusals.count == 1)
        let taking = try await town.office.takeIn(TownOffice.round, try await town.act("office"))
        #expect(taking.sheets == [try town.id("a1")])
        try await expectTakenOnce(town)
    }
}
