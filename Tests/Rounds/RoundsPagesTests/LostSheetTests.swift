import Casework
import Figures
import PagesSupport
import Planning
import PlanningStorage
import Rounds
import Seals
import TestSupport
import Testing

@testable import RoundsPages

/// Sheets that the plan cannot take: their measure is gone, or their year was sealed before they were accepted.
@Suite struct LostSheetTests {
    private let life = "/office/rounds/town-2023/life/"

    /// A round in which these sheets wait for the office, each with an actual and a text.
    private func reviewing(_ measures: [String], text words: String = "<b>実施した。</b>") async throws -> TestRound {
        let round = try await TestRound()
        for measure in measures {
            let sheet = try await round.sheet(measure)
            var values: [FieldAddress: FieldValue?] = [:]
            for series in sheet.series { values[series.address] = .figure(try Figure(reading: "1200").value) }
            for text in sheet.texts { values[text.address] = .text(words) }
            let draft = FieldDraft(seen: sheet.record.version, values: values)
            try await round.office.save(draft, in: try round.id(measure), try await round.act("reporter-u1"))
            try await round.office.submit(try await seen(round, measure), try await round.act("reporter-u1"))
            _ = try await round.office.approve([try await seen(round, measure)], try await round.act("head-u1"))
        }
        return round
    }

    private func accept(_ round: TestRound, _ measure: String) async throws {
        _ = try await round.office.accept([try await seen(round, measure)], try await round.act("office"))
    }

    private func seen(_ round: TestRound, _ measure: String) async throws -> SeenSheet {
        SeenSheet(try round.id(measure), version: try await round.sheet(measure).record.version)
    }

    private func plan(_ round: TestRound) async throws -> Plan {
        let id = try #require(Plan.ID("town"))
        return try #require(try await round.plans.plan(id)).plan
    }

    /// Takes a measure out of the plan, as importing a plan without it does.
    private func remove(_ measure: String, from round: TestRound) async throws {
        let gone = try #require(Measure.ID(measure))
        var plan = try await plan(round)
        plan.measures.removeAll { $0.id == gone }
        plan.texts.removeAll { $0.measure == gone }
        plan.lineage.removeAll { $0.measure == gone }
        try await round.plans.save(plan, by: "企画課", at: round.clock.now, reason: "取組の廃止")
    }

    private func state(_ round: TestRound, _ measure: String) async throws -> StateKey? {
        let id = try round.id(measure)
        let board = try await round.office.board(of: TestRound.round, for: try await round.standing("office"))
        return board.lines.first { $0.entry.sheet == id }?.state
    }

    @Test func `a sheet whose measure is gone is shown with what it holds, and is withdrawn`() async throws {
        let round = try await reviewing(["a2"])
        try await remove("a2", from: round)
        let review = DeskPath.review(TestRound.round, try round.id("a2"))
        let browser = try await round.browser("office")
        try await browser.get(review)
        #expect(browser.status == 200 && browser.page.contains("この取組は、計画にありません"))
        #expect(browser.page.contains("2 窓口予約") && browser.page.contains("企画課：取組の廃止"))
        #expect(browser.page.contains("1,200") && browser.page.contains("指標1の実績値"))
        #expect(browser.page.contains("&lt;b&gt;実施した。") && !browser.page.contains("<b>実施した"))
        try await browser.send("\(review)withdraw/", [("withdraw-reason", "")])
        #expect(browser.status == 422 && browser.page.contains("field-withdraw-reason-error"))
        try await browser.send("\(review)withdraw/", [("withdraw-reason", "<i>取組の廃止</i>")])
        #expect(browser.path == review && browser.page.contains("取り下げました"))
        #expect(browser.page.contains("&lt;i&gt;取組の廃止") && !browser.page.contains("<i>取組"))
        #expect(!browser.page.contains("\(review)withdraw/"))
        #expect(try await state(round, "a2") == SheetForm.State.lapsed)
    }

    @Test func `an accepted one goes back into review and is withdrawn, and the round ends without it`() async throws {
        let round = try await reviewing(["a1", "a2"])
        try await remove("a2", from: round)
        round.officePlans.isFull = true
        let id = try round.id("a2")
        let version = try await round.office.board(of: TestRound.round, for: try await round.standing("office"))
            .lines.first { $0.entry.sheet == id }?.version
        let unseen = SeenSheet(id, version: try #require(version))
        _ = try await round.office.accept([unseen], try await round.act("office"))
        round.officePlans.isFull = false
        let review = DeskPath.review(TestRound.round, id)
        let browser = try await round.browser("office")
        try await browser.get(life)
        #expect(browser.page.contains("計画にない取組（a2）"))
        try await browser.get(review)
        #expect(browser.page.contains("取り下げてください") && !browser.page.contains("\(review)withdraw/"))
        try await browser.send("\(review)reopen/", [("reopen-reason", "取組の廃止")])
        #expect(browser.path == review && browser.page.contains("確認に戻しました"))
        try await browser.send("\(review)withdraw/", [("withdraw-reason", "取組の廃止")])
        #expect(try await state(round, "a2") == SheetForm.State.lapsed)
        try await accept(round, "a1")
        try await round.office.close(TestRound.round, try await round.act("office"))
        try await round.freeze(publication: "2024-08-01")
        let office = try await round.standing("office")
        try await browser.get(life)
        try await browser.send("/office/rounds/town-2023/settle/")
        #expect(try await round.office.round(TestRound.round, for: office).state == .frozen)
        #expect(try await state(round, "a1") == SheetForm.State.settled)
    }

    @Test func `a sheet whose measure the plan has is not withdrawn`() async throws {
        let round = try await reviewing(["a1"])
        let review = DeskPath.review(TestRound.round, try round.id("a1"))
        let browser = try await round.browser("office")
        try await browser.get(review)
        let version = String(try await seen(round, "a1").version)
        try await browser.postWithToken(
            "\(review)withdraw/",
            [("version", version), ("request", "r1"), ("withdraw-reason", "誤り")]
        )
        #expect(browser.status == 422 && browser.page.contains("取り下げられません"))
        await #expect(throws: RoundError.measureInPlan) {
            try await round.office.withdraw(try await seen(round, "a1"), try await round.act("office", why: "誤り"))
        }
        #expect(try await state(round, "a1") == SheetForm.State.atOffice)
    }

    @Test func `others see what is gone as far as they may, and change nothing`() async throws {
        let round = try await reviewing(["a2"])
        try await remove("a2", from: round)
        let review = DeskPath.review(TestRound.round, try round.id("a2"))
        let auditor = try await round.browser("auditor")
        try await auditor.get(review)
        #expect(auditor.status == 200 && !auditor.page.contains("\(review)withdraw/"))
        let reporter = try await round.standing("reporter-u1")
        #expect(try await round.office.lostSheet(try round.id("a2"), for: reporter) != nil)
        await #expect(throws: RoundError.notPermitted) {
            let act = try await round.act("head-u1", why: "誤り")
            try await round.office.withdraw(SeenSheet(try round.id("a2"), version: 1), act)
        }
        let stranger = try await round.standing("reporter-u2")
        await #expect(throws: RoundError.notPermitted) {
            try await round.office.lostSheet(try round.id("a2"), for: stranger)
        }
    }

    @Test func `what is accepted after the seal is entered by an erratum, and the round ends`() async throws {
        let round = try await reviewing(["a1", "a2"], text: "公開した。\n二行目。")
        try await round.freeze(publication: "2024-08-01")
        for measure in ["a1", "a2"] { try await accept(round, measure) }
        #expect(try await state(round, "a1") == SheetForm.State.accepted)
        let browser = try await round.browser("office")
        try await browser.get(life)
        try await browser.send("/office/rounds/town-2023/close/")
        #expect(browser.page.contains("受理した2件が、まだ計画に反映されていません"))
        try await browser.send("/office/rounds/town-2023/settle/")
        #expect(browser.status == 422)
        for (number, measure) in ["a1", "a2"].enumerated() {
            let erratum = "/office/seals/town/correct/?what=\(measure)&year=2023&sheet=town-2023.\(measure)"
            try await browser.get(life)
            #expect(browser.page.contains(erratum.replacing("&", with: "&amp;")))
            try await browser.get(erratum)
            #expect(browser.page.contains("確定した後に受理した調査票の内容を入れてあります"))
            #expect(browser.page.contains("value=\"1,200\""))
            let texts = ["activity", "outlook"].filter { browser.page.contains("name=\"\($0)\"") }
            #expect(browser.page.contains("公開した。\n二行目。</textarea>"))
            // As a browser sends the form that it was shown.
            let figures = try await round.sheet(measure).series.map { ("s\($0.number)-actual", "1,200") }
            let answers = figures + texts.map { ($0, "公開した。\r\n二行目。") }
            try await browser.send(
                "/office/seals/town/correct/",
                answers + [("reason", "確定の後に受理した調査票による訂正"), ("step", "preview")]
            )
            #expect(browser.status == 200 && browser.page.contains("公開した。"))
            try await browser.send("/office/seals/town/correct/", [("step", "confirm")])
            #expect(browser.path == "/office/seals/town/")
            let takings = try await round.office.takings(of: TestRound.round, for: try await round.standing("office"))
            #expect(takings.due.count == 1 - number && takings.taken.count == number + 1)
        }
        try await browser.get(life)
        #expect(!browser.page.contains("まだ計画に反映されていません"))
        try await browser.send("/office/rounds/town-2023/settle/")
        #expect(browser.path == life && browser.page.contains("照会を終えました"))
        #expect(try await state(round, "a1") == SheetForm.State.settled)
        let plan = try await plan(round)
        #expect(plan.measures[0].indicators[0].actuals[try round.year()]?.printed == "1,200")
        let report = try await round.seals.verify(plan.id)
        #expect(report.faults.isEmpty)
    }

    @Test func `an erratum begins with no sheet that is not of it`() async throws {
        let round = try await reviewing(["a1", "a2"])
        try await round.freeze(publication: "2024-08-01")
        try await accept(round, "a1")
        let browser = try await round.browser("office")
        for wrong in ["town-2023.a2", "town-2023.zz", ".."] {
            try await browser.get("/office/seals/town/correct/?what=a1&year=2023&sheet=\(wrong)")
            #expect(browser.status == 404, "\(wrong): \(browser.status)")
        }
        try await browser.get("/office/seals/town/correct/?what=a2&year=2023&sheet=town-2023.a1")
        #expect(browser.status == 404)
    }
}
