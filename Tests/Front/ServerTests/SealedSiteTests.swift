import PagesSupport
import TestSupport
import Testing

/// What the public sees of sealed years and errata.
@Suite struct SealedSiteTests {
    private typealias Town = SealedTown

    @Test func `a plan that was never sealed is shown as it stands`() async throws {
        let town = try await Town(on: "2024-07-01")
        let plain = InProcessClient(of: try TownPlan().plan())
        let shown = try await town.text("/plans/town/2023/measures/a1/")
        #expect(shown.contains("1,200"))
        #expect(try await plain.get("/plans/town/2023/").text == town.text("/plans/town/2023/"))
    }

    @Test func `a sealed year is public from its day on`() async throws {
        let town = try await Town(on: "2024-07-31")
        try await town.freeze(2023, publication: "2024-08-01")
        let before = try await town.text("/plans/town/2023/measures/a1/")
        #expect(!before.contains("1,200"))
        #expect(!before.contains("画面を公開した"))
        #expect(before.contains("950"))
        #expect(try await !town.text("/plans/town/2023/measures/a1/years.csv").contains("1200"))
        #expect(try await !town.text("/plans/town/feed.atom").contains("1,200"))
        #expect(try await !town.text("/search/?q=%E5%85%AC%E9%96%8B%E3%81%97%E3%81%9F").contains("画面を公開した"))
        try town.go(to: "2024-08-01")
        let after = try await town.text("/plans/town/2023/measures/a1/")
        #expect(after.contains("1,200"))
        #expect(after.contains("画面を公開した"))
        #expect(after.contains("第1号 "))
    }

    @Test func `the year after a sealed one waits for its own seal`() async throws {
        let town = try await Town(on: "2024-08-02")
        try await town.freeze(2022, publication: nil)
        #expect(try await !town.text("/plans/town/2023/measures/a1/").contains("1,200"))
        try await town.freeze(2023, publication: nil)
        #expect(try await town.text("/plans/town/2023/measures/a1/").contains("1,200"))
    }

    @Test(arguments: [
        ("/plans/town/2023/measures/a1/", "訂正（第3号）訂正前「1,200 [1200]」"),
        ("/plans/town/2023/measures/a1/", "訂正（第3号）訂正前「画面を公開した。」"),
        ("/plans/town/2023/measures/a1/", "集計の誤り（主査）"),
        ("/plans/town/2023/measures/", "訂正（第3号）訂正前「1,200 [1200]」"),
        ("/plans/town/2023/nodes/n1/", "訂正（第3号）訂正前「1,200 [1200]」"),
        ("/plans/town/2023/units/u1/", "訂正（第3号）訂正前「1,200 [1200]」"),
        ("/plans/town/2023/", "第3号 "),
        ("/plans/town/2023/measures/measures.csv", #""1,200 [1200]",3"#),
        ("/plans/town/2023/measures/a1/texts.csv", "直した文,画面を公開した。,3"),
        ("/plans/town/feed.atom", "<title>訂正（第3号）"),
    ])
    func `an erratum is shown beside what stood there`(path: String, words: String) async throws {
        let town = try await Town(on: "2024-08-02")
        try await town.freeze(2022, publication: nil)
        try await town.freeze(2023, publication: nil)
        try await town.correct()
        #expect(try await town.text(path).contains(words), "\(path)")
    }

    @Test(arguments: ["measures/a1/", "measures/", "editions/"])
    func `a site without the office's documents shows errata as well`(path: String) async throws {
        let town = try await Town(on: "2024-08-02", showsDocuments: false)
        try await town.freeze(2023, publication: nil)
        try await town.correct()
        let root = path == "editions/" ? TownPages.root : TownPages.year
        #expect(try await town.text(root + path).contains("1,200 [1200]"))
    }
}
