import Figures
import Foundation
import Planning
import PlanningStorage
import Testing

/// A plan as it stood at an earlier moment.
@Suite struct AsOfTests {
    @Test(arguments: 1...12)
    func `a plan as of a moment is what was stored then`(seed: UInt64) async throws {
        try await withStore { store, _ in
            var maker = PlanMaker(seed: seed, measures: 5)
            var history: [(time: Date, plan: Plan, revision: Int)] = []
            var time = Date.noon
            for _ in 0..<6 {
                time += Double(Int.random(in: 1...100_000, using: &maker.random)) / 1000
                var plan = try maker.plan()
                // Now and then only a part changes, or nothing.
                if let last = history.last?.plan, maker.chance() {
                    let texts = plan.texts
                    plan = last
                    if maker.chance() {
                        plan.texts = texts.filter { text in plan.measures.contains { $0.id == text.measure } }
                    }
                    if maker.chance() { plan.measures.swapAt(0, 1) }
                }
                let change = try await store.save(plan, by: "試験", at: time, reason: "試験")
                history.append((time, plan, change.revision))
            }
            #expect(try await store.plan(history[0].plan.id, asOf: .noon) == nil)
            for (index, entry) in history.enumerated() {
                let until = index + 1 < history.count ? history[index + 1].time - 0.001 : time + 1_000_000
                for moment in [entry.time, until] {
                    let found = try await store.plan(entry.plan.id, asOf: moment)
                    #expect(found?.plan == entry.plan, "seed \(seed), entry \(index)")
                    #expect(found?.revision == entry.revision)
                }
            }
        }
    }

    @Test func `there is nothing of a plan that is not there`() async throws {
        try await withStore { store, _ in
            let nowhere: Plan.ID = try id("nowhere")
            #expect(try await store.plan(nowhere, asOf: .noon) == nil)
        }
    }

    @Test func `a revision knows of which years' results alone it tells`() async throws {
        try await withStore { store, _ in
            var maker = PlanMaker(seed: 1, measures: 5)
            var plan = try maker.plan()
            let year = plan.period.upperBound
            plan.texts = [YearlyText(measure: plan.measures[0].id, year: year, kind: .activity, text: "文")]
            plan.measures[0].indicators[0].actuals[year] = nil
            plan.measures[0].indicators[0].notes = []
            plan.measures[0].indicators[0].targets[year] = nil
            try await store.save(plan, by: "試験", at: .noon, reason: "試験")
            plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "1", unit: "件")
            try await store.save(plan, by: "試験", at: .noon + 1, reason: "試験")
            plan.measures[0].indicators[0].targets[year] = try Figure(reading: "2", unit: "件")
            try await store.save(plan, by: "試験", at: .noon + 2, reason: "試験")
            plan.texts = []
            plan.measures[0].indicators[0].actuals[year] = nil
            try await store.save(plan, by: "試験", at: .noon + 3, reason: "試験")
            let found = try await store.revisions(of: plan.id)
            #expect(found.map(\.time) == (0..<4).map { Date.noon + TimeInterval($0) })
            #expect(found.map(\.isGeneral) == [true, false, true, false])
            #expect(found[1].years == [year])
            #expect(found[3].years == [year])
            #expect(try await store.revisions(of: id("nowhere")) == [])
        }
    }
}
