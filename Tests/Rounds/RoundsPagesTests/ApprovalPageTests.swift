import Casework
import Figures
import Foundation
import HTTPTypes
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// Approval, returning, and entering many figures at once.
@Suite struct ApprovalPageTests {
    @Test func `a head approves several sheets at once, each with an outcome`() async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        try await round.submit("a2")
        let browser = try await round.browser("head-u1")
        try await browser.get("/office/approval/")
        #expect(browser.page.contains("2件が承認を待っています") && browser.page.contains("電子申請"))
        #expect(browser.page.contains("「開いて全部を見る・差し戻す」から開いてください"))
        try await browser.send("/office/approval/", [])
        #expect(browser.status == 422 && browser.page.contains("チェックを入れてください"))
        let versions = [try await round.sheet("a1").record.version, try await round.sheet("a2").record.version]
        try await browser.send(
            "/office/approval/",
            [("sheet", "town-2023.a1@\(versions[0])"), ("sheet", "town-2023.a2@\(versions[1] - 1)")]
        )
        // One was changed since it was seen: it is not approved, and the other is.
        #expect(browser.status == 422 && browser.page.contains("承認できなかったもの"))
        #expect(browser.page.contains("<li>2 窓口予約：") && !browser.page.contains("town-2023.a2："))
        #expect(try await round.sheet("a1").record.state == SheetForm.State.atOffice)
        #expect(try await round.sheet("a2").record.state == SheetForm.State.atHead)
    }

    @Test func `a head sees what was written before approving, the beginning where it is long`() async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        let long = String(repeating: "窓口を増やした。", count: 50)
        try await round.submit("a2", writing: long)
        let browser = try await round.browser("head-u1")
        try await browser.get("/office/approval/")
        #expect(browser.page.contains(">実施した。</div>") && browser.page.contains("実施内容"))
        #expect(browser.page.contains("\(long.prefix(100))…（全400字を読む）") && browser.page.contains(">\(long)</div>"))
    }

    @Test func `a head returns a sheet with a reason and a remark, which stand where they are needed`() async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        let path = try round.path("a1")
        let head = try await round.browser("head-u1")
        try await head.get(path)
        try await head.send(path + "return/", [("reason", ""), ("field", ""), ("remark", "")])
        #expect(head.status == 422 && head.page.contains("入力してください"))
        try await head.send(path + "return/", [("reason", "数値が違います。"), ("field", "activity"), ("remark", "具体的に。")])
        #expect(head.path == "/office/rounds/" && head.page.contains("差し戻しました"))
        let reporter = try await round.browser("reporter-u1")
        try await reporter.get("/office/rounds/")
        let first = try #require(reporter.page.range(of: "電子申請"))
        let second = try #require(reporter.page.range(of: "窓口予約"))
        #expect(first.lowerBound < second.lowerBound)
        try await reporter.get(path)
        #expect(reporter.page.contains("数値が違います。") && reporter.page.contains("具体的に。"))
        try await reporter.get(path + "history/")
        #expect(reporter.page.contains("理由：数値が違います。"))
    }

    @Test func `a department's figures are entered in one form, each row by itself`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("reporter-u1")
        let path = "/office/rounds/town-2023/grid/u1/"
        try await browser.get(path)
        let rows = browser.page.matches(of: /name="row-(\d+)-of" value="([^"]*)"/).map { (String($0.1), String($0.2)) }
        #expect(rows.count == 5)
        let first = try #require(rows.first { $0.1.hasPrefix("town-2023.a1/") }).0
        let second = try #require(rows.first { $0.1.hasPrefix("town-2023.a4/") }).0
        try await browser.send(
            path,
            [
                ("row-\(first)", "1,100"), ("row-\(first)-reason", ""), ("row-\(second)", "ん"),
                ("row-\(second)-reason", ""),
            ]
        )
        #expect(browser.status == 422 && browser.page.contains("数値として読めません"))
        let address = try #require(SheetForm.actual("1"))
        #expect(try await round.sheet("a1").record.value(address) == .figure(.number(ExactDecimal(1100))))
        #expect(try await round.sheet("a4").record.value(address) == nil)
        try await browser.send(path, [("row-\(second)", "集計中"), ("row-\(second)-reason", "")])
        #expect(browser.page.contains("保存しました"))
        #expect(try await round.sheet("a4").record.value(address) == .figure(.none(.notYetAvailable)))
    }

    @Test func `a file is attached, handed out to be kept, and withdrawn`() async throws {
        let round = try await TestRound()
        let act = try await round.act("reporter-u1")
        let text = Array("根拠\n".utf8)
        let done = try await round.office.attach(text, named: "../<b>根拠.txt", to: nil, of: try round.id("a1"), act)
        let number = try #require(done.record.attachments.first).number
        let path = try round.path("a1")
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        #expect(browser.page.contains("1 KB") && browser.page.contains("10 MB"))
        try await browser.get(path + "files/\(number)/")
        #expect(browser.page == "根拠\n" && browser.headers[.contentType] == "text/plain; charset=utf-8")
        let disposition = browser.headers[.contentDisposition] ?? ""
        #expect(disposition.hasPrefix("attachment; filename=\"file-\(number).txt\"; filename*=UTF-8''"))
        #expect(!disposition.contains("<") && !disposition.contains("/"))
        #expect(browser.headers[.xContentTypeOptions] == "nosniff")
        try await browser.get(path)
        try await browser.send(path + "files/\(number)/")
        #expect(browser.page.contains("取り下げました"))
        #expect(try await browser.get(path + "files/\(number)/").status == 404)
    }
}
