import City
import Figures
import Foundation
import HTTPTypes
import PagesSupport
import TestSupport
import Testing

@testable import CityPages

/// Signing in and out, as a browser does it.
@Suite struct SignInPageTests {
    @Test func `a member signs in, is known, and signs out`() async throws {
        let city = try await TestCity()
        let browser = OfficeBrowser(city)
        try await browser.get("/office/members/?q=%E8%AA%B2")
        #expect(browser.path == "/office/sign-in/?next=%2Foffice%2Fmembers%2F%3Fq%3D%25E8%25AA%25B2")
        try await browser.send("/office/sign-in/", [("name", " ＡＤＭＩＮＩＳＴＲＡＴＯＲ "), ("passphrase", TestCity.passphrase)])
        #expect(browser.path == "/office/members/?q=%E8%AA%B2")
        #expect(browser.page.contains("管理者の人"))
        try await browser.send("/office/sign-out/")
        #expect(browser.path == "/office/sign-in/")
        #expect(browser.page.contains("ログアウトしました"))
        #expect(browser.session == nil)
        // What is said once is not said again.
        #expect(try await !browser.get("/office/sign-in/").page.contains("ログアウトしました"))
    }

    @Test func `the cookie of a session is for the server alone, and new with every sign-in`() async throws {
        let city = try await TestCity()
        let browser = OfficeBrowser(city)
        try await browser.get("/office/sign-in/")
        browser.setCookie("__Host-shirube-session", "462012-" + String(repeating: "A", count: 43))
        let planted = browser.session
        try await browser.send("/office/sign-in/", [("name", "office"), ("passphrase", TestCity.passphrase)])
        let first = try #require(browser.session)
        #expect(first != planted)
        try await browser.get("/office/sign-in/")
        #expect(browser.path == "/office/")
        // The old token is worth nothing after another sign-in.
        let second = OfficeBrowser(city)
        second.setCookie("__Host-shirube-session", first)
        try await browser.send("/office/sign-out/")
        try await second.get("/office/")
        #expect(second.path.hasPrefix("/office/sign-in/"))
    }

    @Test func `a wrong name and a wrong passphrase look the same`() async throws {
        let city = try await TestCity()
        let known = try await OfficeBrowser(city).signIn("office", passphrase: "wrong wrong wrong")
        let unknown = try await OfficeBrowser(city).signIn("nobody", passphrase: "wrong wrong wrong")
        let hostile = try await OfficeBrowser(city).signIn(
            "\"><script>alert(1)</script>",
            passphrase: TestCity.passphrase
        )
        #expect(known.status == 422 && unknown.status == 422 && hostile.status == 422)
        #expect(known.plain.replacing("value=\"office\"", with: "value=\"nobody\"") == unknown.plain)
        #expect(known.page.contains("id=\"field-name-error\""))
        #expect(known.page.contains("<title>エラー：ログイン"))
        #expect(!known.page.contains("wrong wrong"))
        #expect(!hostile.page.contains("<script>alert"))
    }

    @Test(arguments: ["office", "nobody"])
    func `after several wrong tries one must wait, whether or not there is such a name`(name: String) async throws {
        let city = try await TestCity()
        let browser = OfficeBrowser(city)
        var statuses: [Int] = []
        for _ in 0..<6 {
            try await browser.signIn(name, passphrase: "wrong wrong wrong")
            statuses.append(browser.status)
        }
        #expect(statuses == [422, 422, 422, 422, 429, 429])
        #expect(browser.page.contains("秒待ってから"))
        // Nor does the right one help meanwhile.
        #expect(try await browser.signIn(name).status == 429)
        city.clock.advance(3600)
        #expect(try await browser.signIn(name).status == (name == "office" ? 200 : 422))
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "/%0d%0aSet-Cookie:a=b", "javascript:alert(1)",
        "evil",
    ])
    func `signing in leads nowhere but to this site`(next: String) async throws {
        let city = try await TestCity()
        let browser = OfficeBrowser(city)
        try await browser.get("/office/sign-in/?next=" + PercentEncoding.encode(next))
        #expect(!browser.page.contains("evil"))
        try await browser.send(
            "/office/sign-in/",
            [("name", "office"), ("passphrase", TestCity.passphrase), ("next", next)]
        )
        #expect(browser.path == "/office/")
        #expect(browser.status == 200)
    }

    @Test func `a session ends after half an hour without use, and after twelve hours anyway`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .office)
        for _ in 0..<20 {
            city.clock.advance(29 * 60)
            #expect(try await browser.get("/office/").path == "/office/")
        }
        city.clock.advance(32 * 60)
        #expect(try await browser.get("/office/").path.hasPrefix("/office/sign-in/"))
        let busy = try await city.browser(as: .office)
        for _ in 0..<24 {
            city.clock.advance(29 * 60)
            try await busy.get("/office/")
        }
        city.clock.advance(29 * 60)
        #expect(try await busy.get("/office/").path.hasPrefix("/office/sign-in/"))
    }

    @Test func `a form sent after the session ended says so, and is taken once it is opened anew`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .administrator)
        let (form, answers) = ("/office/members/reporter/edit/", [("name", "別の名"), ("reason", "改姓")])
        try await browser.get(form)
        let old = try #require(browser.page.firstMatch(of: /name="form-token" value="([^"]*)"/)).1
        city.clock.advance(32 * 60)
        for (reading, title) in [("", "ログインが切れました"), ("/en", "You are no longer signed in")] {
            try await browser.post(reading + form, [("form-token", String(old))] + answers)
            #expect(browser.status == 403 && browser.page.contains(title))
            #expect(
                browser.page.contains(
                    #"<a href="\#(reading)/office/sign-in/" target="_blank" rel="noopener">"#
                )
            )
        }
        // The form of the earlier session is worth nothing to the new one: it has to be opened anew.
        try await browser.signIn("administrator", passphrase: TestCity.passphrase)
        try await browser.post(form, [("form-token", String(old))] + answers)
        #expect(browser.status == 403 && browser.page.contains("有効期限が切れました"))
        try await browser.get(form)
        try await browser.send(form, answers)
        #expect(browser.status != 403)
    }

    @Test func `an invited member sets its passphrase and signs in; the link works once`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        try await admin.get("/office/members/new/")
        try await admin.send(
            "/office/members/new/",
            [
                ("name", "新任 <b>主査</b>"), ("sign-in-name", "newcomer"), ("mail", ""), ("post", "free"),
                ("from", "2026-06-01"),
                ("through", "2027-03-31"), ("reason", "採用"),
            ]
        )
        #expect(admin.status == 200, "\(admin.page)")
        #expect(!admin.page.contains("<b>主査"))
        let link = try #require(admin.page.firstMatch(of: /http:\/\/localhost(\/office\/sign-in\/invitation\/[^<]*)</))
            .1
        let browser = OfficeBrowser(city)
        try await browser.get(String(link))
        #expect(browser.page.contains("newcomer"))
        try await browser.send(String(link), [("new", "短い"), ("again", "短い")])
        #expect(browser.status == 422 && browser.page.contains("12文字以上"))
        try await browser.send(String(link), [("new", "朝の海と白い灯台の夢"), ("again", "ちがう")])
        #expect(browser.page.contains("二つのパスフレーズが違います"))
        try await browser.send(String(link), [("new", "朝の海と白い灯台と長い夢"), ("again", "朝の海と白い灯台と長い夢")])
        #expect(browser.path == "/office/sign-in/" && browser.page.contains("パスフレーズを設定しました"))
        try await browser.signIn("newcomer", passphrase: "朝の海と白い灯台と長い夢")
        #expect(browser.path == "/office/" && browser.page.contains("係長"))
        #expect(try await OfficeBrowser(city).get(String(link)).status == 410)
        // The days of the post are those that were typed.
        let appointment = try await city.organisation().appointments.first { $0.post.text == "free" }
        #expect(
            appointment?.validity == Validity(from: CalendarDate("2026-06-01"), through: CalendarDate("2027-03-31"))
        )
    }

    @Test func `in English everything is said in English`() async throws {
        let city = try await TestCity()
        let browser = OfficeBrowser(city)
        try await browser.get("/en/office/account/")
        #expect(browser.path.hasPrefix("/en/office/sign-in/"))
        try await browser.send("/en/office/sign-in/", [("name", "office"), ("passphrase", "wrong wrong wrong")])
        #expect(browser.page.contains("You cannot sign in with that."))
        try await browser.send("/en/office/sign-in/", [("name", "office"), ("passphrase", TestCity.passphrase)])
        #expect(browser.path == "/en/office/account/")
        #expect(browser.page.contains("Where you are signed in"))
    }
}
