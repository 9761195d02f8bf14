import PagesSupport
import TestSupport
import Testing

struct CrawlTests {
    /// The smaller city whole; of the larger one what stands under its current year in the first reading but the lists
    /// in other orders, and of everything else of it one address in sixteen.
    ///
    /// Which ones is decided by the address alone, so that a failure comes again. Publishing follows every link.
    @Test func `every link on every page leads to a well-formed page`() async throws {
        var walk = Walk(try await SharedSite.site.client) { path in
            let bare = Reading.barePath(path)
            guard bare.hasPrefix("/plans/kagoshima/") else { return true }
            let share = Fingerprint(Array(path.utf8)).text.hasSuffix("0")
            let isListed = bare.contains("/lists/") || bare.hasSuffix("/rate/") || bare.hasSuffix("-down/")
            return share || path.hasPrefix("/plans/kagoshima/2023/") && !isListed && !bare.hasSuffix(".csv")
        }
        try await walk.run(from: ["/"])
        #expect(walk.problems == [])
        let ibusuki = walk.pages.filter { $0.contains("/plans/ibusuki/") }
        // Every measure and heading in every year and reading.
        #expect(ibusuki.count > 250)
        #expect(walk.pages.count > ibusuki.count + 200)
        #expect(walk.files.count > 100)
    }

    @Test(arguments: [TownPlan(), .withoutBands, .withoutActuals])
    func `a plan without ratings or without actuals has nothing but well-formed pages`(town: TownPlan) async throws {
        var walk = Walk(try InProcessClient(of: town.plan())) { path in
            path.hasPrefix("/plans/") && !path.hasSuffix(".csv") && !path.hasSuffix(".png")
        }
        try await walk.run(from: ["/plans/town/2023/"])
        #expect(walk.problems == [])
        #expect(walk.pages.count > 50)
    }
}
