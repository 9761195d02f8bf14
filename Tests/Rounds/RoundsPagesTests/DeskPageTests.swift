import Casework
import Figures
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

    @Test func `a reviewed answer says who wrote it, or that the plan had it before the round`() async throws {
        let round = try await TestRound(isAnswered: true)
        let browser = try await round.browser("office")
        let path = DeskPath.review(TestRound.round, try round.id("a1"))
        try await browser.get(path)
        #expect(browser.page.contains("照会の前から計画にある値") && browser.page.contains("照会の前から計画にある記述"))
        let actual = try #require(SheetForm.actual("1"))
        let values: [FieldAddress: FieldValue?] = [
            actual: .figure(.number(ExactDecimal(1100))), FieldAddress(SheetForm.Field.activity): .text("窓口を増やした。"),
        ]
        let draft = FieldDraft(seen: 1, values: values)
        try await round.office.save(draft, in: try round.id("a1"), try await round.act("reporter-u1"))
        try await browser.get(path)
        #expect(!browser.page.contains("照会の前から") && browser.page.contains("課u1 記入者"))
    }

    @Test func `what happened to a sheet is said alike to its department and to the office`() async throws {
        let round = try await TestRound()
        let (id, address) = (try round.id("a1"), FieldAddress(SheetForm.Field.activity))
        try await round.office.comment("一行目\n二行目", on: address, of: id, try await round.act("head-u1"))
        try await round.office.attach(
            Array("根拠".utf8),
            named: "根拠.txt",
            to: nil,
            of: id,
            try await round.act("reporter-u1")
        )
        try await round.submit("a1")
        let pages = [
            ("reporter-u1", try round.path("a1") + "history/"), ("office", DeskPath.review(TestRound.round, id)),
        ]
        for (name, path) in pages {
            let browser = try await round.browser(name)
            try await browser.get(path)
            for words in [
                "調査票を作成", "<p>コメント</p>", "「根拠.txt」を添付", "「入力中」から「所属長の承認待ち」へ",
                "実施内容</strong>：（未記入） → 実施した。",
            ] {
                #expect(browser.page.contains(words), "\(name): \(words)")
            }
        }
    }

    @Test func `the office comments on a field without giving the sheet back`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        let path = DeskPath.review(TestRound.round, try round.id("a1"))
        let state = try await round.sheet("a1").record.state
        try await browser.get(path)
        let form = "\(path)comment/"
        try await browser.send(form, [("field", "activity"), ("comment", "")])
        // Alone, with what is wrong in it: at the head of the page and by the field.
        #expect(browser.status == 422 && browser.page.contains("href=\"#field-comment\""))
        #expect(browser.page.contains("id=\"field-comment-error\"") && !browser.page.contains("id=\"field-reason\""))
        try await browser.send(form, [("field", "activity"), ("comment", "いつからですか。<b>")])
        #expect(browser.path == path && browser.page.contains("いつからですか。&lt;b&gt;"))
        let record = try await round.sheet("a1").record
        #expect(record.state == state && record.comments.map(\.address) == [FieldAddress(SheetForm.Field.activity)])
        let reporter = try await round.browser("reporter-u1")
        try await reporter.get(try round.path("a1"))
        #expect(reporter.page.contains("いつからですか。"))
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

    @Test func `a pack says when everybody may see it, and leads there from then on`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("committee")
        try await browser.get("\(base)pack/")
        #expect(browser.page.contains("公表前なので、ほかの人に渡さないでください。"))
        try await round.plan(publication: "2024-07-20")
        try await browser.get("\(base)pack/")
        #expect(browser.page.contains("令和6年7月20日に公表する予定です。公表されるまでは、ほかの人に渡さないでください。"))
        try await round.freeze(publication: "2024-04-15")
        try await browser.get("\(base)pack/")
        #expect(browser.page.contains("令和6年4月15日に公表されます。それまでは、ほかの人に渡さないでください。"))
        #expect(!browser.page.contains("/plans/town/2023/"))
        try await browser.get("/office/packs/")
        #expect(browser.page.contains("、令和6年4月15日公表予定）"))
        round.clock.advance(days: 5)
        let later = try await round.browser("committee")
        try await later.get("\(base)pack/")
        #expect(later.page.contains("この年度は、令和6年4月15日に公表されました。"))
        #expect(later.page.contains("href=\"/plans/town/2023/\"") && !later.page.contains("ほかの人に渡さない"))
        try await later.get("/office/packs/")
        #expect(later.page.contains("、令和6年4月15日公表）"))
        try await later.get("/en\(base)pack/")
        #expect(later.page.contains("published on 15 April 2024") && later.page.contains("\"/en/plans/town/2023/\""))
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

    @Test func `the office corrects a milestone, its words, a note and a target to come`() async throws {
        let round = try await TestRound(.withMilestone)
        try await round.submit("a8")
        let path = "\(base)review/town-2023.a8/"
        let seen = SeenSheet(try round.id("a8"), version: try await round.sheet("a8").record.version)
        _ = try await round.office.approve([seen], try await round.act("head-u1"))
        let browser = try await round.browser("office")
        try await browser.get("\(path)correct/")
        for name in ["actual-1", "words-1", "note-1", "target-1-2024", "target-reason", "activity"] {
            #expect(browser.page.contains("name=\"\(name)\""), "\(name)")
        }
        try await browser.send(
            "\(path)correct/",
            [
                ("actual-1", "partly"), ("words-1", "規程案を作った"), ("note-1", "年度末時点"), ("target-1-2024", "規程の施行"),
                ("reason", "原本に合わせるため"),
            ]
        )
        #expect(browser.status == 422 && browser.page.contains("field-target-1-2024-error"))
        try await browser.send(
            "\(path)correct/",
            [
                ("actual-1", "partly"), ("words-1", "規程案を作った"), ("note-1", "年度末時点"),
                ("target-1-2024-reason", "not_planned"),
                ("target-1-2024", ""), ("target-reason", "中止のため"), ("reason", "原本に合わせるため"),
            ]
        )
        #expect(browser.path == path, "\(browser.page)")
        let sheet = try await round.sheet("a8")
        #expect(sheet.series[0].actual == .figure(.milestone(.partly)))
        #expect(sheet.record.value(sheet.series[0].words) == .text("規程案を作った"))
        #expect(sheet.record.value(sheet.series[0].note) == .text("年度末時点"))
        #expect(sheet.series[0].targets[0].changed == .figure(.none(.notPlanned)))
        // Nothing else was touched by it.
        try await browser.get("\(path)correct/")
        try await browser.send("\(path)correct/", [("actual-1", "partly"), ("reason", "もう一度")])
        #expect(browser.status == 422 && browser.page.contains("変えた欄がありません"))
    }
}
