import Casework
import Figures
import HTTPTypes
import PagesSupport
import Planning
import Rounds
import Seals
import SealsPages
import TestSupport
import Testing

@testable import RoundsPages

/// The office's pages of seals and errata, through the real router.
@Suite struct SealPageTests {
    private let base = "/office/seals/town/"

    private func entries(_ round: TestRound) async throws -> [SealEntry] {
        try await round.seals.entries(of: try #require(Plan.ID("town")))
    }

    @Test(arguments: TestRound.people)
    func `everybody sees of the seals what their posts allow`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        let readers = ["office", "auditor"]
        for path in ["/office/seals/", base, "\(base)verify/", "\(base)as-of/"] {
            try await browser.get(path)
            #expect(browser.status == (readers.contains(name) ? 200 : 403), "\(path) \(browser.status)")
            #expect(browser.headers[.cacheControl] == "no-store")
        }
        for path in ["\(base)freeze/", "\(base)correct/"] {
            try await browser.get(path)
            #expect(browser.status == (name == "office" ? 200 : 403), "\(path) \(browser.status)")
        }
    }

    @Test(arguments: TestRound.people.filter { $0 != "office" })
    func `nobody but the office seals or corrects`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        let answers = [
            ("year", "2022"), ("reason", "試し"), ("publication", ""), ("series", "a1/1"), ("kind", "actual"),
            ("value", "1"),
        ]
        for path in ["\(base)freeze/", "\(base)correct/"] {
            try await browser.postWithToken(path, answers)
            #expect(browser.status == 403, "\(path)")
        }
        #expect(try await entries(round).isEmpty)
    }

    @Test func `a year is sealed, corrected and verified`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)freeze/")
        try await browser.send(
            "\(base)freeze/",
            [("year", "2022"), ("publication", "2024-08-01"), ("reason", "年度の確定")]
        )
        #expect(browser.path == base && browser.page.contains("年度を確定しました"))
        let seal = try #require(try await entries(round).first)
        #expect(seal.publication?.text == "2024-08-01" && !seal.signature.post.isEmpty)
        try await browser.get("\(base)correct/")
        let answers = [
            ("series", "a1/1"), ("year", "2022"), ("kind", "actual"), ("value", "940"), ("no-value", ""),
            ("reason", "集計の誤り"),
        ]
        try await browser.send("\(base)correct/", answers)
        #expect(browser.path == base && browser.page.contains("950 → 940"))
        try await browser.get("\(base)verify/")
        #expect(browser.page.contains("2件すべてが、確定したときのままです"))
    }

    @Test func `the auditor reads the plan of a moment, published or not`() async throws {
        let round = try await TestRound()
        let year = try round.year()
        // 10 April 2024, nine in the morning; the figure is stored a day later and sealed for July.
        round.clock.advance(days: 1)
        try await round.freeze(publication: "2024-07-01")
        let browser = try await round.browser("auditor")
        let page = "\(base)as-of/?year=\(year.year)"
        try await browser.get("\(page)&day=2024-04-10&time=")
        #expect(browser.status == 200 && browser.page.contains("令和5年度の内容"))
        #expect(browser.page.contains("電子申請") && !browser.page.contains("0%</td>"))
        for (moment, isThere) in [
            ("2024-04-11&time=8:59", false), ("2024-04-11&time=09:00", true), ("2024-04-11", true),
        ] {
            try await browser.get("\(page)&day=\(moment)")
            #expect(browser.status == 200 && browser.page.contains("0%</td>") == isThere, "\(moment)")
        }
    }

    @Test(arguments: [
        ("day=", "「日」"), ("day=2024-04-12", "まだ来ていない日です。"), ("day=2024-04-09", "この計画はまだありません。"),
        ("day=1.4.2024", "2024-08-01 のように"), ("day=2024-04-10&time=25:00", "14:30 のように"),
        ("day=2024-04-10&year=1999", ""), ("day=2024-04-10&day=2024-04-09", ""),
        ("day=%3Cscript%3Ealert(1)%3C/script%3E", "2024-08-01 のように"),
    ])
    func `a moment that there is not is told by its field`(query: String, words: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        let year = query.contains("year=") ? "" : "&year=2023"
        try await browser.get("\(base)as-of/?\(query)\(year)")
        #expect(browser.status == 422)
        #expect(browser.page.contains("error-summary") && browser.page.contains("field-error"))
        #expect(words == "「日」" || browser.page.contains(words))
        #expect(!browser.page.contains("<script>alert"))
    }

    @Test func `mistakes stand by their fields, and nothing is sealed or corrected`() async throws {
        let round = try await TestRound()
        let browser = try await round.browser("office")
        try await browser.get("\(base)freeze/")
        try await browser.send("\(base)freeze/", [("year", "2022"), ("publication", "8月1日"), ("reason", "")])
        #expect(browser.status == 422 && browser.page.contains("2024-08-01 のように"))
        try await browser.send("\(base)freeze/", [("year", "2023"), ("publication", ""), ("reason", "確定")])
        #expect(browser.status == 422)
        #expect(try await entries(round).isEmpty)
        try await browser.get("/office/seals/other/")
        #expect(browser.status == 404)
    }

    @Test func `a closed round of the year ends with its seal`() async throws {
        let round = try await TestRound()
        try await round.office.close(TestRound.round, try await round.act("office"))
        let (plan, year) = (try #require(Plan.ID("town")), try round.year())
        let office = try await round.standing("office")
        try await round.office.settle(try #require(FiscalYear(2022)), of: plan, office, why: "確定")
        #expect(try await round.office.round(TestRound.round, for: office).state == .closed)
        try await round.office.settle(year, of: plan, office, why: "確定")
        #expect(try await round.office.round(TestRound.round, for: office).state == .frozen)
    }
}
