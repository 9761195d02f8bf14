import PagesSupport
import TestSupport
import Testing

/// The page of a plan in a year, on a plan that anybody can count.
struct DashboardTests {
    private func document(_ town: TownPlan = TownPlan(), _ path: String = TownPages.year) async throws -> Document {
        Document(try await InProcessClient(of: town.plan()).get(path).text)
    }

    /// The numbers beside their names.
    private func figures(_ document: Document) -> [String] {
        document.elements.filter { $0.has(class: "key-figure") }.map { box in
            let inside = document.inside(box)
            let label = inside.first { $0.name == "dt" }?.text ?? ""
            return "\(label) \(inside.first { $0.has(class: "key-value") }?.text ?? "")"
        }
    }

    private func rows(_ document: Document, _ table: String) -> [[String]] {
        document.rows(ofTable: table).map { $0.map(\.text) }
    }

    @Test func `the sentence says how many are how good, what changed and what is behind`() async throws {
        let lead = try #require(try await document().all("p").first { $0.has(class: "lead") })
        #expect(
            lead.text == """
                令和5年度は、7の指標のうち6件で率が出ており、そのうち4件が「◎ 順調」です。前年度より評価が上がったのは1件、\
                下がったのは1件です。遅れているのは1件です。
                """
        )
        let english = try #require(try await document(path: "/en").all("p").first { $0.has(class: "lead") })
        #expect(english.text.hasPrefix("In FY2023, 6 of 7 indicators have a rate, and 4 of these are “◎ On track”."))
    }

    @Test func `each key figure is the length of the list that it leads to`() async throws {
        let client = try InProcessClient(of: TownPlan().plan())
        let document = try await document()
        #expect(
            figures(document) == [
                "目標値に届いている 3", "評価が上がった 1", "評価が下がった 1", "遅れている 1", "実績値がない 1", "遅れている 1",
                "下がって目標にも届かない 2", "実績値がない 1",
            ]
        )
        for link in document.elements where link.has(class: "key-value") || link.has(class: "count-link") {
            let path = try #require(link.attributes["href"])
            // The count of a heading leads to the heading, which lists all of its series.
            guard path.contains("/lists/") || path.hasSuffix("/measures/") else {
                #expect(path.hasSuffix("#measures-heading"))
                continue
            }
            let words = link.text.split(separator: " ")
            let shown = try #require(Int(words.count > 1 ? words[1] : words[0]))
            #expect(Document(try await client.get(path).text).measures().count == shown, "\(path)")
        }
    }

    @Test func `what changed since last year is counted by rating and named`() async throws {
        let document = try await document()
        #expect(
            rows(document, "symbols").map { $0.dropFirst().joined(separator: " ") } == [
                "4 4 ±0", "1 1 ±0", "2 1 －1", "0 1 ＋1",
            ]
        )
        let changes = try #require(document.elements.first { $0.attributes["aria-labelledby"] == "changes" })
        let lines = document.inside(changes).filter { $0.name == "li" }.map(\.text)
        let measures = [
            "新しい No.4 書かない窓口", "終了 No.5 紙の台帳", "名称の変更 No.6 文書の電子保存 文書保存 → 文書の電子保存",
            "担当の変更 No.6 文書の電子保存 デジタル課 → 文書課",
        ]
        #expect(lines.suffix(4) == measures[...])
        #expect(lines.contains { $0.hasPrefix("No.2 窓口予約") && $0.contains("前年度差 －35.0") })
        #expect(lines.contains { $0.hasPrefix("No.2 窓口予約") && $0.contains("前年度差 ＋33.3") })
    }

    @Test func `what needs attention stands in the order of its weight`() async throws {
        let document = try await document()
        #expect(document.measures(ofTable: "attention-series") == ["a2", "a3"])
    }

    @Test func `the coverage adds up to the plan`() async throws {
        let rows = rows(try await document(), "coverage-table")
        #expect(rows.map { $0.dropFirst().joined(separator: " ") } == ["3 0 1 0 0 4", "3 0 0 0 0 3", "6 0 1 0 0 7"])
        let sums = rows.dropLast().reduce([0, 0, 0, 0, 0, 0]) { sum, row in
            zip(sum, row.dropFirst()).map { $0 + (Int($1) ?? 0) }
        }
        #expect(sums.map(String.init) == Array(rows[2].dropFirst()))
    }

    @Test func `plain Japanese says the same numbers, with Western years and readings`() async throws {
        let document = try await document()
        let easy = try #require(document.elements.first { $0.has(class: "easy") })
        let inside = document.inside(easy)
        let numbers = inside.filter { $0.name == "li" }.compactMap { $0.text.split(separator: "：").last }
        #expect(numbers == ["4", "1", "1", "1"])
        let first = try #require(inside.first { $0.name == "p" }).text
        #expect(first.contains("例示町の") && first.contains("2023年度（ねんど）"))
        #expect(!inside.contains { $0.text.contains("令和") })
        #expect(inside.count { $0.name == "ruby" } == inside.count { $0.name == "rt" })
        #expect(inside.count { $0.name == "ruby" } > 8)
        let english = try await self.document(path: "/en")
        #expect(!english.elements.contains { $0.has(class: "easy") })
        let future = try await self.document(TownPlan(), "/plans/town/2024/")
        #expect(future.all("p").contains { $0.text.contains("まだ") && $0.text.contains("ありません") })
    }

    @Test func `without ratings it speaks of targets, without actuals of targets alone`() async throws {
        let plain = try await document(.withoutBands)
        #expect(plain.all("p").contains { $0.text.contains("6件で率が出ており、3件が目標値に届きました。") })
        let early = try await document(.withoutActuals)
        #expect(early.all("p").contains { $0.text == "令和5年度の実績はまだありません。目標値だけを掲載しています。" })
        #expect(early.element(id: "attention") == nil)
        #expect(rows(early, "coverage-table").last?.dropFirst().joined(separator: " ") == "0 0 7 0 0 7")
    }

    @Test(arguments: TownPages.all.filter { $0.contains("/2023/") })
    func `every number in a table leads to where it comes from`(path: String) async throws {
        let document = try await document(TownPlan(), path)
        let cells = document.elements.filter { $0.name == "td" && $0.has(class: "number") && !$0.text.isEmpty }
        let changes = document.element(id: "symbols").map(document.inside) ?? []
        for cell in cells where !changes.contains(where: { $0.index == cell.index }) {
            #expect(document.inside(cell).contains { $0.name == "a" }, "\(cell.text)")
        }
        for value in document.elements where value.has(class: "key-value") && !path.contains("/measures/a") {
            #expect(value.name == "a", "\(value.text)")
        }
    }
}

extension DashboardTests {
    /// The same page in another reading.
    fileprivate func document(path prefix: String) async throws -> Document {
        try await document(TownPlan(), prefix + TownPages.year)
    }
}
