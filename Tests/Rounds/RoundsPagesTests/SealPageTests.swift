import Casework
import Figures
import Foundation
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
            ("year", "2022"), ("reason", "試し"), ("publication", ""), ("what", "a1"), ("seen", ""), ("step", "confirm"),
            ("s1-actual", "1"), ("s1-actual-choice", ""),
        ]
        for path in ["\(base)freeze/", "\(base)correct/"] {
            try await browser.postWithToken(path, answers)
            #expect(browser.status == 403, "\(path)")
        }
        #expect(try await entries(round).isEmpty)
    }

    /// Goes through all steps of an erratum of a measure's first actual in 2022.
    private func correct(_ browser: OfficeBrowser, _ measure: String, _ value: String) async throws {
        try await browser.get("\(base)correct/?what=\(measure)&year=2022")
        try await browser.send("\(base)correct/", answers([("s1-actual", value)]))
        #expect(browser.status == 200 && browser.page.contains("訂正の内容の確認"))
        try await browser.send("\(base)correct/", [("step", "confirm")])
    }

    private func answers(_ more: [(String, String)]) -> [(String, String)] {
        [("reason", "集計の誤り"), ("step", "preview")] + more
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
        try await correct(browser, "a1", "940")
        #expect(browser.path == base && browser.page.contains("950 → 940"))
        // Rates are as the rules print them, and what is corrected is public with its year.
        #expect(browser.page.contains("％ →") && browser.page.firstMatch(of: /\d\.\d{4}/) == nil)
        #expect(browser.page.contains("年度と同じ") && !browser.page.contains("確定と同時"))
        try await browser.get("\(base)verify/")
        #expect(browser.page.contains("2件すべてが、確定したときのままです"))
    }

    @Test func `without another day a year is public on the one in its own round`() async throws {
        let round = try await TestRound(isAnswered: true)
        try await round.plan(publication: "2024-08-01")
        let browser = try await round.browser("office")
        try await browser.get("\(base)freeze/")
        // A day that stood in the field would stay there for the other year.
        #expect(browser.page.contains("令和5年度（公表の予定 令和6年8月1日）"))
        #expect(!browser.page.contains("value=\"2024-08-01\"") && browser.page.contains("公表の予定の日に公表します"))
        try await browser.send("\(base)freeze/", [("year", "2022"), ("publication", ""), ("reason", "確定")])
        #expect(browser.path == base && browser.page.contains("確定と同時"))
        try await browser.get("\(base)freeze/")
        #expect(browser.page.contains("令和5年度（公表の予定 令和6年8月1日）"))
        try await browser.send("\(base)freeze/", [("year", "2023"), ("publication", ""), ("reason", "確定")])
        #expect(
            browser.path == base && browser.page.contains("<time datetime=\"2024-08-01\"><span>令和6年8月1日</span></time>")
        )
        let seals = try await entries(round)
        #expect(seals.compactMap(\.publication?.text) == ["2024-08-01"])
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
        ("day=2024-04-10&year=1999", "field-error"), ("day=2024-04-10&day=2024-04-09", "field-error"),
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

    @Test func `before a year is sealed the page says what is not accepted, and who has it`() async throws {
        let round = try await TestRound()
        try await answerInPlan(round, "a1")
        try await round.submit("a2")
        let browser = try await round.browser("office")
        try await browser.get("\(base)freeze/")
        let board = "/office/rounds/town-2023/board/"
        #expect(browser.page.contains("照会「令和5年度 進捗照会」（照会中）"))
        #expect(browser.page.contains("調査票6件のうち5件を受理していません"))
        for link in ["\(board)?open=yes#sheets", "\(board)?state=to_do#sheets", "\(board)?state=at_head#sheets"] {
            #expect(browser.page.contains("href=\"\(link)\""), "\(link)")
        }
        #expect(browser.page.contains("未着手</a>　4件") && browser.page.contains("所属長の承認待ち</a>　1件"))
        let (note, button) = (browser.page.range(of: "受理せずに終了"), browser.page.range(of: "<button type=\"submit\">年度"))
        #expect(try #require(note).lowerBound < #require(button).lowerBound)
        try await browser.get("\(board)?open=yes")
        #expect(browser.page.contains("受理していない調査票") && browser.page.contains("窓口予約"))
        #expect(!browser.page.contains("review/town-2023.a1/"))
    }

    /// Has a sheet accepted, so that the plan has an actual of the round's year.
    private func answerInPlan(_ round: TestRound, _ measure: String) async throws {
        let sheet = try await round.sheet(measure)
        var values: [FieldAddress: FieldValue?] = [:]
        for series in sheet.series { values[series.address] = .figure(try Figure(reading: "1200").value) }
        for text in sheet.texts { values[text.address] = .text("実施した。") }
        let draft = FieldDraft(seen: sheet.record.version, values: values)
        let id = try round.id(measure)
        let saved = try await round.office.save(draft, in: id, try await round.act("reporter-u1"))
        var seen = SeenSheet(id, version: saved.outcome.record.version)
        try await round.office.submit(seen, try await round.act("reporter-u1"))
        seen = SeenSheet(id, version: try await round.sheet(measure).record.version)
        _ = try await round.office.approve([seen], try await round.act("head-u1"))
        seen = SeenSheet(id, version: try await round.sheet(measure).record.version)
        _ = try await round.office.accept([seen], try await round.act("office"))
        #expect(try await round.sheet(measure).record.state == SheetForm.State.accepted)
    }

    @Test func `sealing a year ends its closed rounds, and leaves those that are open`() async throws {
        for isClosed in [true, false] {
            let round = try await TestRound()
            try await answerInPlan(round, "a1")
            if isClosed { try await round.office.close(TestRound.round, try await round.act("office")) }
            let browser = try await round.browser("office")
            try await browser.get("\(base)freeze/")
            try await browser.send("\(base)freeze/", [("year", "2023"), ("publication", ""), ("reason", "確定")])
            #expect(browser.path == base)
            let office = try await round.standing("office")
            let state = try await round.office.round(TestRound.round, for: office).state
            #expect(state == (isClosed ? .frozen : .open))
            let accepted = try await round.office.sheet(try round.id("a1"), for: office).record.state
            let untouched = try await round.office.sheet(try round.id("a2"), for: office).record.state
            #expect(accepted == (isClosed ? SheetForm.State.settled : SheetForm.State.accepted))
            #expect(untouched == (isClosed ? SheetForm.State.lapsed : SheetForm.State.toDo))
        }
    }

    @Test func `sealing a year leaves the rounds of others`() async throws {
        let round = try await TestRound()
        try await round.office.close(TestRound.round, try await round.act("office"))
        let browser = try await round.browser("office")
        try await browser.get("\(base)freeze/")
        try await browser.send("\(base)freeze/", [("year", "2022"), ("publication", ""), ("reason", "確定")])
        #expect(browser.path == base)
        let office = try await round.standing("office")
        #expect(try await round.office.round(TestRound.round, for: office).state == .closed)
    }
}
