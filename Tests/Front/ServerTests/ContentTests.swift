import Foundation
import HTTPTypes
import PagesSupport
import Planning
import PlanningStorage
import TestSupport
import Testing
import Wording

struct ContentTests {
    @Test func `the plan's page says the state of the year in one sentence with counts`() async throws {
        let text = try await SharedSite.site.get("/plans/kagoshima/2023/").text
        #expect(text.contains("令和5年度は、147の指標のうち"))
        #expect(text.contains("180.6%"))
        #expect(text.contains("最終目標（R8）"))
        #expect(text.contains("この年度") == false)
    }

    @Test func `a year without actuals says so`() async throws {
        let text = try await SharedSite.site.get("/plans/kagoshima/2026/").text
        #expect(text.contains("令和8年度の実績はまだありません"))
    }

    @Test func `a city without ratings shows whether targets were reached`() async throws {
        let text = try await SharedSite.site.get("/plans/ibusuki/2023/").text
        #expect(text.contains("目標に到達"))
        #expect(text.contains("◎") == false)
    }

    @Test func `the rate that prints 90 and is ○ is shown with its working`() async throws {
        let text = try await SharedSite.site.get("/plans/kagoshima/2023/measures/m006/").text
        #expect(text.contains("89.834"))
        #expect(text.contains("44917 ÷ 50000 × 100"))
        #expect(text.contains("おおむね順調"))
    }

    @Test func `the list keeps only what fulfils every condition`() async throws {
        let site = try await SharedSite.site
        let all = Document(try await site.get("/plans/kagoshima/2023/measures/").text)
        let good = Document(try await site.get("/plans/kagoshima/2023/measures/?rating=%E2%97%8E&node=2").text)
        #expect(all.all("tr").count == 148)
        #expect((2..<40).contains(good.all("tr").count))
        let poor = good.all("span").filter { $0.attributes["class"]?.contains("chip-poor") == true }
        #expect(poor.isEmpty)
    }

    @Test func `a filter without hits says so and offers the way back`() async throws {
        let answer = try await SharedSite.site.get("/plans/kagoshima/2023/measures/?q=zzzzzz")
        #expect(answer.status == .ok)
        #expect(answer.text.contains("条件に合う指標はありません"))
    }

    @Test func `words are found whatever their width`() async throws {
        let site = try await SharedSite.site
        let narrow = try await site.get("/plans/kagoshima/2023/measures/?q=RPA").text
        let wide = try await site.get("/plans/kagoshima/2023/measures/?q=%EF%BC%B2%EF%BC%B0%EF%BC%A1").text
        #expect(Document(narrow).all("tr").count > 1)
        #expect(Document(narrow).all("tr").count == Document(wide).all("tr").count)
    }

    @Test func `a search links to what it found`() async throws {
        let text = try await SharedSite.site.get("/search/?q=%E7%94%B3%E8%AB%8B").text
        #expect(text.contains("<mark>申請</mark>"))
        #expect(text.contains("href=\"/plans/kagoshima/2023/measures/m005/\""))
        #expect(text.contains("href=\"/plans/ibusuki/2023/measures/1a-1/\""))
    }

    @Test func `what a reader typed is never markup`() async throws {
        let typed = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E"
        for path in ["/search/?q=\(typed)", "/plans/kagoshima/2023/measures/?q=\(typed)"] {
            let answer = try await SharedSite.site.get(path)
            let document = Document(answer.text)
            #expect(document.all("script").map { $0.attributes["src"] != nil && $0.text.isEmpty } == [true])
            #expect(document.problems == [])
        }
    }

    @Test func `the rules are told in words with their exceptions`() async throws {
        let text = try await SharedSite.site.get("/en/plans/kagoshima/rules/").text
        #expect(text.contains("actual ÷ yardstick × 100"))
        #expect(text.contains("rate (%) at least 90"))
        #expect(text.contains("No.42/1"))
    }

    @Test func `what the check found stands on its page and beside the figure`() async throws {
        let site = try await SharedSite.site
        let findings = try await site.get("/plans/kagoshima/findings/").text
        let measure = try await site.get("/plans/kagoshima/2023/measures/m017/").text
        #expect(findings.contains("率が計算と合わない"))
        #expect(measure.contains("点検で見つかったこと"))
    }

    @Test func `Japanese on an English page is marked as Japanese`() async throws {
        let text = try await SharedSite.site.get("/en/plans/kagoshima/2023/measures/m005/").text
        #expect(text.contains("<span lang=\"ja\">電子申請システムの拡充</span>"))
    }

    @Test func `a change of the plan is seen by the next request`() async throws {
        let site = try await SampleSite(["ibusuki"])
        let before = try await site.get("/plans/ibusuki/2023/")
        var plan = try SampleSite.plan("ibusuki")
        plan.name = Bilingual("新しい名前の計画", "A plan with a new name")
        try await site.store.save(plan, by: "test", at: Date(timeIntervalSince1970: 1_700_000_001), reason: "renamed")
        let after = try await site.get("/plans/ibusuki/2023/")
        #expect(after.text.contains("新しい名前の計画"))
        #expect(after.headers[.eTag] != before.headers[.eTag])
        let home = try await site.get("/")
        #expect(home.text.contains("新しい名前の計画"))
    }

    @Test func `each year has the measures and the names that it had`() async throws {
        let town = try InProcessClient(of: TownPlan().plan())
        func document(_ path: String) async throws -> Document {
            Document(try await town.get("/plans/town/" + path).text)
        }
        #expect(try await document("2022/measures/").measures() == ["a1", "a2", "a2", "a3", "a5", "a6", "a7"])
        #expect(try await document("2023/measures/").measures() == ["a1", "a2", "a2", "a3", "a4", "a6", "a7"])
        #expect(try await document("2022/measures/a6/").all("h1").map(\.text) == ["No.6 文書保存"])
        #expect(try await document("2023/measures/a6/").all("h1").map(\.text) == ["No.6 文書の電子保存"])
        for (path, isCurrent) in [
            ("2022/measures/a4/", false), ("2023/measures/a4/", true), ("2023/measures/a5/", false),
        ] {
            let says = try await town.get("/plans/town/" + path).text.contains("この年度の計画には含まれていません。")
            #expect(says != isCurrent, "\(path)")
        }
        let terms = try await document("2023/measures/a6/").all("dt").map(\.text)
        #expect(terms.contains("令和5年度 名称変更"))
        let owners = try await document("2023/measures/a6/").all("li").map(\.text)
        #expect(owners.contains("企画局 デジタル課 (～R4)") && owners.contains("企画局 文書課 (R5～)"))
    }
}
