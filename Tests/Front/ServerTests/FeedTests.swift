import Exchange
import Figures
import Foundation
import HTTPTypes
import PagesSupport
import Planning
import PlanningStorage
import SQLiteDriver
import Server
import Testing
import Wording

/// The feed of what was published and corrected.
struct FeedTests {
    private static let path = "/plans/ibusuki/feed.atom"

    private func entries(_ feed: String) -> [String] {
        feed.components(separatedBy: "<entry>").dropFirst().map { String($0) }
    }

    /// The feed after a first import and a correction of one figure.
    private func corrected() async throws -> (site: SampleSite, before: Figure) {
        let site = try await SampleSite(["ibusuki"])
        var plan = try SampleSite.plan("ibusuki")
        let year = try #require(FiscalYear(2023))
        let index = try #require(plan.measures.firstIndex { $0.indicators.first?.actuals[year]?.value.quantity != nil })
        let before = try #require(plan.measures[index].indicators[0].actuals[year])
        plan.measures[index].indicators[0].actuals[year] = try Figure(reading: "4,321")
        plan.tasks.removeLast(min(1, plan.tasks.count))
        try await site.store.save(
            plan,
            by: "企画係 <A&B>",
            at: Date(timeIntervalSince1970: 1_710_000_000),
            reason: "集計の誤り"
        )
        return (site, before)
    }

    @Test func `each revision is an entry, the latest first, with what was corrected`() async throws {
        let (site, before) = try await corrected()
        let answer = try await site.get(Self.path)
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
        let entries = entries(answer.text)
        #expect(entries.count == 2)
        #expect(answer.text.contains("<updated>2024-03-09T16:00:00Z</updated>"))
        #expect(entries[0].contains("変更 1、"))
        // Who recorded it may be an account's name, which is not the public's.
        #expect(!answer.text.contains("企画係"))
        #expect(entries[0].contains("理由：集計の誤り"))
        #expect(entries[0].contains("令和5年度 実績値"))
        #expect(entries[0].contains("\(before.value.text(.japanese))") && entries[0].contains("→ 4,321"))
        #expect(entries[0].contains("href=\"/plans/ibusuki/2023/measures/"))
        #expect(entries[1].contains("更新：追加 ") && !entries[1].contains("<li>"))
    }

    @Test func `the English feed is another one`() async throws {
        let (site, _) = try await corrected()
        let english = try await site.get("/en" + Self.path).text
        let japanese = try await site.get(Self.path).text
        #expect(english.contains("Update: ") && english.contains("Reason: 集計の誤り"))
        #expect(english.contains("href=\"/en/plans/ibusuki/2023/measures/"))
        let ids = (english + japanese).matches(of: /<id>(urn:uuid:[0-9a-f\-]{36})<\/id>/).map { String($0.output.1) }
        #expect(ids.count == 6)
        #expect(Set(ids).count == 6)
    }

    @Test func `identities stay when something is added, and the entity tag does not`() async throws {
        let site = try await SampleSite(["ibusuki"])
        let first = try await site.get(Self.path)
        let id = try #require(first.text.firstMatch(of: /<entry><id>([^<]+)<\/id>/)).output.1
        let tag = try #require(first.headers[.eTag])
        #expect(try await site.client.get(Self.path, headers: [.ifNoneMatch: tag]).status == .notModified)
        var plan = try SampleSite.plan("ibusuki")
        plan.name = Bilingual(plan.name.japanese + "（改定）", plan.name.english)
        try await site.store.save(plan, by: "test", at: Date(timeIntervalSince1970: 1_710_000_000), reason: "")
        let second = try await site.get(Self.path)
        #expect(second.headers[.eTag] != tag)
        #expect(entries(second.text).last?.contains(id) == true)
    }

    @Test func `a revision of thousands of rows is counted to its end`() async throws {
        let site = try await SampleSite(["kagoshima"])
        let rows = try #require(
            try await site.get("/plans/kagoshima/feed.atom").text.firstMatch(of: /追加 (\d+)、/)?.output.1
        )
        #expect(try #require(Int(rows)) > 1700)
    }

    @Test func `only the latest revisions are told`() async throws {
        let site = try await SampleSite(["ibusuki"])
        var plan = try SampleSite.plan("ibusuki")
        for count in 1...51 {
            plan.name = Bilingual(plan.name.japanese, "Plan \(count)")
            let time = Date(timeIntervalSince1970: 1_710_000_000 + Double(count))
            try await site.store.save(plan, by: "test", at: time, reason: "\(count)")
        }
        let entries = entries(try await site.get(Self.path).text)
        #expect(entries.count == 50)
        #expect(entries.first?.contains("理由：51<") == true)
        #expect(entries.last?.contains("理由：2<") == true)
    }

    @Test func `a plan without a history has an empty feed, and no plan has none`() async throws {
        let plan = try SampleSite.plan("ibusuki")
        let client = InProcessClient(Site(store: PublishedPlanStore(plan)).router())
        let feed = try await client.get(Self.path).text
        #expect(entries(feed).isEmpty)
        #expect(feed.contains("<updated>\(plan.period.lowerBound.year)-04-01T00:00:00+09:00</updated>"))
        #expect(try await client.get("/plans/kagoshima/feed.atom").status == .notFound)
        #expect(try await client.get(Self.path + "/").headers[.location] == Self.path)
    }
}
