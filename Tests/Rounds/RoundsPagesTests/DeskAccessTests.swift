import Casework
import HTTPTypes
import PagesSupport
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// Who may come in where among the office's pages of a round, and the committee's.
@Suite struct DeskAccessTests {
    private static let desk: Set<String> = ["office", "auditor"]
    private static let readers: Set<String> = ["office", "committee", "auditor"]

    private static let pages: [(path: String, open: Set<String>)] = [
        ("/office/board/", desk), ("/office/board/new/", ["office"]), ("/office/packs/", readers),
        ("/office/rounds/town-2023/board/", desk), ("/office/rounds/town-2023/settings/", desk),
        ("/office/rounds/town-2023/measures/", desk), ("/office/rounds/town-2023/deadlines/", desk),
        ("/office/rounds/town-2023/opening/", ["office"]), ("/office/rounds/town-2023/life/", desk),
        ("/office/rounds/town-2023/pack/", readers),
        ("/office/rounds/town-2023/review/town-2023.a1/", desk),
        ("/office/rounds/town-2023/review/town-2023.a1/correct/", ["office"]),
    ]

    @Test(arguments: TestRound.people)
    func `everybody sees of the office's pages what their posts allow`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        for (path, open) in Self.pages {
            try await browser.get(path)
            #expect(browser.status == (open.contains(name) ? 200 : 403), "\(path) \(browser.status)")
            #expect(browser.headers[.cacheControl] == "no-store" && browser.headers[.eTag] == nil, "\(path)")
        }
    }

    /// Forms, and who may send them at all; nobody else changes anything.
    private static let forms: [(path: String, open: Set<String>)] = [
        ("/office/board/new/", ["office"]), ("/office/rounds/town-2023/settings/", ["office"]),
        ("/office/rounds/town-2023/measures/", ["office"]), ("/office/rounds/town-2023/deadlines/", ["office"]),
        ("/office/rounds/town-2023/opening/", ["office"]), ("/office/rounds/town-2023/bulk/", ["office"]),
        ("/office/rounds/town-2023/remind/", ["office"]), ("/office/rounds/town-2023/escalate/", ["office"]),
        ("/office/rounds/town-2023/close/", ["office"]), ("/office/rounds/town-2023/reopen/", ["office"]),
        ("/office/rounds/town-2023/reassign/", ["office"]), ("/office/rounds/town-2023/take-in/", ["office"]),
        ("/office/rounds/town-2023/settle/", ["office"]),
        ("/office/rounds/town-2023/say/", ["office", "committee"]), ("/office/rounds/town-2023/answer/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/accept/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/return/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/reopen/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/withdraw/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/comment/", ["office"]),
        ("/office/rounds/town-2023/review/town-2023.a1/correct/", ["office"]),
    ]

    private static let answers = [
        ("request", "r1"), ("version", "1"), ("comment", "試し"), ("field", ""), ("reason", "試し"),
        ("reopen-reason", "試し"), ("text", "試し"),
        ("about", "round"), ("answers", "1"), ("answer", "試し"), ("title", "試し"), ("action", "accept"),
        ("sheet", "town-2023.a1/1"),
    ]

    @Test(arguments: TestRound.people.filter { $0 != "office" })
    func `no form of the office does anything for others`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        let before = try await round.office.events(of: TestRound.round, for: try await round.standing("office"))
        for (path, open) in Self.forms where !open.contains(name) {
            try await browser.postWithToken(path, Self.answers)
            #expect(browser.status == 403, "\(path) \(browser.status)")
        }
        let office = try await round.standing("office")
        #expect(try await round.office.events(of: TestRound.round, for: office) == before)
        #expect(try await round.office.opinions(of: TestRound.round, for: office).isEmpty)
        #expect(try await round.sheet("a1").record.version == 1)
    }

    @Test func `signed out, every page of the office leads to the sign-in page, and no form does anything`()
        async throws
    {
        let round = try await TestRound()
        for (path, _) in Self.pages {
            let browser = OfficeBrowser(round.client, round.tokens, passphrase: "")
            try await browser.get(path)
            #expect(browser.path.hasPrefix("/office/sign-in/"), "\(path)")
        }
        for (path, _) in Self.forms {
            let browser = OfficeBrowser(round.client, round.tokens, passphrase: "")
            try await browser.get("/office/sign-in/")
            try await browser.postWithToken(path, Self.answers)
            #expect(browser.status == 403, "\(path)")
        }
        let events = try await round.office.events(of: TestRound.round, for: try await round.standing("office"))
        #expect(events.count == 2)
    }

    @Test func `every route of the office's part stands in these tables`() async throws {
        let round = try await TestRound()
        let known = Set((Self.pages.map(\.path) + Self.forms.map(\.path)))
        let parts = ["board", "packs"]
        let paths = round.routes.filter { route in
            let path = route.path.hasSuffix("/") ? route.path : route.path + "/"
            guard path.hasPrefix("/office/") else { return false }
            let own = DeskPath.Page.allCases.contains { path == "/office/rounds/{round}/\($0.rawValue)/" }
            return own || path.contains("/review/") || parts.contains { path.hasPrefix("/office/\($0)/") }
        }
        .map { route in
            let path = route.path.replacing("{round}", with: "town-2023").replacing("{sheet}", with: "town-2023.a1")
            return path.hasSuffix("/") ? path : path + "/"
        }
        #expect(Set(paths).subtracting(known).sorted() == [])
        #expect(Set(paths).count > 20)
    }
}
