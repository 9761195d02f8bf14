import Casework
import Figures
import HTTPTypes
import PagesSupport
import Planning
import Rounds
import Seals
import SheetReader
import TestSupport
import Testing

@testable import RoundsPages

/// What the committee reads before its meeting.
@Suite struct PackDocumentTests {
    private let base = "/office/rounds/town-2023/pack/"

    /// All texts of the document as the committee gets it.
    private func texts(_ round: TestRound) async throws -> String {
        let browser = try await round.browser("committee")
        var fields: HTTPFields = [:]
        fields[.cookie] = browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let answer = try await round.client.send(.get, "\(base)list.xlsx/", headers: fields)
        try #require(answer.status == .ok)
        return try Workbook(reading: answer.bytes).sheets.flatMap(\.cells.values).map { "\($0.value)" }
            .joined(separator: "\n")
    }

    @Test func `a document of a pack bears the seal, and the mark of an erratum with what stood there`() async throws {
        let round = try await TestRound()
        #expect(try await !texts(round).contains("第1号"))
        try await round.freeze(publication: "2024-08-01")
        let sealed = try await texts(round)
        #expect(sealed.contains("確定：第1号 ") && !sealed.contains("※2"))
        let year = try round.year()
        let hand = SealSignature(actor: "試験", post: "主査", time: round.clock.now, reason: "集計の誤り")
        try await round.seals.correct(try #require(Plan.ID("town")), hand) { plan in
            plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "940", unit: "件")
        }
        let corrected = try await texts(round)
        #expect(corrected.contains("確定：第2号 ") && corrected.contains("※2") && corrected.contains("集計の誤り"))
    }

    @Test(arguments: ["committee", "office", "auditor"])
    func `a pack leads to the accepted sheets, and to no other`(name: String) async throws {
        let round = try await TestRound()
        try await round.submit("a1")
        let (id, browser) = (try round.id("a1"), try await round.browser(name))
        try await browser.get(base)
        let (path, other) = (try round.path("a1"), try round.path("a2"))
        #expect(browser.page.contains("受理した調査票（0件）") && !browser.page.contains("href=\"\(path)\""))
        var seen = SeenSheet(id, version: try await round.sheet("a1").record.version)
        _ = try await round.office.approve([seen], try await round.act("head-u1"))
        seen = SeenSheet(id, version: try await round.sheet("a1").record.version)
        _ = try await round.office.accept([seen], try await round.act("office"))
        try await browser.get(base)
        #expect(browser.page.contains("受理した調査票（1件）"))
        #expect(browser.page.contains("<a href=\"\(path)\">1 電子申請</a>"))
        #expect(!browser.page.contains("href=\"\(other)\""))
        try await browser.get(path)
        #expect(browser.status == 200 && browser.page.contains("実施した。"), "\(browser.status)")
    }
}
