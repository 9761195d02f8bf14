import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import SQLiteDriver
import Seals
import SealsStorage
import TestSupport
import Wording

/// The town's plan in a database, with its seals.
struct SealedTown: Sendable {
    let plans: SQLPlanStore
    let store: SQLSealStore
    let office: SealOffice
    let town: Plan.ID

    /// Opens the stores in a database and saves the town's plan.
    init(_ database: SQLiteDatabase, _ plan: Plan? = nil) async throws {
        let plan = try plan ?? TownPlan().plan()
        plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        store = try await SQLSealStore.open(database, plans: plans)
        office = SealOffice(
            store: store,
            plans: plans,
            folders: SealOffice.Folders(
                files: { PlanFolderWriter().folder(for: $0).files },
                plan: { try PlanFolderReader().read(PlanFolder(files: $0)).plan }
            )
        )
        town = plan.id
        try await plans.save(plan, by: "試験", at: .start, reason: "試験")
    }

    /// In memory.
    init() async throws {
        try await self.init(SQLiteDatabase.inMemory())
    }

    @discardableResult
    func freeze(_ year: Int, after seconds: TimeInterval = 60, publication: String? = nil) async throws -> SealEntry {
        try await office.freeze(
            town,
            year: fiscal(year),
            publication: publication.flatMap { CalendarDate($0) },
            .test(after: seconds)
        )
    }

    @discardableResult
    func correct(after seconds: TimeInterval = 120, _ edit: (inout Plan) throws -> Void) async throws -> SealEntry {
        try await office.correct(town, .test(after: seconds), edit: edit)
    }

    /// Saves the plan with a change, as an import or a round does.
    func save(_ edit: (inout Plan) throws -> Void) async throws {
        guard let stored = try await plans.plan(town) else { throw Missing() }
        var plan = stored.plan
        try edit(&plan)
        try await plans.save(plan, by: "試験", at: .start + 300, reason: "変更", over: stored.revision)
    }
}

struct Missing: Error {}

extension Date {
    static let start = Date(timeIntervalSince1970: 1_722_000_000)
}

extension SealSignature {
    static func test(after seconds: TimeInterval) -> SealSignature {
        SealSignature(actor: "試験", post: "主査", time: .start + seconds, reason: "試験のため")
    }
}

func fiscal(_ year: Int) throws -> FiscalYear {
    guard let year = FiscalYear(year) else { throw Missing() }
    return year
}

extension Plan {
    /// Changes one series of a measure.
    mutating func edit(_ measure: String, _ series: Int = 0, _ body: (inout Indicator) throws -> Void) throws {
        guard let index = measures.firstIndex(where: { $0.id.text == measure }) else { throw Missing() }
        try body(&measures[index].indicators[series])
    }
}
