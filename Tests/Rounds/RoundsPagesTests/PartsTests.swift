import Casework
import Figures
import Planning
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// A figure of several parts is asked for part by part, without JavaScript.
@Suite struct PartsTests {
    private static let fields = ["actual-1-part-1", "actual-1-part-2", "actual-1", "actual-1-reason"]

    /// Last year's applications came from two places, and are added up.
    private var town: TownPlan {
        var town = TownPlan()
        let before = "a1,1,2022,actual,,,950\n"
        let after = "a1,1,2022,actual,,,HP 900件 + 窓口 50件\n"
        town.files["figures.csv"] = town.files["figures.csv"]?.replacing(before, with: after)
        town.files["rules.yaml"] = town.files["rules.yaml"]?.replacing(
            "rate: {",
            with: "rate: {parts: sum, ",
            maxReplacements: 1
        )
        return town
    }

    private func actual() throws -> FieldAddress { try #require(SheetForm.actual("1")) }

    private func part(_ label: String, _ amount: Int32, unit: String = "件") -> FigurePart {
        FigurePart(label: label, amount: ExactDecimal(amount), unit: unit)
    }

    /// What the form of the figure sends: the parts, the figure that has none, the reason.
    private func answers(_ values: String...) -> [(String, String)] {
        Self.fields.enumerated().map { ($1, $0 < values.count ? values[$0] : "") }
    }

    private func opened(_ name: String = "reporter-u1") async throws -> (TestRound, OfficeBrowser, path: String) {
        let round = try await TestRound(town)
        let browser = try await round.browser(name)
        let path = try round.path("a1")
        try await browser.get(path)
        return (round, browser, path)
    }

    private func value(_ round: TestRound) async throws -> FieldValue? {
        try await round.sheet("a1").record.value(try actual())
    }

    private func field(_ name: String, on browser: OfficeBrowser) throws -> String {
        let document = HTMLDocument(browser.page)
        return try #require(document.element(id: "field-\(name)"), "\(name)").attributes["value"] ?? ""
    }

    /// What is said to be wrong at a field; nothing where nothing is.
    private func error(_ name: String, on browser: OfficeBrowser) -> String? {
        let document = HTMLDocument(browser.page)
        return document.element(id: "field-\(name)-error").map { document.inside($0).map(\.text).joined() }
    }

    @Test func `each part has a field with its name, its unit and last year's value`() async throws {
        let (_, browser, _) = try await opened()
        for name in ["actual-1-part-1", "actual-1-part-2"] { #expect(try field(name, on: browser) == "", "\(name)") }
        for words in [">HP<", ">窓口<", "前年度 900件", "前年度 50件", "単位は件", "内訳に分けられないときの値"] {
            #expect(browser.page.contains(words), "\(words)")
        }
    }

    @Test func `parts are stored as one figure, and its rate is worked out from them`() async throws {
        let (round, browser, path) = try await opened()
        try await browser.send(path, answers("１，１００件", "100"))
        #expect(browser.status == 200 && browser.page.contains("保存しました"))
        #expect(try await value(round) == .figure(.parts([part("HP", 1100), part("窓口", 100)])))
        #expect(try field("actual-1-part-1", on: browser) == "1,100")
        #expect(browser.page.contains("1100 + 100 = 1200") && browser.page.contains("120％"))
        let version = try await round.sheet("a1").record.version
        try await browser.send(path, answers("1,100", "100"))
        #expect(try await round.sheet("a1").record.version == version)
    }

    @Test func `what is there so far is kept without a rate, and the rest is missing`() async throws {
        let (round, browser, path) = try await opened()
        try await browser.send(path, answers("1100") + [("activity", "実施した。")])
        #expect(try await value(round) == .figure(.parts([part("HP", 1100)])))
        #expect(try await round.sheet("a1").series[0].evaluation == nil)
        #expect(browser.page.contains("href=\"#field-actual-1-part-2\"") && browser.page.contains("「窓口」"))
        try await browser.send(path, answers("1100") + [("activity", "実施した。"), ("step", "submit")])
        #expect(browser.status == 422)
        #expect(error("actual-1-part-2", on: browser)?.contains("入力してください") == true)
        #expect(error("actual-1-part-1", on: browser) == nil)
        try await browser.send(path, answers("1100", "0") + [("activity", "実施した。"), ("step", "submit")])
        #expect(try await round.sheet("a1").record.state == SheetForm.State.atHead)
        #expect(try await value(round) == .figure(.parts([part("HP", 1100), part("窓口", 0)])))
    }

    @Test(arguments: [("1,00", "桁区切り"), ("5人", "単位が違います"), ("集計中", "数値がない理由"), ("増えた", "数値として読めません")])
    func `a part that cannot be read says so at its field, and stays as it was typed`(
        typed: String,
        words: String
    ) async throws {
        let (round, browser, path) = try await opened()
        try await browser.send(path, answers("1100", typed) + [("activity", "実施した。")])
        #expect(browser.status == 422 && browser.page.contains("href=\"#field-actual-1-part-2\""))
        #expect(error("actual-1-part-2", on: browser)?.contains(words) == true)
        #expect(error("actual-1-part-1", on: browser) == nil)
        #expect(try field("actual-1-part-1", on: browser) == "1100")
        #expect(try field("actual-1-part-2", on: browser) == typed)
        #expect(try await value(round) == nil)
        #expect(
            try await round.sheet("a1").record.value(FieldAddress(SheetForm.Field.activity)) == .text("実施した。")
        )
    }

    @Test func `a figure without parts or a reason stands instead of them, never beside them`() async throws {
        let (round, browser, path) = try await opened()
        for instead in [["", "", "1200"], ["", "", "", "not_yet_available"]] {
            let sent = Dictionary(uniqueKeysWithValues: zip(Self.fields, instead + ["", ""]))
            try await browser.send(path, Self.fields.map { ($0, sent[$0] ?? "") })
            #expect(browser.status == 200)
            for (name, text) in sent where name != "actual-1-reason" && !text.isEmpty {
                #expect(try field(name, on: browser) == "1,200")
            }
        }
        #expect(try await value(round) == .figure(.none(.notYetAvailable)))
        try await browser.send(path, answers("5", "", "1200"))
        #expect(error("actual-1-part-1", on: browser)?.contains("どちらか一方") == true)
        try await browser.send(path, answers("", "5", "", "not_yet_available"))
        #expect(error("actual-1-part-2", on: browser)?.contains("どちらか一方") == true)
        #expect(try await value(round) == .figure(.none(.notYetAvailable)))
    }

    @Test func `last year's parts are taken over by one press`() async throws {
        let (round, browser, path) = try await opened()
        try await browser.send(path, answers() + [("take", "actual-1-part-1")])
        #expect(try await value(round) == .figure(.parts([part("HP", 900), part("窓口", 50)])))
        #expect(try field("actual-1-part-2", on: browser) == "50")
    }

    @Test func `two people at the parts of one figure choose between the whole figures`() async throws {
        let (round, first, path) = try await opened()
        let second = try await round.browser("head-u1")
        try await second.get(path)
        try await first.send(path, answers("10", "1"))
        try await second.send(path, answers("20", "2"))
        #expect(second.status == 409)
        #expect(second.page.contains("あなたの入力：HP 20件 + 窓口 2件") && second.page.contains("今の内容：HP 10件 + 窓口 1件"))
        try await second.send(path + "conflict/", [("keep-actual-1-part-1", "mine")])
        #expect(second.path == path, "\(second.status)")
        #expect(try await value(round) == .figure(.parts([part("HP", 20), part("窓口", 2)])))
    }

    @Test func `what is stored otherwise stays as it is while nobody changes it`() async throws {
        for stored: FigureValue in [
            .parts([part("HP", 5, unit: ""), part("窓口", 6)]), .parts([part("電話", 5), part("窓口", 6)]),
            .parts([part("HP", 5, unit: "人"), part("窓口", 6)]), .number(ExactDecimal(11)),
        ] {
            let (round, browser, path) = try await opened()
            let draft = FieldDraft(seen: 1, values: [try actual(): .figure(stored)])
            try await round.office.save(draft, in: try round.id("a1"), try await round.act("head-u1"))
            let version = try await round.sheet("a1").record.version
            try await browser.get(path)
            try await browser.send(path, try Self.fields.map { ($0, try field($0, on: browser)) })
            #expect(browser.status == 200, "\(stored)")
            #expect(try await round.sheet("a1").record.version == version, "\(stored)")
        }
    }

    @Test func `the office corrects a part by its field`() async throws {
        let (round, browser, path) = try await opened()
        try await browser.send(path, answers("1100", "100") + [("activity", "実施した。"), ("step", "submit")])
        let seen = SeenSheet(try round.id("a1"), version: try await round.sheet("a1").record.version)
        _ = try await round.office.approve([seen], try await round.act("head-u1"))
        let office = try await round.browser("office")
        let correct = DeskPath.review(TestRound.round, try round.id("a1"), "correct")
        try await office.get(correct)
        #expect(try field("actual-1-part-1", on: office) == "1,100")
        let texts = [("activity", "実施した。"), ("reason", "転記の誤り")]
        let parts = { (second: String) in
            answers("1,100", second)
        }
        try await office.send(correct, parts("1,00") + texts)
        #expect(error("actual-1-part-2", on: office)?.contains("桁区切り") == true)
        try await office.send(correct, parts("10") + texts)
        #expect(try await value(round) == .figure(.parts([part("HP", 1100), part("窓口", 10)])))
        #expect(office.page.contains("訂正前：HP 1,100件<br>窓口 100件"))
    }
}
