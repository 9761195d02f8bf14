import Figures
import Foundation
import PagesSupport
import Planning
import TestSupport
import Testing
import Wording

/// What was published and corrected, as a page and beside the figures.
struct HistoryPageTests {
    private static let path = "/plans/ibusuki/history/"

    /// A first import and the correction of one figure; gives the measure and what its figure was.
    private func corrected() async throws -> (site: SampleSite, measure: Measure, before: Figure) {
        let site = try await SampleSite(["ibusuki"])
        var plan = try SampleSite.plan("ibusuki")
        let year = try #require(FiscalYear(2023))
        let index = try #require(plan.measures.firstIndex { $0.indicators.first?.actuals[year]?.value.quantity != nil })
        let before = try #require(plan.measures[index].indicators[0].actuals[year])
        plan.measures[index].indicators[0].actuals[year] = try Figure(reading: "4,321")
        let time = Date(timeIntervalSince1970: 1_710_000_000)
        try await site.store.save(plan, by: "<b>企画係</b>", at: time, reason: "集計の\"誤り\"<script>")
        return (site, plan.measures[index], before)
    }

    @Test func `each revision stands there, the latest first, with what was and what is`() async throws {
        let (site, measure, before) = try await corrected()
        let document = Document(try await site.get(Self.path).text)
        #expect(document.problems == [])
        let headings = document.all("h2").filter { $0.attributes["id"]?.hasPrefix("revision-") == true }
        #expect(headings.map(\.text) == ["2024年3月10日", "2023年11月15日"])
        let item = try #require(document.all("li").first { $0.text.contains(" → ") })
        #expect(item.text.contains("令和5年度 実績値"))
        #expect(item.text.contains("：\(before.value.text(.japanese))") && item.text.contains(" → 4,321"))
        let link = document.inside(item).first { $0.name == "a" }
        #expect(link?.attributes["href"] == "/plans/ibusuki/2023/measures/\(measure.id.text)/")
        let texts = document.all("p").map(\.text)
        #expect(texts.contains { $0.contains("変更 1行") && $0.contains("理由：集計の\"誤り\"<script>") })
        #expect(!texts.contains { $0.contains("企画係") })
        #expect(document.all("script").count == 1 && document.all("b").isEmpty)
    }

    @Test func `a measure tells its own corrections and no other measure's`() async throws {
        let (site, measure, _) = try await corrected()
        let own = Document(try await site.get("/plans/ibusuki/2023/measures/\(measure.id.text)/").text)
        let records = try #require(own.elements.first { $0.attributes["aria-labelledby"] == "records" })
        let items = own.inside(records).filter { $0.name == "li" }
        #expect(items.count == 1 && items[0].text.contains(" → 4,321"))
        #expect(own.inside(records).filter { $0.name == "h3" }.count == 2)
        let plan = try SampleSite.plan("ibusuki")
        let next = try #require(plan.measures.first { $0.id != measure.id })
        let other = Document(try await site.get("/plans/ibusuki/2023/measures/\(next.id.text)/").text)
        let others = try #require(other.elements.first { $0.attributes["aria-labelledby"] == "records" })
        #expect(other.inside(others).filter { $0.name == "h3" }.count == 1)
        #expect(!other.all("li").contains { $0.text.contains(" → ") })
    }

    @Test func `in English and with Western years it says the same`() async throws {
        let (site, _, _) = try await corrected()
        let english = Document(try await site.get("/en" + Self.path).text)
        #expect(english.all("h2").contains { $0.text == "10 March 2024" })
        #expect(english.all("li").contains { $0.text.contains("FY2023 Actual") && $0.text.contains(" → 4,321") })
        let western = Document(try await site.get("/seireki" + Self.path).text)
        #expect(western.all("li").contains { $0.text.contains("2023年度 実績値") })
    }

    @Test func `its data have a row for each revision and each changed figure`() async throws {
        let (site, measure, before) = try await corrected()
        let data = try JSONPage(try await site.get(Self.path + "data.json").bytes)
        #expect(data.rows("revisions").map { $0["revision"] } == ["2", "1"])
        #expect(data.rows("revisions").first?["reason"] == "集計の\"誤り\"<script>")
        #expect(data.rows("revisions").first?["time"] == "2024-03-09T16:00:00Z")
        let figure = try #require(data.rows("figures").first)
        #expect(data.rows("figures").count == 1)
        #expect(figure["measure"] == measure.id.text && figure["kind"] == "actual" && figure["year"] == "2023")
        #expect(figure["before"] == before.dataText && figure["after"] == "4321")
    }

    @Test func `a page is made anew once something was corrected`() async throws {
        let site = try await SampleSite(["ibusuki"])
        let before = try await site.get(Self.path).text
        var plan = try SampleSite.plan("ibusuki")
        plan.name = Bilingual("改めた計画", "A renamed plan")
        try await site.store.save(plan, by: "test", at: Date(timeIntervalSince1970: 1_710_000_000), reason: "")
        let after = try await site.get(Self.path).text
        #expect(!before.contains("revision-2") && after.contains("revision-2"))
    }

    @Test func `without a record the page and the measures say so`() async throws {
        let client = try InProcessClient(of: SampleSite.plan("ibusuki"))
        #expect(try await client.get(Self.path).text.contains("記録はまだありません。"))
        let measure = try await client.get("/en/plans/ibusuki/2023/measures/1a-1/").text
        #expect(measure.contains("There is no record of changes."))
    }
}
