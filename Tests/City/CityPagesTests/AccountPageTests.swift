import City
import CityStorage
import Foundation
import TestSupport
import Testing

@testable import CityPages

/// What members do about themselves.
@Suite struct AccountPageTests {
    private func code(_ city: TestCity, of member: String, steps: Int64 = 0) async throws -> String {
        let factor = try await city.store.read {
            try $0.credential(of: .sample(member), in: TestCity.code)?.secondFactor
        }
        let step = OneTimePassword.step(at: city.clock.now) + steps
        return try #require(factor).oneTimePassword.code(step: step)
    }

    /// Sets a second factor up through the pages; gives the recovery codes.
    private func setUp(_ browser: OfficeBrowser, _ city: TestCity) async throws -> [String] {
        try await browser.get("/office/account/second-factor/")
        try await browser.send("/office/account/second-factor/")
        #expect(browser.page.contains("<svg class=\"square-code\""))
        try await browser.send("/office/account/second-factor/confirm/", [("code", "000000")])
        #expect(browser.status == 422 && browser.page.contains("確認コードが違います"))
        let right = try await code(city, of: "office")
        try await browser.send("/office/account/second-factor/confirm/", [("code", right)])
        return browser.page.matches(
            of: /<li>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})<\/li>|<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})<\/code>/
        )
        .compactMap { $0.1 ?? $0.2 }.map(String.init)
    }

    /// By the field, and in the summary with a link to it.
    private func saysWhatIsMissing(_ browser: OfficeBrowser, _ field: String) -> Bool {
        let page = HTMLDocument(browser.page)
        let input = page.element(id: "field-\(field)")
        return browser.status == 422 && page.all("a").contains { $0.attributes["href"] == "#field-\(field)" }
            && input?.attributes["aria-invalid"] == "true"
            && input?.attributes["aria-describedby"]?.contains("field-\(field)-error") == true
            && page.element(id: "field-\(field)-error") != nil
    }

    @Test func `a second factor is set up, asked for, and a recovery code stands in for it once`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .office)
        let codes = try await setUp(browser, city)
        #expect(codes.count == 10)
        // They are shown this once.
        try await browser.get("/office/account/second-factor/")
        #expect(!browser.page.contains(codes[0]))
        #expect(try await browser.get("/office/account/").page.contains("残り10個"))

        let other = try await OfficeBrowser(city).signIn("office")
        #expect(other.path == "/office/sign-in/code/")
        #expect(other.page.contains("autocomplete=\"one-time-code\""))
        // Half a sign-in opens nothing.
        #expect(try await other.get("/office/account/").path.hasPrefix("/office/sign-in/"))
        try await other.get("/office/sign-in/code/")
        try await other.send("/office/sign-in/code/", [("code", "")])
        #expect(saysWhatIsMissing(other, "code"))
        try await other.send("/office/sign-in/code/", [("code", "123456")])
        #expect(other.status == 422)
        city.clock.advance(60)
        try await other.send("/office/sign-in/code/", [("code", try await code(city, of: "office"))])
        #expect(other.path == "/office/")

        for (isFirst, place) in [(true, "/office/"), (false, "/office/sign-in/code/")] {
            let third = try await OfficeBrowser(city).signIn("office")
            try await third.send("/office/sign-in/code/", [("code", codes[3].uppercased())])
            #expect(third.path == place, "\(isFirst)")
        }
    }

    @Test func `what a passphrase protects asks for it again after a while`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .office)
        city.clock.advance(11 * 60)
        try await browser.get("/office/account/second-factor/")
        #expect(browser.path.hasPrefix("/office/account/confirm/"))
        let before = browser.session
        try await browser.send("/office/account/confirm/", [("passphrase", "")])
        #expect(saysWhatIsMissing(browser, "passphrase"))
        try await browser.send("/office/account/confirm/", [("passphrase", "wrong wrong wrong")])
        #expect(browser.status == 422)
        try await browser.send("/office/account/confirm/", [("passphrase", TestCity.passphrase)])
        #expect(browser.path == "/office/account/second-factor/")
        #expect(browser.session != before)
    }

    @Test func `another passphrase ends the other sessions and keeps this one`() async throws {
        let city = try await TestCity()
        let (browser, other) = (try await city.browser(as: .office), try await city.browser(as: .office))
        try await browser.get("/office/account/passphrase/")
        let path = "/office/account/passphrase/"
        try await browser.send(
            path,
            [("passphrase", "wrong wrong wrong"), ("new", "朝の海と白い灯台と長い夢"), ("again", "朝の海と白い灯台と長い夢")]
        )
        #expect(browser.status == 422 && browser.page.contains("今のパスフレーズが違います"))
        try await browser.send(
            path,
            [("passphrase", TestCity.passphrase), ("new", "office-office-office"), ("again", "office-office-office")]
        )
        #expect(browser.status == 422 && browser.page.contains("ログイン名や氏名に似た"))
        try await browser.send(
            path,
            [("passphrase", TestCity.passphrase), ("new", "朝の海と白い灯台と長い夢"), ("again", "朝の海と白い灯台と長い夢")]
        )
        #expect(browser.path == "/office/account/" && browser.page.contains("パスフレーズを変更し"))
        #expect(try await other.get("/office/").path.hasPrefix("/office/sign-in/"))
        #expect(try await OfficeBrowser(city).signIn("office").status == 422)
        #expect(try await OfficeBrowser(city).signIn("office", passphrase: "朝の海と白い灯台と長い夢").path == "/office/")
    }

    @Test func `a session can be ended from another one`() async throws {
        let city = try await TestCity()
        let (browser, other) = (try await city.browser(as: .office), try await city.browser(as: .office))
        try await browser.get("/office/account/")
        let ids = browser.page.matches(of: /name="session" value="([^"]*)"/).map { String($0.1) }
        #expect(ids.count == 2)
        try await browser.send("/office/account/sessions/end-others/")
        #expect(browser.page.contains("端末をログアウトしました"))
        #expect(try await other.get("/office/").path.hasPrefix("/office/sign-in/"))
        // Somebody else's session is none of theirs.
        let stranger = try await city.browser(as: .committee)
        let kept = try #require(
            try await browser.get("/office/account/").page.firstMatch(of: /name="session" value="([^"]*)"/)
        ).1
        try await stranger.postWithToken("/office/account/sessions/end/", [("session", String(kept))])
        #expect(stranger.status == 404)
        #expect(try await browser.get("/office/").path == "/office/")
    }

    @Test func `an administrator helps whoever lost everything, with a reason that stays`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .office)
        _ = try await setUp(browser, city)
        let admin = try await city.browser(as: .administrator)
        for (change, words) in [("second-factor", "二段階認証をやめました"), ("reset", "/office/sign-in/reset/")] {
            let path = "/office/members/office/\(change)/"
            try await admin.get(path)
            try await admin.send(path, [("reason", " ")])
            #expect(admin.status == 422 && admin.page.contains("入力してください"))
            try await admin.send(path, [("reason", "端末の紛失 <i>")])
            #expect(admin.page.contains(words), "\(change)")
        }
        #expect(try await OfficeBrowser(city).signIn("office").path == "/office/")
        try await admin.get("/office/record/")
        #expect(admin.page.contains("端末の紛失 &lt;i"))
        #expect(admin.page.contains("二段階認証の解除"))
    }
}
