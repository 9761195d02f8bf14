import City
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

/// The town's site on a day that a test chooses, with years to be sealed; its plan was stored on 3 July 2024.
final class SealedTown: Sendable {
    let plans: SQLPlanStore
    let office: SealOffice
    let client: InProcessClient
    /// How often earlier states were asked for.
    let archive: CountingArchive
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
        let today: @Sendable () -> CalendarDate = { box.day.withLock { $0 } }
        archive = CountingArchive(PublicPlanArchive(plans: plans, seals: seals, today: today))
        client = InProcessClient(
            Site(
                store: PublicPlanStore(store: plans, seals: seals, today: today),
                archive: archive,
                showsDocuments: showsDocuments
            )
            .router()
        )
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

    func freeze(_ year: Int, publication: String?, on day: String = "2024-07-26") async throws {
        try await office.freeze(
            id,
            year: #require(FiscalYear(year)),
            publication: publication.flatMap { CalendarDate($0) },
            Self.hand(day)
        )
    }

    /// An erratum about 2023's actual of the first measure.
    func correct(
        on day: String = "2024-07-26",
        text: String = "直した文",
        why reason: String = "集計の誤り"
    ) async throws {
        let year = try #require(FiscalYear(2023))
        try await office.correct(id, Self.hand(day, reason)) { plan in
            plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "1,100", unit: "件")
            plan.texts[0].text = text
        }
    }

    /// Changes the plan outside of sealed years.
    func change(on day: String, _ edit: (inout Plan) throws -> Void) async throws {
        var plan = try #require(try await plans.plan(id)).plan
        try edit(&plan)
        try await plans.save(plan, by: "試験", at: Self.noon(day), reason: "試験")
    }

    func get(_ path: String) async throws -> InProcessClient.Answer { try await client.get(path) }

    func text(_ path: String) async throws -> String { try await client.get(path).text }

    private static func noon(_ day: String) throws -> Date {
        try #require(CalendarDate(day)).startInJapan.addingTimeInterval(12 * 3600)
    }

    private static func hand(_ day: String, _ reason: String = "集計の誤り") throws -> SealSignature {
        SealSignature(actor: "試験", post: "主査", time: try noon(day), reason: reason)
    }
}

/// Counts what is read of earlier states.
final class CountingArchive: PlanArchive {
    private let archive: any PlanArchive
    let plans = Atomic(0)
    let lists = Atomic(0)

    init(_ archive: any PlanArchive) {
        self.archive = archive
    }

    var today: CalendarDate { archive.today }

    func days(of plan: Plan.ID) async throws -> [CalendarDate] {
        lists.add(1, ordering: .relaxed)
        return try await archive.days(of: plan)
    }

    func plan(_ id: Plan.ID, in edition: EditionName) async throws -> PastPlan? {
        plans.add(1, ordering: .relaxed)
        return try await archive.plan(id, in: edition)
    }
}
