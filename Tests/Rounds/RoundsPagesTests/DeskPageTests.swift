import Casework
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// The office's pages of a round, through the real router.
@Suite struct DeskPageTests {
    private let base = "/office/rounds/town-2023/"

    @Test func `the board counts the sheets of each department and says who is late`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)board/")
        #expect(browser.page.contains("課u1") && browser.page.contains("あと30日"))
        #expect(!browser.page.contains("日過ぎています"))
        #expect(!browser.page.contains("期限を過ぎた全員に再依頼する"))
        round.clock.advance(days: 32)
        let later = try await round.browser("office")
        try await later.get("\(base)board/")
        #expect(later.page.contains("2日過ぎています") && later.page.contains("期限を過ぎた全員に再依頼する"))
    }

    @Test func `filters are links, and what nobody has is not found`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)board/?unit=u1&state=to_do")
        #expect(browser.status == 200 && browser.page.contains("電子申請"))
        try await browser.get("\(base)board/?state=accepted")
        #expect(browser.page.contains("該当する調査票はありません"))
        try await browser.get("\(base)board/?state=nonsense")
        #expect(browser.status == 422)
        try await browser.get("\(base)board/?unit=u9")
        #expect(browser.status == 404)
    }

    @Test func `a sheet that somebody changed since it was seen is not accepted`() async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        let browser = try await round.browser("office")
        try await browser.get("\(base)board/")
        try await browser.postWithToken(
            "\(base)bulk/",
            [("request", "r1"), ("action", "accept"), ("sheet", "town-2023.a1/1")]
        )
        #expect(browser.status == 200)
        #expect(browser.page.contains("1件のうち0件を受理しました"))
        #expect(try await round.sheet("a1").record.state == SheetForm.State.atHead)
    }

    @Test func `a sheet of another round is not accepted here`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)board/")
        try await browser.postWithToken(
            "\(base)bulk/",
            [("request", "r1"), ("action", "accept"), ("sheet", "town-2022.a1/1")]
        )
        #expect(browser.status == 404)
    }

    @Test func `settings over a version that nobody sees any more are refused`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)settings/")
        try await browser.send("\(base)settings/", [("title", "令和5年度 照会")])
        #expect(browser.status == 422)
    }

    @Test func `what the committee writes is shown as text`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("committee")
        try await browser.get("\(base)pack/")
        try await browser.send("\(base)say/", [("about", "round"), ("text", "<script>alert(1)</script>")])
        #expect(browser.page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!browser.page.contains("<script>alert(1)"))
    }

    @Test func `reminding twice with the same form sends one mail`() async throws {
        let round = try await TestRound()
        round.clock.advance(days: 32)
        let browser = try await round.browser("office")
        for _ in 1...2 {
            try await browser.get("\(base)board/")
            try await browser.postWithToken("\(base)remind/", [("request", "once")])
            #expect(browser.path == "\(base)board/")
        }
        let events = try await round.office.events(of: TestRound.round, for: try await round.standing("office"))
        #expect(events.count { $0.kind == .reminded } == 1)
    }
}
