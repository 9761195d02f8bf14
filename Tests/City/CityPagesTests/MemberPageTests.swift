import City
import Figures
import TestSupport
import Testing
import Wording

@testable import CityPages

/// What administrators do about members and units.
@Suite struct MemberPageTests {
    @Test func `members are found by name, sign-in name and post`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .auditor)
        #expect(try await browser.get("/office/members/").page.contains("7人"))
        #expect(try await browser.get("/office/members/?q=reporter").page.contains("1人"))
        #expect(try await browser.get("/office/members/?q=%E5%B8%82%E6%B0%91%E8%AA%B2").page.contains("2人"))
        #expect(try await browser.get("/office/members/?q=%3Cscript%3E").page.contains("0人"))
        #expect(!browser.page.contains("<script>"))
        #expect(try await browser.get("/office/members/nobody/").status == 404)
    }

    @Test func `a member gets another name, and every mistake is shown at once`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        let path = "/office/members/reporter/edit/"
        try await admin.get(path)
        #expect(admin.page.contains("value=\"記入者の人\""))
        try await admin.send(path, [("name", ""), ("sign-in-name", "あ"), ("mail", "x"), ("reason", "")])
        #expect(admin.status == 422 && admin.page.contains("入力内容に3件の誤りがあります"))
        try await admin.send(path, [("name", "担当"), ("sign-in-name", "office"), ("mail", "x"), ("reason", "改姓")])
        #expect(admin.page.contains("ほかの人が使っています") && admin.page.contains("メールアドレスの形ではありません"))
        try await admin.send(
            path,
            [("name", "担当"), ("sign-in-name", "clerk"), ("mail", "a@example.lg.jp"), ("reason", "改姓")]
        )
        #expect(admin.path == "/office/members/reporter/" && admin.page.contains("利用者を変更しました"))
        #expect(try await OfficeBrowser(city).signIn("clerk").path == "/office/")
    }

    @Test func `a transfer ends one post and begins another on one day, in one operation`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        let path = "/office/members/reporter/transfer/"
        try await admin.get(path)
        try await admin.send(path, [("day", "2026-13-01"), ("reason", "異動")])
        #expect(admin.status == 422 && admin.page.contains("2026-04-01 のように"))
        try await admin.send(path, [("day", "2026-07-01"), ("reason", "異動")])
        #expect(admin.page.contains("離れる職か新しい職を選んで"))
        try await admin.send(
            path,
            [("day", "2026-07-01"), ("leaves", "p-reporter"), ("takes", "free"), ("reason", "7月の異動")]
        )
        #expect(admin.page.contains("異動を登録しました"))
        let organisation = try await city.organisation()
        let (before, after) = (try #require(CalendarDate("2026-06-30")), try #require(CalendarDate("2026-07-01")))
        #expect(organisation.posts(of: .sample("reporter"), on: before).map(\.id.text) == ["p-reporter"])
        #expect(organisation.posts(of: .sample("reporter"), on: after).map(\.id.text) == ["free"])
        let operations = Set(try await city.events().filter { $0.reason == "7月の異動" }.map(\.position.operation))
        #expect(operations.count == 1)
    }

    @Test func `a reorganisation is entered in steps and done in one operation`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        let path = "/office/units/reorganise/"
        try await admin.get(path)
        try await admin.send(path, [("day", "2027-04-01"), ("reason", "組織改正")])
        #expect(admin.status == 422 && admin.page.contains("一つは選んで"))
        try await admin.send(
            path,
            [("step-1", "rename"), ("step-1-unit", "d01"), ("reason", "組織改正"), ("step-3", ""), ("more", "steps")]
        )
        #expect(admin.status == 200 && admin.page.contains("手順6"))
        #expect(admin.page.contains("<option value=\"rename\" selected>"))
        let steps = [
            ("day", "2027-04-01"), ("step-1", "rename"), ("step-1-unit", "d01"), ("step-1-name", "くらし課"),
            ("step-2", "merge"),
            ("step-2-unit", "d02"), ("step-2-other", "d01"), ("step-3", "begin"), ("step-3-name", "未来局"),
            ("reason", "組織改正"),
        ]
        try await admin.send(path, steps)
        #expect(admin.status == 422 && admin.page.contains("この手順には必要です"))
        try await admin.send(path, steps + [("step-3-type", "bureau")])
        #expect(admin.page.contains("組織改正を登録しました"), "\(admin.page)")
        // The new organisation, not that of today.
        #expect(admin.path == "/office/units/?day=2027-04-01" && admin.page.contains("くらし課"))
        try await admin.get("/office/units/")
        #expect(admin.page.contains("市民課") && !admin.page.contains("くらし課"))
        #expect(try await admin.get("/office/units/?day=2027-04-31").status == 422)
        try await admin.get("/office/units/?year=2027")
        #expect(admin.page.contains("くらし課") && admin.page.contains("未来局") && admin.page.contains("税務課（"))
        // The post of the merged department moved along.
        #expect(admin.page.contains("係長："))
        #expect(Set(try await city.events().filter { $0.reason == "組織改正" }.map(\.position.operation)).count == 1)
    }

    @Test(arguments: ["1", "abc", "99999999999999999999", "2026&year=2027"])
    func `a year that is none is refused`(year: String) async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .reporter)
        #expect(try await browser.get("/office/units/?year=\(year)").status == 422)
    }

    @Test func `the record has everything, the latest first, for those who may read it`() async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: .auditor)
        try await browser.get("/office/record/")
        #expect(browser.page.contains("ログイン") && browser.page.contains("開設"))
        #expect(try await browser.get("/office/record/?before=1-1").status == 200)
        #expect(try await browser.get("/office/record/?before=x").status == 404)
        #expect(!browser.page.contains("$scrypt$"))
    }

    @Test func `nobody but an operator touches how an operator signs in`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        try await admin.get("/office/members/operator/reset/")
        try await admin.send("/office/members/operator/reset/", [("reason", "試し")])
        #expect(admin.status == 403)
        #expect(!admin.page.contains("/office/sign-in/reset/"))
    }

    @Test func `in a demonstration everybody may take any role`() async throws {
        let city = try await TestCity(demonstration: true)
        for role in Role.allCases {
            let browser = OfficeBrowser(city)
            try await browser.get("/office/demonstration/")
            #expect(browser.page.contains("これはデモンストレーションです"))
            try await browser.send("/office/demonstration/", containing: "value=\"demo-\(role.rawValue)\"")
            #expect(browser.path == "/office/")
            #expect(browser.page.contains(role.name.japanese))
        }
    }

    @Test func `a demonstration needs a database without real members, and leaves none for them`() async throws {
        let real = try await TestCity()
        await #expect(throws: Demonstration.Refusal.realMembers) {
            try await TestCity.demonstration(real.store, real.desk, .live)
        }
        #expect(try await real.organisation().members.count == Role.allCases.count)
        try await Demonstration.refuseLeftovers(real.store)
        let shown = try await TestCity(demonstration: true)
        await #expect(throws: Demonstration.Refusal.leftFromDemonstration) {
            try await Demonstration.refuseLeftovers(shown.store)
        }
        // Started again it has new passphrases.
        _ = try await TestCity.demonstration(shown.store, shown.desk, .live)
        #expect(try await OfficeBrowser(real).get("/office/demonstration/").status == 404)
    }
}
