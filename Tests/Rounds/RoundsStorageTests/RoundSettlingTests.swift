import Casework
import City
import Figures
import Planning
import Rounds
import RoundsStorage
import TestSupport
import Testing
import Wording

/// That nothing accepted is lost where the plan cannot be written.
struct RoundSettlingTests {
    private static let figures = [("a1", "1100", "reporter-u1"), ("a3", "75", "reporter-u2")]

    /// An open round in which two sheets wait for the office.
    private func answered() async throws -> TownOffice {
        let town = try await TownOffice()
        try await town.open { settings in
            settings.stages.headApproves = false
            settings.questions.activity = .optional
            settings.questions.cause = nil
        }
        for (measure, figure, reporter) in Self.figures {
            try await town.save(measure, [try Fields.actual(): try .number(figure)], by: reporter)
            try await town.office.submit(try await town.seen(measure), try await town.act(reporter))
        }
        return town
    }

    private func accept(_ town: TownOffice) async throws -> Acceptance {
        let sheets = [try await town.seen("a1"), try await town.seen("a3")]
        return try await town.office.accept(sheets, try await town.act("office"))
    }

    /// The same, accepted while the plan could not be written, and closed.
    private func waiting() async throws -> TownOffice {
        let town = try await answered()
        town.officePlans.isFull = true
        _ = try await accept(town)
        try await town.office.close(TownOffice.round, try await town.act("office"))
        town.officePlans.isFull = false
        return town
    }

    private func actuals(_ town: TownOffice) async throws -> Set<String> {
        let year = try town.year()
        return Set(try await town.plan().measures.compactMap { $0.indicators.first?.actuals[year]?.printed })
    }

    private func state(_ town: TownOffice) async throws -> Round.State {
        try await town.office.round(TownOffice.round, for: try await town.standing("office")).state
    }

    private func endYear(_ town: TownOffice) async throws -> [RoundRemainder] {
        let hand = YearEndHand.member(try await town.standing("office"))
        return try await town.office.settle(
            try town.year(),
            of: town.complete.id,
            in: town.code,
            by: hand,
            why: "確定"
        )
    }

    private func take(_ town: TownOffice) async throws {
        let plan = try await town.plan()
        try await town.office.takeIn(try town.year(), of: plan, by: .terminal, as: "課長", why: "確定")
    }

    @Test func `sheets are accepted although the plan cannot be written, and all outcomes are told`() async throws {
        let town = try await answered()
        town.officePlans.isFull = true
        let accepted = try await accept(town)
        #expect(accepted.sheets.count == 2)
        for result in accepted.sheets.values {
            #expect(try result.get().record.state == SheetForm.State.accepted)
        }
        #expect(accepted.refusals.count == 1 && accepted.refusals.allSatisfy(\.isOfPlan))
        for measure in ["a1", "a3"] { #expect(!accepted.hasPlan(of: try town.id(measure))) }
        #expect(try await actuals(town) == [])
        town.officePlans.isFull = false
        let taken = try await town.office.takeIn(TownOffice.round, try await town.act("office"))
        #expect(Set(taken.sheets) == [try town.id("a1"), try town.id("a3")])
        #expect(try await actuals(town) == ["1,100", "75"])
    }

    @Test func `closing and correcting are done although the plan cannot be written, and say so`() async throws {
        let town = try await answered()
        _ = try await accept(town)
        town.officePlans.isFull = true
        let draft = FieldDraft(
            seen: try await town.record("a3").version,
            values: [try Fields.actual(): try .number("76")]
        )
        let act = try await town.act("office", why: "集計の誤り")
        let corrected = try await town.office.correct(draft, in: try town.id("a3"), act)
        #expect(corrected.outcome.conflicts.isEmpty && corrected.plan?.isWhole == false)
        #expect(try await town.record("a3").value(try Fields.actual()) == (try .number("76")))
        let closing = try await town.office.close(TownOffice.round, try await town.act("office"))
        #expect(closing.round.state == .closed && !closing.plan.isWhole)
        #expect(try await state(town) == .closed)
        #expect(try await actuals(town) == ["1,100", "75"])
    }

    @Test func `a round does not end while the plan lacks what was accepted, and names it`() async throws {
        let town = try await waiting()
        do {
            try await town.office.freeze(TownOffice.round, try await town.act("office"))
            Issue.record("It ended.")
        } catch RoundError.notInPlan(let names, _) {
            #expect(names.count == 2 && names.contains { $0.contains("電子申請") }, "\(names)")
        }
        #expect(try await state(town) == .closed)
        #expect(try await town.record("a3").state == SheetForm.State.accepted)
        try await town.office.takeIn(TownOffice.round, try await town.act("office"))
        try await town.office.freeze(TownOffice.round, try await town.act("office"))
        #expect(try await town.record("a3").state == SheetForm.State.settled)
        #expect(try await actuals(town) == ["1,100", "75"])
    }

    @Test func `the end of a year leaves a round closed whose sheets the plan lacks`() async throws {
        let town = try await waiting()
        let left = try await endYear(town)
        #expect(left.map { $0.untaken.map(\.measure.text).sorted() } == [["a1", "a3"]])
        #expect(left.map(\.endsWithSeal) == [false])
        #expect(try await state(town) == .closed)
        #expect(try await town.record("a1").state == SheetForm.State.accepted)
        try await take(town)
        #expect(try await endYear(town).map(\.endsWithSeal) == [true])
        #expect(try await state(town) == .frozen)
        #expect(try await actuals(town) == ["1,100", "75"])
    }

    @Test func `before a year is sealed the plan takes what waits, also of open rounds`() async throws {
        let town = try await answered()
        town.officePlans.isFull = true
        _ = try await accept(town)
        do {
            try await take(town)
            Issue.record("Nothing was refused.")
        } catch RoundError.notInPlan(let names, let why) {
            #expect(names.count == 2 && why == RoundError.planUnwritten("").message)
        }
        town.officePlans.isFull = false
        try await take(town)
        #expect(try await actuals(town) == ["1,100", "75"])
        let event = try await town.plans.events(of: town.complete.id, limit: 1).first.orFail()
        #expect(event.actor == "課長")
    }

    @Test func `a sheet whose measure is gone keeps the year from being sealed until it is back in review`()
        async throws
    {
        let town = try await answered()
        town.officePlans.isFull = true
        _ = try await accept(town)
        town.officePlans.isFull = false
        var plan = try await town.plan()
        let gone = try Measure.ID("a3").orFail()
        plan.measures.removeAll { $0.id == gone }
        plan.texts.removeAll { $0.measure == gone }
        plan.tasks.removeAll { $0.measure == gone }
        plan.lineage.removeAll { $0.measure == gone }
        plan.published = []
        try await town.plans.save(plan, by: "試験", at: town.clock.now, reason: "取組の廃止")
        do {
            try await take(town)
            Issue.record("Nothing was refused.")
        } catch RoundError.notInPlan(let names, let why) {
            #expect(names == ["a3"] && why == nil)
        }
        let act = try await town.act("office", why: "取組の廃止")
        try await town.office.reopen(try await town.seen("a3"), act)
        try await take(town)
        #expect(try await actuals(town) == ["1,100"])
    }
}
