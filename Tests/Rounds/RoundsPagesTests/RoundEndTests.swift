import Casework
import Figures
import Planning
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// How a round and the seal of its year go together on the office's pages of rounds.
@Suite struct RoundEndTests {
    private let life = "/office/rounds/town-2023/life/"
    private let settle = "/office/rounds/town-2023/settle/"
    private let button = "この照会を終える</button>"

    private func state(_ round: TestRound) async throws -> Round.State {
        try await round.office.round(TestRound.round, for: try await round.standing("office")).state
    }

    @Test func `a round that is closed after its year was sealed is ended by the office`() async throws {
        let round = try await TestRound()
        try await round.freeze(publication: "2024-08-01")
        let browser = try await round.browser("office")
        try await browser.get(life)
        #expect(!browser.page.contains(button))
        try await browser.postWithToken(settle, [("request", "too-early")])
        #expect(browser.status == 422)
        #expect(try await state(round) == .open)
        try await browser.get(life)
        try await browser.send("/office/rounds/town-2023/close/")
        #expect(browser.path == life && browser.page.contains(button))
        try await browser.send(settle)
        #expect(browser.path == life && browser.page.contains("照会を終えました") && !browser.page.contains(button))
        #expect(try await state(round) == .frozen)
        #expect(try await round.sheet("a1").record.state == SheetForm.State.lapsed)
        // The record has why it ended.
        #expect(browser.page.contains("令和5年度の確定（第1号"))
    }

    @Test func `a round that the program did not come to end with the seal is ended later`() async throws {
        let round = try await TestRound()
        try await round.office.close(TestRound.round, try await round.act("office"))
        try await round.freeze(publication: "2024-08-01")
        let auditor = try await round.browser("auditor")
        try await auditor.get(life)
        #expect(auditor.status == 200 && !auditor.page.contains(button))
        let browser = try await round.browser("office")
        try await browser.get(life)
        try await browser.send(settle)
        #expect(browser.path == life)
        #expect(try await state(round) == .frozen)
    }

    @Test func `a round does not end before its year is sealed`() async throws {
        let round = try await TestRound()
        try await round.office.close(TestRound.round, try await round.act("office"))
        let browser = try await round.browser("office")
        try await browser.get(life)
        #expect(!browser.page.contains(button))
        try await browser.postWithToken(settle, [("request", "too-early")])
        #expect(browser.status == 422 && browser.page.contains("年度はまだ確定していません"))
        #expect(try await state(round) == .closed)
    }

    @Test func `before a round is opened, the office is told that a plan without a seal is public`() async throws {
        let round = try await TestRound()
        let settings = try await round.office.round(TestRound.round, for: try await round.standing("office")).settings
        let (id, plan): (RoundID, Plan.ID) = ("again", try #require(Plan.ID("town")))
        try await round.office.prepare(id, of: plan, year: try round.year(), settings, try await round.act("office"))
        let browser = try await round.browser("office")
        try await browser.get("/office/rounds/again/opening/")
        #expect(browser.page.contains("計画に反映したときから誰でも見られます"))
        #expect(browser.page.contains("href=\"/office/seals/town/freeze/\""))
        try await browser.get("/office/seals/town/freeze/")
        try await browser.send(
            "/office/seals/town/freeze/",
            [("year", "2022"), ("publication", ""), ("reason", "確定")]
        )
        try await browser.get("/office/rounds/again/opening/")
        #expect(browser.status == 200 && !browser.page.contains("計画に反映したときから誰でも見られます"))
    }
}
