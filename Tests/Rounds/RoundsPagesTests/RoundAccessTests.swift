import Casework
import HTTPTypes
import PagesSupport
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// Who may come in where in a round: every route, signed out and as everybody.
@Suite struct RoundAccessTests {
    private static let mine = ["/office/rounds", "/office/approval"]

    /// An address of each of the round's routes, of a sheet that the first department answers for.
    private func addresses(_ round: TestRound, _ method: String) throws -> [String] {
        let sheet = try round.id("a1").text
        return round.routes.filter { route in
            route.method == method && Self.mine.contains { Reading.barePath(route.path).hasPrefix($0) }
        }
        .map { route in
            let path = route.path.replacing("{round}", with: TestRound.round.text).replacing("{sheet}", with: sheet)
                .replacing("{unit}", with: "u1").replacing("{file}", with: "99")
            return path.hasSuffix("/") ? path : path + "/"
        }
    }

    @Test func `signed out, every page leads to the sign-in page, and no form does anything`() async throws {
        let round = try await TestRound()
        let pages = try addresses(round, "GET")
        #expect(pages.count >= 3 * 6)
        for path in pages {
            let browser = OfficeBrowser(round.client, round.tokens, passphrase: "")
            try await browser.get(path)
            guard browser.status != 405 else { continue }
            let reading = Reading(path: path)
            #expect(browser.path.hasPrefix(reading.path("/office/sign-in/")), "\(path)")
            #expect(!browser.page.contains("電子申請") && browser.headers[.cacheControl] == "no-store", "\(path)")
        }
        let forms = try addresses(round, "POST").filter { !$0.isEmpty }
        for path in forms {
            let browser = OfficeBrowser(round.client, round.tokens, passphrase: "")
            try await browser.get("/office/sign-in/")
            try await browser.postWithToken(path, [("request", "r1"), ("version", "1"), ("reason", "試し")])
            #expect([403, 405].contains(browser.status), "\(path) \(browser.status)")
        }
        #expect(try await round.sheet("a1").record.version == 1)
    }

    /// What each role is answered for a page of the first department's sheet, which nobody has begun.
    private static let pages: [(path: String, open: Set<String>)] = [
        ("/office/rounds/", ["reporter-u1", "reporter-u2", "head-u1", "head-u2", "office", "auditor"]),
        ("/office/approval/", ["head-u1", "head-u2"]),
        ("/office/rounds/town-2023/sheets/town-2023.a1/", ["reporter-u1", "head-u1", "office", "auditor"]),
        ("/office/rounds/town-2023/sheets/town-2023.a1/history/", ["reporter-u1", "head-u1", "office", "auditor"]),
        ("/office/rounds/town-2023/grid/u1/", ["reporter-u1", "head-u1", "office", "auditor"]),
        ("/office/rounds/town-2023/book/u1/", ["reporter-u1", "head-u1", "office", "auditor"]),
    ]

    @Test(arguments: TestRound.people)
    func `everybody sees what their posts allow, and nothing of another department`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        for (path, open) in Self.pages {
            try await browser.get(path)
            let isOfUnit = path.contains("grid") || path.contains("book")
            let expected = open.contains(name) ? [200] : isOfUnit ? [403, 404] : [403]
            #expect(expected.contains(browser.status), "\(path) \(browser.status)")
            #expect(open.contains(name) || !browser.page.contains("電子申請"), "\(path)")
            #expect(browser.headers[.cacheControl] == "no-store")
            #expect(browser.headers[.eTag] == nil)
        }
        // A file that is not there is not there; whose sheet it is, a stranger does not hear.
        try await browser.get("/office/rounds/town-2023/sheets/town-2023.a1/files/99/")
        #expect(browser.status == (Self.pages[2].open.contains(name) ? 404 : 403))
    }

    /// Who may send a form about that sheet; the others are refused whatever they send.
    private static let senders: [(form: String, open: Set<String>)] = [
        ("", ["reporter-u1", "head-u1"]), ("conflict/", ["reporter-u1", "head-u1"]),
        ("open/", ["reporter-u1", "head-u1"]), ("comments/", ["reporter-u1", "head-u1", "office"]),
        ("files/", ["reporter-u1", "head-u1"]), ("files/99/", ["reporter-u1", "head-u1"]),
        ("approve/", []), ("return/", []),
    ]

    @Test(arguments: TestRound.people)
    func `what somebody may not do, no form does`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        for (form, open) in Self.senders where !open.contains(name) {
            let path = "/office/rounds/town-2023/sheets/town-2023.a1/\(form)"
            try await browser.postWithToken(
                path,
                [
                    ("request", "r1"), ("version", "1"), ("reason", "試し"), ("comment", "試し"), ("field", ""),
                    ("remark", ""),
                ]
                    + [("actual-1", "5"), ("actual-1-reason", "")]
            )
            #expect([403, 422].contains(browser.status), "\(path) \(browser.status)")
        }
        if name != "head-u1", name != "head-u2" {
            try await browser.postWithToken("/office/approval/", [("request", "r1"), ("sheet", "town-2023.a1@1")])
            #expect(browser.status == 403)
        }
        let record = try await round.sheet("a1").record
        #expect(record.version == 1 && record.comments.isEmpty)
    }

    @Test func `the head of another department approves nothing of this one`() async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        let version = try await round.sheet("a1").record.version
        let browser = try await round.browser("head-u2")
        try await browser.get("/office/approval/")
        #expect(!browser.page.contains("電子申請"))
        try await browser.postWithToken("/office/approval/", [("request", "r1"), ("sheet", "town-2023.a1@\(version)")])
        #expect(browser.status == 422)
        #expect(try await round.sheet("a1").record.state == SheetForm.State.atHead)
    }

    @Test func `a sheet is found in its own round alone`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        #expect(try await browser.get("/office/rounds/other/sheets/town-2023.a1/").status == 404)
        #expect(try await browser.get("/office/rounds/town-2023/sheets/town-2023.a99/").status == 404)
        #expect(try await browser.get("/office/rounds/town-2023/sheets/%3Cb%3E/").status == 404)
    }
}
