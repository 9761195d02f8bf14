import Casework
import Figures
import HTTPTypes
import Planning
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// Filling in a sheet, without JavaScript.
@Suite struct SheetPageTests {
    private static let activity = FieldAddress(SheetForm.Field.activity)

    private func actual(_ series: String = "1") throws -> FieldAddress { try #require(SheetForm.actual(series)) }

    @Test func `a sheet shows last year's answers, what is missing, and what to do`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("reporter-u1")
        try await browser.get("/office/rounds/")
        #expect(browser.page.contains("4件あります") && browser.page.contains("あと30日"))
        try await browser.get(try round.path("a1"))
        #expect(browser.status == 200)
        for words in ["電子申請", "950", "前年度から引用", "あと2か所の記入が必要", "提出する", "まだ何も保存されていません", "数値は年度末"] {
            #expect(browser.page.contains(words), "\(words)")
        }
        // The title has the year, and the only series needs no number.
        #expect(browser.page.contains(">令和5年度 進捗照会</p>") && !browser.page.contains("照会・"))
        #expect(!browser.page.contains("実績値 1"))
    }

    @Test func `the instructions stand open until somebody saves an answer`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        let open = "<details class=\"working\" open><summary>記入の手引き</summary>"
        try await browser.get(path)
        #expect(browser.page.contains(open))
        try await browser.send(path, [("activity", "窓口を増やした。")])
        #expect(browser.page.contains("<summary>記入の手引き</summary>") && !browser.page.contains(open))
        try await browser.get(try round.path("a2"))
        #expect(browser.page.contains(open))
    }

    @Test func `saved figures come back with their rate and rating, and those that look wrong with a warning`()
        async throws
    {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(path, [("actual-1", "９５０００"), ("actual-1-reason", ""), ("activity", "窓口を増やした。")])
        #expect(browser.path == path && browser.page.contains("保存しました"))
        #expect(browser.page.contains("value=\"95,000\"") && browser.page.contains("単位やけたを確かめて"))
        #expect(browser.page.contains("9500％") && browser.page.contains("順調"))
        let sheet = try await round.sheet("a1")
        #expect(sheet.record.state == SheetForm.State.inEntry)
        #expect(sheet.record.value(Self.activity) == .text("窓口を増やした。"))
    }

    @Test func `the script is told no more than the version of a draft that was saved whole`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(
            path,
            [("draft", "yes"), ("actual-1", "5"), ("actual-1-reason", ""), ("activity", "実施した。")]
        )
        let record = try await round.sheet("a1").record
        #expect(record.value(try actual()) == .figure(.number(ExactDecimal(5))))
        #expect(browser.headers[.contentType] == "application/json" && browser.headers[.cacheControl] == "no-store")
        #expect(browser.page == #"{"sheet":"\#(try round.id("a1"))","version":\#(record.version)}"#)
        // What cannot be read is told on the page itself.
        try await browser.get(path)
        try await browser.send(
            path,
            [("draft", "yes"), ("actual-1", "1,00"), ("actual-1-reason", ""), ("activity", "二")]
        )
        #expect(browser.status == 422 && browser.page.contains("href=\"#field-actual-1\""))
        #expect(try await round.sheet("a1").record.value(Self.activity) == .text("二"))
    }

    @Test func `the address of another round's sheet saves nothing`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        let other = path.replacing(/rounds\/[^\/]+\//, with: "rounds/another/")
        try await browser.postWithToken(
            other,
            [("request", "r1"), ("version", "1"), ("draft", "yes"), ("activity", "実施した。")]
        )
        #expect(browser.status == 404)
        #expect(try await round.sheet("a1").record.version == 1)
    }

    @Test func `what cannot be read is told by its field, and everything else is saved`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(path, [("actual-1", "1,00"), ("actual-1-reason", ""), ("activity", "窓口を増やした。")])
        #expect(browser.status == 422)
        #expect(browser.page.contains("1件の誤り") && browser.page.contains("value=\"1,00\""))
        #expect(browser.page.contains("href=\"#field-actual-1\""))
        var record = try await round.sheet("a1").record
        #expect(record.value(Self.activity) == .text("窓口を増やした。"))
        #expect(record.value(try actual()) == nil)
        try await browser.send(path, [("actual-1", "5"), ("actual-1-reason", "not_surveyed")])
        #expect(browser.status == 422 && browser.page.contains("どちらか一方"))
        try await browser.send(path, [("actual-1", ""), ("actual-1-reason", "not_surveyed")])
        record = try await round.sheet("a1").record
        #expect(record.value(try actual()) == .figure(.none(.notSurveyed)))
    }

    @Test func `a form that was refused overwrites nothing that others wrote meanwhile`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(path, [("actual-1", "1,00"), ("actual-1-reason", ""), ("activity", "一")])
        let seen = try await round.sheet("a1").record.version
        let other = FieldDraft(seen: seen, values: [try actual(): .figure(.number(ExactDecimal(7)))])
        _ = try await round.office.save(other, in: try round.id("a1"), try await round.act("head-u1"))
        try await browser.send(path, [("actual-1", "8"), ("actual-1-reason", ""), ("activity", "二")])
        #expect(browser.status == 409)
        let record = try await round.sheet("a1").record
        #expect(record.value(try actual()) == .figure(.number(ExactDecimal(7))))
        #expect(record.value(Self.activity) == .text("二"))
    }

    @Test func `last year's answer is taken over by one press`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(path, [("actual-1", ""), ("actual-1-reason", ""), ("take", "actual-1")])
        #expect(browser.path == path)
        #expect(try await round.sheet("a1").record.value(try actual()) == .figure(.number(ExactDecimal(950))))
    }

    @Test func `a sheet is handed on when everything is answered, and says before what is missing`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        try await browser.send(path, [("actual-1", "1000"), ("actual-1-reason", ""), ("step", "submit")])
        #expect(browser.status == 422 && browser.page.contains("href=\"#field-activity\""))
        try await browser.send(
            path,
            [("actual-1", "1,000"), ("actual-1-reason", ""), ("activity", "実施した。"), ("step", "submit")]
        )
        #expect(browser.path == "/office/rounds/" && browser.page.contains("提出しました"))
        #expect(try await round.sheet("a1").record.state == SheetForm.State.atHead)
        try await browser.get(path)
        #expect(!browser.page.contains("name=\"actual-1\"") && browser.page.contains("所属長の承認を待っています"))
    }

    @Test func `two people at one sheet choose for each field, and the same form twice changes nothing more`()
        async throws
    {
        let round = try await TestRound()
        let path = try round.path("a1")
        let (first, second) = (try await round.browser("reporter-u1"), try await round.browser("head-u1"))
        try await first.get(path)
        try await second.get(path)
        try await first.send(path, [("actual-1", "10"), ("actual-1-reason", ""), ("activity", "一人目")])
        try await second.send(path, [("actual-1", "20"), ("actual-1-reason", ""), ("activity", "二人目")])
        #expect(second.status == 409)
        #expect(second.page.contains("<a href=\"\(path)\">1 電子申請</a>"))
        for words in ["あなたの入力：20", "今の内容：10", "あなたの入力：二人目", "今の内容：一人目", "reporter-u1"] {
            #expect(second.page.contains(words), "\(words)")
        }
        try await second.send(path + "conflict/", [("keep-actual-1", "mine")])
        #expect(second.status == 422 && second.page.contains("選んでください"))
        for words in [
            "あなたの入力：20", "今の内容：10", "あなたの入力：二人目", "今の内容：一人目", "（reporter-u1）（課u1 記入者）が令和6年4月10日 09:00に変更",
        ] {
            #expect(second.page.contains(words), "\(words)")
        }
        try await second.send(path + "conflict/", [("keep-actual-1", "mine"), ("keep-activity", "theirs")])
        #expect(second.path == path, "\(second.status)")
        let record = try await round.sheet("a1").record
        #expect(record.value(try actual()) == .figure(.number(ExactDecimal(20))))
        #expect(record.value(Self.activity) == .text("一人目"))
    }

    @Test func `texts that look like markup stay texts on every page of a sheet`() async throws {
        let round = try await TestRound()
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
        try await browser.get(path)
        try await browser.send(path, [("actual-1", "5"), ("actual-1-reason", ""), ("activity", evil)])
        try await browser.send(path + "comments/", [("field", "activity"), ("comment", evil)])
        #expect(browser.page.contains("コメントしました"))
        for page in [path, path + "history/"] {
            try await browser.get(page)
            #expect(browser.page.contains("&lt;script&gt;") || browser.page.contains("&lt;script>"), "\(page)")
            #expect(!browser.page.contains("<script>alert") && !browser.page.contains("<img src=x"), "\(page)")
        }
    }
}
