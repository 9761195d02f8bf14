import Casework
import PagesSupport
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// What somebody typed whose sign-in ended meanwhile is shown again, to be copied, and is nothing else than text there.
@Suite struct SentTextTests {
    private static let hostile = [
        "</textarea><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
        "&lt;b&gt;&amp;",
        "一行目\n</textarea>\n<svg onload=alert(1)>", "javascript:alert(1)", "\u{202E}逆さ", "${7*7}{{7*7}}",
    ]

    /// A page with its form, an hour after the session that it was shown in has ended.
    private func late(_ name: String, _ path: String) async throws -> OfficeBrowser {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        try await browser.get(path)
        round.clock.advance(days: 1)
        return browser
    }

    private func sheet() throws -> String {
        RoundPath.sheet(TestRound.round, try #require(.init(reading: "town-2023.a1")))
    }

    @Test(arguments: hostile)
    func `a text that was not taken is shown as it was typed, and does nothing`(text: String) async throws {
        let browser = try await late("reporter-u1", try sheet())
        try await browser.send("\(try sheet())comments/", [("field", ""), ("comment", text)], containing: "textarea")
        #expect(browser.status == 403 && browser.page.contains("ログインが切れました"))
        let page = HTMLDocument(browser.page)
        #expect(
            page.problems.isEmpty && page.all("script").count == 1 && page.all("svg").isEmpty && page.all("img").isEmpty
        )
        let fields = page.elements.filter { $0.attributes["readonly"] != nil }
        #expect(
            fields.count == 1 && fields.allSatisfy { $0.attributes["name"] == nil && $0.attributes["onfocus"] == nil }
        )
        #expect(browser.page.contains(">コメント</label>"))
        if let shown = fields.first?.attributes["value"] {
            #expect(shown == text)
        } else {
            #expect(
                browser.page.contains(
                    ">\n" + text.replacing("<", with: "&lt;").replacing(">", with: "&gt;") + "</textarea>"
                )
            )
        }
    }

    @Test func `a form says what its own fields are called, and nothing that it says is more than text`() async throws {
        let browser = try await late("reporter-u1", try sheet())
        let names = "comment </label><script>alert(1)</script>\nother \u{0}\n\nform-token 鍵\nx"
        try await browser.post(
            "\(try sheet())comments/",
            [("comment", "本文"), ("form-texts", names.replacing("\u{0}", with: "")), ("form-token", "abc")]
        )
        #expect(browser.status == 403 && HTMLDocument(browser.page).all("script").count == 1)
        #expect(HTMLDocument(browser.page).problems.isEmpty && browser.page.contains("本文"))
    }

    @Test func `a passphrase and a file are never shown again`() async throws {
        let browser = try await late("reporter-u1", "/office/account/passphrase/")
        #expect(!browser.page.contains("form-texts"))
        try await browser.send(
            "/office/account/passphrase/",
            [("passphrase", "今の合言葉はこれです"), ("new", "次の合言葉はこれです"), ("again", "次の合言葉はこれです")]
        )
        #expect(browser.status == 403 && !browser.page.contains("合言葉"))
    }

    @Test func `no more is shown than a page can bear`() async throws {
        let path = "\(try sheet())comments/"
        let browser = try await late("reporter-u1", try sheet())
        let many = (0..<300).map { ("t\($0)", "文章\($0)番") }
        let names = many.map { "\($0.0) \(String(repeating: "長い名", count: 200))" }.joined(separator: "\n")
        try await browser.post(path, [("form-texts", String(names.prefix(60_000)))] + many)
        #expect(browser.status == 403 && browser.page.utf8.count < 200_000)
        try await browser.post(
            path,
            [("form-texts", "a 文\nb 次の文"), ("a", String(repeating: "字", count: 20_000)), ("b", "短い文")]
        )
        #expect(browser.page.contains("短い文"))
        let long = (0..<4).map { ("l\($0)", String(repeating: "a", count: 20_000)) }
        try await browser.post(path, [("form-texts", long.map { "\($0.0) 文" }.joined(separator: "\n"))] + long)
        #expect(browser.page.contains("ここに示しきれない文章があります") && browser.page.utf8.count < 400_000)
    }

    @Test func `the office's reason and a department's figures are shown with what they are`() async throws {
        let grid = RoundPath.grid(TestRound.round, unit: "u1")
        let reporter = try await late("reporter-u1", grid)
        try await reporter.send(grid, [("row-0", "4,321"), ("row-0-reason", "")])
        #expect(reporter.status == 403 && reporter.page.contains("value=\"4,321\""))
        #expect(reporter.page.firstMatch(of: /<label for="sent-1">1 [^<]+<\/label>/) != nil)
        let settings = "/office/rounds/town-2023/settings/"
        let office = try await late("office", settings)
        try await office.send(settings, [("title", "照会"), ("instructions", "一行目\n二行目")])
        #expect(office.page.contains(">記入の手引き</label>") && office.page.contains("一行目\n二行目"))
    }

    @Test func `a form from before a sign-in gives its texts back as well, to a member alone`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("reporter-u1")
        try await browser.get(try sheet())
        let old = browser.page
        #expect(old.contains("data-keeps=") && old.contains("data-leaves="))
        browser.forgetCookies()
        try await browser.signIn("reporter-u1")
        try await browser.post(
            "\(try sheet())comments/",
            [("comment", "前に開いた画面の文"), ("form-texts", "comment コメント"), ("form-token", "古い鍵")]
        )
        #expect(browser.status == 403 && browser.page.contains("有効期限が切れました"))
        #expect(browser.page.contains("前に開いた画面の文"))
        browser.forgetCookies()
        try await browser.post(
            "/office/sign-in/",
            [("name", "reporter-u1"), ("passphrase", "秘密の言葉"), ("form-texts", "name 名\npassphrase 語")]
        )
        #expect(browser.status == 403 && !browser.page.contains("秘密の言葉"))
    }
}
