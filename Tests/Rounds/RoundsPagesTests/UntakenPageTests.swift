import Casework
import Figures
import Foundation
import PagesSupport
import Planning
import PlanningStorage
import Rounds
import Seals
import SealsPages
import TestSupport
import Testing

@testable import RoundsPages

/// What the office is told where the plan cannot be written.
@Suite struct UntakenPageTests {
    private let base = "/office/rounds/town-2023/"
    private let freeze = "/office/seals/town/freeze/"

    /// A round in which these sheets wait for the office's review, each with an actual of 1,200.
    private func reviewing(_ measures: [String]) async throws -> TestRound {
        let round = try await TestRound()
        for measure in measures {
            let sheet = try await round.sheet(measure)
            var values: [FieldAddress: FieldValue?] = [:]
            for series in sheet.series { values[series.address] = .figure(try Figure(reading: "1200").value) }
            for text in sheet.texts { values[text.address] = .text("実施した。") }
            let draft = FieldDraft(seen: sheet.record.version, values: values)
            let id = try round.id(measure)
            try await round.office.save(draft, in: id, try await round.act("reporter-u1"))
            try await round.office.submit(try await seen(round, measure), try await round.act("reporter-u1"))
            _ = try await round.office.approve([try await seen(round, measure)], try await round.act("head-u1"))
        }
        return round
    }

    private func seen(_ round: TestRound, _ measure: String) async throws -> SeenSheet {
        SeenSheet(try round.id(measure), version: try await round.sheet(measure).record.version)
    }

    /// The same, accepted while the plan could not be written.
    private func waiting(_ measures: [String]) async throws -> TestRound {
        let round = try await reviewing(measures)
        round.officePlans.isFull = true
        for measure in measures {
            _ = try await round.office.accept([try await seen(round, measure)], try await round.act("office"))
        }
        return round
    }

    private func plan(_ round: TestRound) async throws -> Plan {
        let id = try #require(Plan.ID("town"))
        return try #require(try await round.plans.plan(id)).plan
    }

    private func actual(_ round: TestRound, _ measure: Int = 0) async throws -> String? {
        let plan = try await plan(round)
        return plan.measures[measure].indicators[0].actuals[try round.year()]?.printed
    }

    private func entries(_ round: TestRound) async throws -> [SealEntry] {
        try await round.seals.entries(of: try #require(Plan.ID("town")))
    }

    @Test func `a sheet is accepted although the plan cannot be written, and the page says so`() async throws {
        let round = try await reviewing(["a1"])
        let browser = try await round.browser("office")
        let review = DeskPath.review(TestRound.round, try round.id("a1"))
        try await browser.get(review)
        round.officePlans.isFull = true
        try await browser.send("\(review)accept/")
        #expect(browser.path == "\(base)life/" && browser.page.contains("受理しました。計画には、まだ反映できていません"))
        #expect(browser.page.contains("受理した1件が、まだ計画に反映されていません"))
        try await browser.send("\(base)take-in/")
        #expect(browser.status == 422 && browser.page.contains("計画に書き込めませんでした"))
        #expect(!browser.page.contains("受理した内容を計画に反映しました"))
        round.officePlans.isFull = false
        try await browser.send("\(base)take-in/")
        #expect(browser.page.contains("受理した内容を計画に反映しました"))
        #expect(try await actual(round) == "1,200")
    }

    @Test func `a bulk acceptance tells each outcome although the plan cannot be written`() async throws {
        let round = try await reviewing(["a1", "a2"])
        let browser = try await round.browser("office")
        try await browser.get("\(base)board/")
        round.officePlans.isFull = true
        var fields = [("request", "r1"), ("action", "accept"), ("sheet", "town-2023.a4/1")]
        for measure in ["a1", "a2"] {
            let seen = try await seen(round, measure)
            fields.append(("sheet", "\(seen.sheet)/\(seen.version)"))
        }
        try await browser.postWithToken("\(base)bulk/", fields)
        #expect(browser.status == 200 && browser.page.contains("3件のうち2件を受理しました"))
        #expect(browser.page.components(separatedBy: "受理済み・計画には未反映").count == 3)
        #expect(browser.page.contains("計画に書き込めませんでした"))
        #expect(try await round.sheet("a2").record.state == SheetForm.State.accepted)
    }

    @Test func `taking in says what it did not take`() async throws {
        let round = try await waiting(["a1", "a2"])
        round.officePlans.isFull = false
        var plan = try await plan(round)
        let gone = try #require(Measure.ID("a2"))
        let lost = try #require(plan.measure(gone))
        plan.measures.removeAll { $0.id == gone }
        plan.texts.removeAll { $0.measure == gone }
        plan.lineage.removeAll { $0.measure == gone }
        try await round.plans.save(plan, by: "試験", at: round.clock.now, reason: "取組の廃止")
        let browser = try await round.browser("office")
        try await browser.get("\(base)life/")
        try await browser.send("\(base)take-in/")
        #expect(browser.status == 422 && browser.page.contains("1件を反映しました。残りの1件は、取組が計画になくなったため"))
        #expect(try await actual(round) == "1,200")
        plan = try await self.plan(round)
        plan.measures.append(lost)
        try await round.plans.save(plan, by: "試験", at: round.clock.now, reason: "取組を戻す")
        try await browser.send("\(base)take-in/")
        #expect(browser.page.contains("受理した内容を計画に反映しました"))
        try await browser.postWithToken("\(base)take-in/", [("request", "r2")])
        #expect(browser.page.contains("計画への反映を待っている調査票はありませんでした"))
    }

    @Test func `closing says that the plan lacks something`() async throws {
        let round = try await waiting(["a1"])
        let browser = try await round.browser("office")
        try await browser.get("\(base)life/")
        try await browser.send("\(base)close/")
        #expect(browser.path == "\(base)life/" && browser.page.contains("照会を締め切りました。受理した調査票のうち"))
        #expect(browser.page.contains("受理した1件が、まだ計画に反映されていません"))
    }

    @Test func `a correction is kept although the plan cannot be written`() async throws {
        let round = try await reviewing(["a1"])
        _ = try await round.office.accept([try await seen(round, "a1")], try await round.act("office"))
        let browser = try await round.browser("office")
        let path = "\(DeskPath.review(TestRound.round, try round.id("a1")))correct/"
        try await browser.get(path)
        round.officePlans.isFull = true
        let texts = try await round.sheet("a1").texts.map { (SheetFieldName.of($0.address.field), "実施した。") }
        let figure = [(SheetFieldName.actual(1), "1201"), (SheetFieldName.reason(SheetFieldName.actual(1)), "")]
        try await browser.send(path, figure + texts + [("reason", "集計の誤り")])
        #expect(browser.path == "\(base)life/" && browser.page.contains("訂正しました。計画には、まだ反映できていません"))
        #expect(try await actual(round) == "1,200")
        let corrected = try await round.sheet("a1").record.value(try #require(SheetForm.actual("1")))
        #expect(corrected == .figure(try Figure(reading: "1201").value))
    }

    @Test func `a year is not sealed while the plan lacks what was accepted, and the page names it`() async throws {
        let round = try await waiting(["a1"])
        // So that there is something to be sealed.
        let id = try #require(Plan.ID("town"))
        var plan = try await plan(round)
        plan.measures[1].indicators[0].actuals[try round.year()] = try Figure(reading: "70", unit: "%")
        try await round.plans.save(plan, by: "試験", at: round.clock.now, reason: "試験")
        try await round.office.close(TestRound.round, try await round.act("office"))
        let browser = try await round.browser("office")
        try await browser.get(freeze)
        #expect(browser.page.contains("受理した1件が、まだ計画に反映されていません") && browser.page.contains("<li>1 電子申請</li>"))
        let answers = [("year", "2023"), ("publication", ""), ("reason", "確定")]
        try await browser.send(freeze, answers)
        #expect(browser.status == 422 && browser.page.contains("error-summary") && browser.page.contains("field-error"))
        #expect(browser.page.contains("まだ計画に反映されていません（1 電子申請）"))
        #expect(try await entries(round).isEmpty)
        #expect(try await round.sheet("a1").record.state == SheetForm.State.accepted)
        round.officePlans.isFull = false
        try await browser.send(freeze, answers)
        #expect(browser.path == "/office/seals/town/" && browser.page.contains("年度を確定しました"))
        #expect(try await round.sheet("a1").record.state == SheetForm.State.settled)
        #expect(try await actual(round) == "1,200")
        let published = try await round.seals.published(id, year: try round.year()).plan
        #expect(published.measures[0].indicators[0].actuals[try round.year()]?.printed == "1,200")
    }

    @Test func `a round of a sealed year does not end while the plan lacks what was accepted`() async throws {
        let round = try await waiting(["a2"])
        try await round.office.close(TestRound.round, try await round.act("office"))
        try await round.freeze(publication: "2024-08-01")
        let browser = try await round.browser("office")
        try await browser.get("\(base)life/")
        try await browser.send("\(base)settle/")
        #expect(browser.status == 422 && browser.page.contains("まだ計画に反映されていません（2 窓口予約）"))
        #expect(try await round.sheet("a2").record.state == SheetForm.State.accepted)
        let office = try await round.standing("office")
        #expect(try await round.office.round(TestRound.round, for: office).state == .closed)
    }
}
