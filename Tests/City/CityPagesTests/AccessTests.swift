import City
import HTTPTypes
import PagesSupport
import TestSupport
import Testing

@testable import CityPages

/// Who may come in where.
@Suite struct AccessTests {
    /// An address of each route, with members that there are.
    private func addresses(_ city: TestCity, _ method: String) -> [String] {
        city.routes.filter { $0.method == method && Reading.barePath($0.path).hasPrefix("/office") }.map { route in
            let path = route.path.replacing("{member}", with: "reporter")
                .replacing("{token}", with: "462012-" + String(repeating: "A", count: 43))
            return path.hasSuffix("/") ? path : path + "/"
        }
    }

    private static let open = [
        "/office/sign-in/", "/office/sign-in/code/", "/office/sign-in/invitation/", "/office/sign-in/reset/",
    ]

    private func isOpen(_ path: String) -> Bool {
        let bare = Reading.barePath(path)
        return Self.open[..<2].contains(bare) || Self.open[2...].contains { bare.hasPrefix($0) }
    }

    @Test func `signed out, every page leads to the sign-in page, and shows nobody`() async throws {
        let city = try await TestCity()
        let paths = addresses(city, "GET")
        #expect(paths.count > 50)
        var onlyPosted: Set<String> = []
        for path in paths {
            let browser = OfficeBrowser(city)
            try await browser.get(path)
            if browser.status == 405 {
                onlyPosted.insert(Reading.barePath(path))
                continue
            }
            let reading = Reading(path: path)
            if isOpen(path) {
                #expect([200, 410].contains(browser.status), "\(path)")
            } else {
                #expect(browser.path.hasPrefix(reading.path("/office/sign-in/")), "\(path)")
                #expect(browser.status == 200)
            }
            #expect(!browser.page.contains("の人") && !browser.page.contains("市民課"), "\(path)")
            #expect(browser.headers[.cacheControl] == "no-store")
            #expect(browser.headers[.eTag] == nil)
        }
        #expect(onlyPosted.count == 6)
        #expect(onlyPosted.allSatisfy { $0 == "/office/sign-out/" || $0.hasPrefix("/office/account/") })
    }

    @Test func `signed out, no form does anything, with a token or without`() async throws {
        let city = try await TestCity()
        let before = try await city.events().count
        let paths = addresses(city, "POST")
        var refused = 0
        for path in paths {
            let browser = OfficeBrowser(city)
            try await browser.post(path, [("name", "x"), ("reason", "y")])
            // A page that takes no form.
            guard browser.status != 405 else { continue }
            refused += 1
            #expect(browser.status == 403, "\(path)")
            #expect(browser.page.contains(path.hasPrefix("/en") ? "has not been saved" : "保存していません"))
            guard !isOpen(path) else { continue }
            try await browser.get("/office/sign-in/")
            try await browser.postWithToken(path, [("reason", "y")])
            #expect(browser.status == 403, "\(path)")
        }
        #expect(try await city.events().count == before)
        #expect(refused == 3 * 22)
    }

    private static let pages = [
        "/office/", "/office/account/", "/office/members/", "/office/members/reporter/", "/office/members/new/",
        "/office/members/reporter/edit/", "/office/members/reporter/transfer/", "/office/members/reporter/leave/",
        "/office/members/reporter/invitation/", "/office/members/reporter/reset/", "/office/members/reporter/sessions/",
        "/office/members/reporter/second-factor/", "/office/units/", "/office/units/reorganise/", "/office/record/",
    ]

    /// How many of the pages above each role may see, in their order; and which of the rest.
    private func allowed(_ role: Role) -> Set<String> {
        switch role {
        case .administrator, .operator: Set(Self.pages)
        case .auditor:
            [
                "/office/", "/office/account/", "/office/members/", "/office/members/reporter/", "/office/units/",
                "/office/record/",
            ]
        case .office:
            ["/office/", "/office/account/", "/office/members/", "/office/members/reporter/", "/office/units/"]
        case .reporter, .head: ["/office/", "/office/account/", "/office/units/"]
        case .committee: ["/office/", "/office/account/"]
        }
    }

    @Test(arguments: Role.allCases)
    func `a role sees its pages and no other`(role: Role) async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: role)
        for path in Self.pages {
            try await browser.get(path)
            #expect(browser.status == (allowed(role).contains(path) ? 200 : 403), "\(path)")
            #expect(browser.headers[.cacheControl] == "no-store")
            #expect(browser.headers[.eTag] == nil)
            let policy = browser.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"))
        }
        try await browser.get("/office/")
        let links = Set(browser.page.matches(of: /href="(\/office\/[^"#]*)"/).map { String($0.1) })
        #expect(links.subtracting(["/office/"]).isSubset(of: allowed(role)))
    }

    @Test(arguments: Role.allCases)
    func `what a role may not see, it may not send`(role: Role) async throws {
        let city = try await TestCity()
        let browser = try await city.browser(as: role)
        let before = try await city.organisation()
        let forms = addresses(city, "POST").filter { path in
            Reading(path: path) == .japanese && (path.hasPrefix("/office/members/") || path.hasPrefix("/office/units/"))
        }
        var sent = 0
        for path in forms where !allowed(role).contains(path) {
            try await browser.postWithToken(path, [("reason", "試し")])
            // A page that takes no form.
            guard browser.status != 405 else { continue }
            sent += 1
            #expect(browser.status == 403, "\(path)")
            #expect(browser.page.contains("今の職では"))
        }
        #expect(sent == ([.administrator, .operator].contains(role) ? 0 : 9))
        #expect(try await city.organisation() == before)
    }

    @Test func `nobody sees the members of another municipality`() async throws {
        let city = try await TestCity()
        try await city.addOther()
        let browser = OfficeBrowser(city)
        try await browser.get("/office/sign-in/")
        try await browser.send(
            "/office/sign-in/",
            [("municipality", "462012"), ("name", "administrator"), ("passphrase", TestCity.passphrase)]
        )
        #expect(browser.path == "/office/")
        #expect(try await browser.get("/office/members/neighbour/").status == 404)
        #expect(try await !browser.get("/office/members/").page.contains("隣の"))
        try await browser.postWithToken("/office/members/neighbour/reset/", [("reason", "試し")])
        #expect(browser.status == 404)
        // A name is one in its municipality only.
        let other = OfficeBrowser(city)
        try await other.get("/office/sign-in/")
        try await other.send(
            "/office/sign-in/",
            [("municipality", "462101"), ("name", "administrator"), ("passphrase", TestCity.passphrase)]
        )
        #expect(other.status == 422)
    }

    @Test func `a member without a post may do nothing but look after itself`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        let browser = try await city.browser(as: .auditor)
        try await admin.get("/office/members/auditor/transfer/")
        try await admin.send(
            "/office/members/auditor/transfer/",
            [("day", "2026-06-01"), ("leaves", "p-auditor"), ("reason", "異動")]
        )
        #expect(admin.path == "/office/members/auditor/", "\(admin.page)")
        #expect(try await browser.get("/office/members/").status == 403)
        #expect(try await browser.get("/office/").page.contains("就いている職がありません"))
        #expect(try await browser.get("/office/account/").status == 200)
    }

    @Test func `a session ends the day on which its member leaves`() async throws {
        let city = try await TestCity()
        let admin = try await city.browser(as: .administrator)
        let browser = try await city.browser(as: .office)
        try await admin.get("/office/members/office/leave/")
        try await admin.send("/office/members/office/leave/", [("last-day", "2026-06-01"), ("reason", "退職")])
        #expect(admin.page.contains("退職を登録しました"))
        try await browser.get("/office/members/")
        #expect(browser.path.hasPrefix("/office/sign-in/"))
    }
}
