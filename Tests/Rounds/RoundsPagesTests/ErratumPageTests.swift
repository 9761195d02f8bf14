import Figures
import Planning
import Seals
import TestSupport
import Testing

@testable import RoundsPages

/// The steps of an erratum, through the real router.
@Suite struct ErratumPageTests {
    private let base = "/office/seals/town/correct/"

    /// The office, before a town whose year 2022 is sealed.
    private func sealed() async throws -> (round: TestRound, browser: OfficeBrowser) {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("/office/seals/town/freeze/")
        try await browser.send("/office/seals/town/freeze/", [("year", "2022"), ("publication", ""), ("reason", "確定")])
        try #require(browser.path == "/office/seals/town/")
        return (round, browser)
    }

    private func entries(_ round: TestRound) async throws -> [SealEntry] {
        try await round.seals.entries(of: try #require(Plan.ID("town")))
    }

    private func plan(_ round: TestRound) async throws -> Plan {
        let year = try #require(FiscalYear(2022))
        return try await round.seals.published(try #require(Plan.ID("town")), year: year).plan
    }

    /// Sends the form with some fields changed.
    private func send(_ browser: OfficeBrowser, _ answers: (String, String)..., why reason: String = "誤り") async throws
    {
        try await browser.send(base, [("reason", reason), ("step", "preview")] + answers)
    }

    @Test func `measure, goal and year are chosen from lists, and nothing is typed that nobody knows`() async throws {
        let (_, browser) = try await sealed()
        try await browser.get(base)
        #expect(browser.page.contains("<option value=\"a1\">1 電子申請</option>"))
        #expect(browser.page.contains("<option value=\"goal:g1\">目標指標：申請件数</option>"))
        #expect(browser.page.contains("<option value=\"2022\">令和4年度</option>"))
        #expect(!browser.page.contains("<option value=\"2023\">"))
        for wrong in ["what=a99&year=2022", "what=goal:g9&year=2022", "what=a1&year=2023", "what=a1&year=x"] {
            try await browser.get("\(base)?\(wrong)")
            #expect(browser.status == 404, "\(wrong)")
        }
    }

    @Test func `every figure, note and text of the year stands in the form with what it is now`() async throws {
        let (_, browser) = try await sealed()
        try await browser.get("\(base)?what=a2&year=2022")
        for name in [
            "s1-target", "s1-actual", "s1-actual-note", "s2-target", "s2-actual", "activity", "outlook", "assessment",
        ] {
            #expect(browser.page.contains("name=\"\(name)\""), "\(name)")
        }
        for value in ["95", "30"] {
            #expect(browser.page.contains("value=\"\(value)\"") && browser.page.contains(">\(value)"), "\(value)")
        }
        try await browser.get("\(base)?what=goal:g1&year=2022")
        #expect(browser.page.contains("name=\"s1-actual\"") && !browser.page.contains("name=\"activity\""))
    }

    @Test func `a preview says what changes and what follows from it, and changes nothing`() async throws {
        let (round, browser) = try await sealed()
        try await browser.get("\(base)?what=a1&year=2022")
        try await send(browser, ("s1-actual", "600"), ("s1-actual-note", "再集計"), ("activity", "<b>直した</b>"))
        #expect(browser.status == 200)
        #expect(browser.page.contains("1 電子申請：申請件数 実績値"))
        #expect(browser.page.contains("&lt;b&gt;直した&lt;/b&gt;") && !browser.page.contains("<b>直した"))
        #expect(browser.page.contains("これに伴って変わる評価") && browser.page.contains("計画全体"))
        #expect(try await entries(round).count == 1)
        // The form comes back as it was typed, and is sent again.
        try await browser.send(base, [("step", "edit")])
        #expect(browser.page.contains("value=\"600\"") && browser.page.contains("再集計</textarea>"))
        try await send(browser, ("s1-actual", "600"), ("s1-actual-note", "再集計"))
        try await browser.send(base, [("step", "confirm")])
        #expect(browser.path == "/office/seals/town/" && browser.page.contains("950 → 600"))
        let erratum = try #require(try await entries(round).last)
        #expect(erratum.changes.filter { $0.subject != .result }.map(\.key) == ["a1/1/actual", "a1/1/actual"])
        #expect(erratum.signature.reason == "誤り" && !erratum.signature.post.isEmpty)
        #expect(
            try await plan(round).measures[0].indicators[0].actuals[try #require(FiscalYear(2022))]?.printed == "950"
        )
    }

    @Test func `mistakes stand by their fields, all at once`() async throws {
        let (round, browser) = try await sealed()
        try await browser.get("\(base)?what=a2&year=2022")
        try await send(browser, why: "")
        #expect(browser.status == 422 && browser.page.contains("field-reason-error"))
        try await send(browser, ("s1-actual", "1,0,0"), ("s2-actual", ""), ("s1-target-choice", "not_set"))
        #expect(browser.status == 422)
        for field in ["s1-actual", "s2-actual", "s1-target"] {
            #expect(browser.page.contains("id=\"field-\(field)-error\""), "\(field)")
        }
        #expect(browser.page.contains("入力内容に3件の誤りがあります"))
        try await browser.get("\(base)?what=a2&year=2022")
        try await send(browser)
        #expect(browser.status == 422 && browser.page.contains("変えた欄がありません"))
        #expect(try await entries(round).count == 1)
    }

    @Test func `whoever is slower sees what the other wrote, and overwrites nothing`() async throws {
        let (round, browser) = try await sealed()
        let other = try await round.browser("office")
        for visitor in [browser, other] { try await visitor.get("\(base)?what=a1&year=2022") }
        try await send(browser, ("s1-actual", "600"))
        try await send(other, ("s1-actual", "700"))
        try await other.send(base, [("step", "confirm")])
        #expect(other.path == "/office/seals/town/")
        try await browser.send(base, [("step", "confirm")])
        #expect(browser.status == 422 && browser.page.contains("ほかの人が値を変えました"))
        #expect(browser.page.contains(">700") && browser.page.contains("value=\"600\""))
        #expect(try await entries(round).count == 2)
        // Having looked, they may go on.
        try await send(browser, ("s1-actual", "600"))
        try await browser.send(base, [("step", "confirm")])
        #expect(browser.page.contains("700 → 600"))
    }

    @Test func `a reason takes the place of a figure, and a figure that of a reason`() async throws {
        let (_, browser) = try await sealed()
        try await browser.get("\(base)?what=a1&year=2022")
        try await send(browser, ("s1-actual", ""), ("s1-actual-choice", "not_surveyed"))
        try await browser.send(base, [("step", "confirm")])
        #expect(browser.path == "/office/seals/town/" && browser.page.contains("not_surveyed"))
        try await browser.get("\(base)?what=a1&year=2022")
        #expect(browser.page.contains("調査なし"))
        try await send(browser, ("s1-actual", "951"), ("s1-actual-choice", ""))
        try await browser.send(base, [("step", "confirm")])
        #expect(browser.path == "/office/seals/town/" && browser.page.contains("→ 951"))
    }
}
