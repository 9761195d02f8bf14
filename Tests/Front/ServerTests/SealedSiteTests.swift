import Exchange
import Figures
import Foundation
import PagesSupport
import Planning
import PlanningStorage
import SQLiteDriver
import Seals
import SealsStorage
import Server
import Synchronization
import TestSupport
import Testing

/// What the public sees of sealed years and errata.
@Suite struct SealedSiteTests {
    /// The town's site on a day that a test chooses.
    private final class Town: Sendable {
        let plans: SQLPlanStore
        let office: SealOffice
        let client: InProcessClient
        let id: Plan.ID
        private let box: Box

        init(on day: String, showsDocuments: Bool = true) async throws {
            let plan = try TownPlan().plan()
            let database = try SQLiteDatabase.inMemory()
            plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
            let seals = try await SQLSealStore.open(database, plans: plans)
            office = SealOffice(
                store: seals,
                plans: plans,
                folders: SealOffice.Folders(
                    files: { PlanFolderWriter().folder(for: $0).files },
                    plan: { try PlanFolderReader().read(PlanFolder(files: $0)).plan }
                )
            )
            id = plan.id
            try await plans.save(plan, by: "試験", at: Date(timeIntervalSince1970: 1_720_000_000), reason: "試験")
            let box = Box(try #require(CalendarDate(day)))
            self.box = box
            let store = PublicPlanStore(store: plans, seals: seals) { box.day.withLock { $0 } }
            client = InProcessClient(Site(store: store, showsDocuments: showsDocuments).router())
        }

        private final class Box: Sendable {
            let day: Mutex<CalendarDate>

            init(_ day: CalendarDate) {
                self.day = Mutex(day)
            }
        }

        func go(to text: String) throws {
            let day = try #require(CalendarDate(text))
            box.day.withLock { $0 = day }
        }

        func freeze(_ year: Int, publication: String?) async throws {
            try await office.freeze(
                id,
                year: #require(FiscalYear(year)),
                publication: publication.flatMap { CalendarDate($0) },
                Self.hand
            )
        }

        /// An erratum about 2023's actual of the first measure.
        func correct() async throws {
            let year = try #require(FiscalYear(2023))
            try await office.correct(id, Self.hand) { plan in
                plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "1,100", unit: "件")
                plan.texts[0].text = "直した文"
            }
        }

        func text(_ path: String) async throws -> String { try await client.get(path).text }

        static let hand = SealSignature(
            actor: "試験",
            post: "主査",
            time: Date(timeIntervalSince1970: 1_722_000_000),
            reason: "集計の誤り"
        )
    }

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

    @Test func `a site without documents tells of seals and errata all the same`() async throws {
        let town = try await Town(on: "2024-08-02", showsDocuments: false)
        try await town.freeze(2022, publication: nil)
        try await town.freeze(2023, publication: nil)
        try await town.correct()
        let shown = try await town.text("/plans/town/2023/measures/a1/")
        #expect(shown.contains("訂正（第3号）訂正前「1,200 [1200]」") && shown.contains("集計の誤り（主査）"))
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
}
