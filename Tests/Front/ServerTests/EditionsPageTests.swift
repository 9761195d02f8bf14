import Foundation
import HTTPTypes
import PagesSupport
import Seals
import TestSupport
import Testing

/// 訂正と版: what was corrected, and the ways to earlier states.
@Suite struct EditionsPageTests {
    private static let path = TownPages.root + "editions/"

    private static func town() async throws -> SealedTown {
        let town = try await SealedTown(on: "2024-09-01")
        try await town.freeze(2022, publication: nil)
        try await town.freeze(2023, publication: "2024-08-01")
        try await town.correct(on: "2024-08-20")
        return town
    }

    @Test(arguments: Reading.allCases)
    func `the page stays as it was looked at`(reading: Reading) async throws {
        let town = try await Self.town()
        for (name, path) in [("editions", ""), ("edition-published", "published-2023/2023/measures/a1/")] {
            let text = try await town.text(reading.path(Self.path + path))
            #expect(Document(text).problems == [])
            try expectSnapshot(SnapshotTests.readable(text), named: "\(name)-\(reading.rawValue).html")
        }
    }

    @Test func `each sealed year has its seal, its editions and its errata, the latest first`() async throws {
        let town = try await Self.town()
        let text = try await town.text(Self.path)
        let document = Document(text)
        #expect(document.all("h2").map(\.text).prefix(2) == ["令和5年度", "令和4年度"])
        let rows = document.rows(ofTable: "year-2023-errata").map { $0.map(\.text) }
        #expect(rows.count == 2)
        #expect(
            rows.contains { row in
                row == [
                    row[0], "No.1 電子申請", "実績値", "1,200 [1200]", "1,100 [1100]", row[5],
                ] && row[0].hasPrefix("第3号令和6年8月20日") && row[5].hasPrefix("集計の誤り（主査）")
            },
            "\(rows)"
        )
        let links = document.all("a").compactMap { $0.attributes["href"] }
        #expect(links.contains(Self.path + "?show=published-2023") && links.contains(TownPages.year))
        let hash = try #require(try await town.office.entries(of: town.id).first { $0.number == 2 }?.hash)
        #expect(text.contains(">\(hash)</code>"))
        #expect(!text.contains("試験"), "who did it is not the public's")
    }

    @Test func `seals and errata are data`() async throws {
        let town = try await Self.town()
        let seals = try CSVPage(try await town.get(Self.path + "seals.csv").bytes).rows
        #expect(seals.map { $0["year"] } == ["2022", "2023"])
        #expect(seals.map { $0["publication"] } == ["2024-07-26", "2024-08-01"])
        let errata = try CSVPage(try await town.get(Self.path + "errata.csv").bytes).rows
        let figure = try #require(errata.first { $0["subject"] == "figure" })
        #expect(figure["before"] == "1,200 [1200]" && figure["after"] == "1,100 [1100]" && figure["measure"] == "a1")
        #expect(figure["reason"] == "集計の誤り" && figure["day"] == "2024-08-20" && figure["number"] == "3")
    }

    @Test(arguments: [
        ("?day=2024-08-05", "editions/2024-08-01/"), ("?day=2024-09-01", ""),
        ("?show=2024-07-26", "editions/2024-07-26/"),
        ("?show=published-2023", "editions/published-2023/"), ("?day=2024-08-05&show=", "editions/2024-08-01/"),
    ])
    func `a question leads to the edition`(query: String, led: String) async throws {
        let town = try await Self.town()
        for reading in Reading.allCases {
            let answer = try await town.get(reading.path(Self.path) + query)
            #expect(answer.status == .found)
            #expect(answer.headers[.location] == reading.path(TownPages.root + led))
        }
    }

    @Test(arguments: [
        ("?day=", "見たい日を入力してください。", ""), ("?day=2024-09-02", "まだ来ていない日です。", "2024-09-02"),
        ("?day=2020-01-01", "この計画はまだありませんでした。", "2020-01-01"),
        ("?day=31.12.2024", "「31.12.2024」は日付として読めません。", "31.12.2024"),
        ("?day=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "「&quot;&gt;&lt;script&gt;alert(1)&lt;/…」は日付として", ""),
        ("?show=published-2024", "その年度を公表した版はありません。", ""),
    ])
    func `a day that cannot be shown is told by the field and in the summary, with what was typed`(
        query: String,
        words: String,
        value: String
    ) async throws {
        let answer = try await Self.town().get(Self.path + query)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.headers[.cacheControl] == "no-store")
        let document = Document(answer.text)
        #expect(document.problems == [])
        #expect(document.all("title").first?.text.hasPrefix("エラー：") == true)
        let field = try #require(document.all("input").first { $0.attributes["id"] == "field-day" })
        #expect(field.attributes["aria-invalid"] == "true")
        if !value.isEmpty { #expect(field.attributes["value"] == value) }
        let summary = try #require(document.all("div").first { $0.attributes["class"] == "error-summary" })
        #expect(document.inside(summary).contains { $0.attributes["href"] == "#field-day" })
        #expect(!answer.text.contains("<script>alert"))
        #expect(answer.text.contains(words))
    }

    @Test func `what an erratum says is shown as text`() async throws {
        let town = try await Self.town()
        let hostile = "<script>alert(1)</script>\"'&"
        try await town.correct(on: "2024-08-21", text: hostile, why: hostile)
        let text = try await town.text(Self.path)
        #expect(Document(text).problems == [])
        #expect(!text.contains("<script>alert"))
        #expect(text.components(separatedBy: "&lt;script&gt;alert(1)&lt;/script&gt;").count > 2)
    }

    @Test(arguments: ["?day=2024-08-05&day=2024-08-06", "?day=2024-08-05&show=published-2023", "?colour=red", "?%ff=1"])
    func `other conditions are refused`(query: String) async throws {
        let status = try await Self.town().get(Self.path + query).status
        #expect(status == .unprocessableContent || status == .badRequest)
    }

    @Test func `a plan that was never sealed has the page and the form`() async throws {
        let client = InProcessClient(of: try TownPlan().plan())
        let text = try await client.get(Self.path).text
        #expect(text.contains("確定した年度は、まだありません。") && text.contains("この日の計画を見る"))
        // A site of one plan without its past has no editions.
        #expect(try await client.get(Self.path + "2024-08-01/2023/").status == .notFound)
    }
}
