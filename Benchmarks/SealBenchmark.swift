import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import SQLiteDriver
import Seals
import SealsStorage

/// Verifying ten years of seals of a plan, each of them with all of its figures.
struct SealBenchmark {
    let folder: String

    func run() async throws {
        let plan = try Self.tenYears(of: PlanFolderReader().read(path: folder).plan)
        let database = try SQLiteDatabase.inMemory()
        let store = try await SQLPlanStore.open(database) { try RulesReader().read([UInt8]($0.utf8), for: nil) }
        let office = SealOffice(
            store: try await SQLSealStore.open(database, plans: store),
            plans: store,
            folders: SealOffice.Folders(
                files: { PlanFolderWriter().folder(for: $0).files },
                plan: { try PlanFolderReader().read(PlanFolder(files: $0)).plan }
            )
        )
        let hand = SealSignature(actor: "bench", post: "bench", time: Date(), reason: "bench")
        // Each seal covers other files, as it does where a year was filled in since.
        for (index, year) in plan.period.enumerated() {
            var then = plan
            for later in plan.period.dropFirst(index + 1) { then = then.without([later]) }
            _ = try await store.save(then, by: "bench", at: Date(), reason: "bench")
            try await office.freeze(plan.id, year: year, publication: nil, hand)
        }
        var verifying = Measurement("verifying ten years of seals", limit: .seconds(1))
        try await verifying.measure(9) { _ in
            plan.id
        } _: { id in
            let report = try await office.verify(id)
            precondition(report.faults.isEmpty && report.entries.count == 10)
        }
        verifying.report()
        try database.close()
    }

    /// The plan with the figures of its current year in each of ten years.
    private static func tenYears(of plan: Plan) throws -> Plan {
        var wide = plan
        let (last, year) = (plan.period.upperBound, plan.currentYear)
        let first = last.advanced(by: -9)
        wide.period = first...last
        let start = plan.rules.versions.first?.from.year ?? first.year
        let source = plan.rules.source.replacing("from: \(start)", with: "from: \(first.year)", maxReplacements: 1)
        wide.rules = try RulesReader().read([UInt8](source.utf8), for: nil)
        wide.lineage = []
        // Forms with a column for each year are made for five of them.
        wide.documents = []
        for measure in wide.measures.indices {
            for series in wide.measures[measure].indicators.indices {
                var indicator = wide.measures[measure].indicators[series]
                for other in wide.period {
                    indicator.targets[other] = indicator.targets[year]
                    indicator.actuals[other] = indicator.actuals[year]
                }
                wide.measures[measure].indicators[series] = indicator
            }
        }
        return wide
    }
}
