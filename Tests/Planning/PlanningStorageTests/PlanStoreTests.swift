import Figures
import Foundation
import Planning
import SQLInterface
import SQLiteDriver
import Testing
import Wording

@testable import PlanningStorage

@Suite struct PlanStoreTests {
    @Test(arguments: 1...12)
    func `a plan comes back as it was saved`(seed: Int) async throws {
        var maker = PlanMaker(seed: UInt64(seed))
        let (first, second) = (try maker.plan(), try maker.plan())
        try await withStore { store, _ in
            let change = try await store.save(first)
            let stored = try await store.plan(first.id).orFail()
            #expect(stored.plan == first)
            #expect(stored.revision == change.revision)
            #expect(try haveTheSameLetters(stored.plan, first))

            try await store.save(second)
            let replaced = try await store.plan(first.id).orFail().plan
            #expect(replaced == second)
            #expect(try haveTheSameLetters(replaced, second))
        }
    }

    @Test func `decimals keep the places they were written with`() async throws {
        var plan = try Plan.small()
        plan.measures[0].indicators[0].actuals[try year(2023)] = Figure(try number("87.6"), printed: "87.60％")
        try await withStore { store, _ in
            try await store.save(plan)
            plan.measures[0].indicators[0].actuals[try year(2023)] = Figure(try number("87.60"), printed: "87.60％")
            #expect(try await store.save(plan).changed == 1)
            let figure = try await store.plan(plan.id).orFail().plan.measures[0].indicators[0].actuals[try year(2023)]
            #expect(figure?.value.canonicalText == "87.60")
        }
    }

    @Test func `there is nothing in an empty store`() async throws {
        let plan: Plan.ID = try id("kagoshima")
        try await withStore { store, _ in
            let plans = try await store.plans()
            #expect(plans == [])
            #expect(try await store.plan(plan) == nil)
            #expect(try await store.events(of: plan) == [])
            #expect(try await store.search("窓口") == [])
            #expect(try await store.revision == 0)
        }
    }

    @Test func `plans are listed by municipality`() async throws {
        try await withStore { store, _ in
            try await store.save(try Plan.small("kagoshima"))
            try await store.save(try Plan.small("ibusuki", code: "462101"))
            try await store.save(try Plan.small("earlier"))
            let plans = try await store.plans()
            #expect(plans.map(\.id.text) == ["earlier", "kagoshima", "ibusuki"])
            #expect(plans.map(\.revision) == [3, 1, 2])
            #expect(plans[1].name.japanese == "鹿児島市ＤＸ推進計画")
            #expect(plans[1].municipality.name.english == "Kagoshima City")
            #expect(plans[1].period.count == 5)
            #expect(abs(plans[1].changed.timeIntervalSince(.noon)) < 0.001)
            #expect(try await store.revision == 3)
        }
    }

    @Test func `one municipality cannot take the plan id of another`() async throws {
        try await withStore { store, _ in
            let plan = try Plan.small()
            try await store.save(plan)
            let other = try Plan.small("kagoshima", code: "462101")
            await #expect(throws: PlanStoreError.identityTaken(plan.id, by: plan.municipality.code)) {
                try await store.save(other)
            }
            #expect(try await store.plan(plan.id).orFail().plan == plan)
            #expect(try await store.plans().count == 1)
        }
    }

    @Test func `plans do not touch each other`() async throws {
        var maker = PlanMaker(seed: 99)
        let first = try maker.plan()
        var second = try maker.plan()
        second.id = try id("other")
        second.municipality.code = try MunicipalityCode(reading: "462101")
        try await withStore { [second] store, _ in
            try await store.save(first)
            try await store.save(second)
            var emptied = first
            (emptied.goals, emptied.measures, emptied.tasks, emptied.texts, emptied.lineage) = ([], [], [], [], [])
            emptied.grants = []
            try await store.save(emptied)
            #expect(try await store.plan(second.id).orFail().plan == second)
            #expect(try await store.plan(first.id).orFail().plan == emptied)
        }
    }

    @Test func `a change made upon an old revision is refused`() async throws {
        try await withStore { store, _ in
            var plan = try Plan.small()
            let first = try await store.save(plan, by: "佐藤", at: .noon, reason: "", over: 0)
            plan.measures[0].name = Bilingual("窓口", "Counter")
            let second = try await store.save(plan, by: "田中", at: .noon, reason: "", over: first.revision)
            let expected = PlanStoreError.changedMeanwhile(plan.id, expected: first.revision, found: second.revision)
            plan.measures[0].effect = "効果"
            let late = plan
            await #expect(throws: expected) {
                try await store.save(late, by: "鈴木", at: .noon, reason: "", over: first.revision)
            }
            #expect(try await store.plan(plan.id).orFail().plan.measures[0].effect == "")
        }
    }

    @Test func `a plan with the same measure twice is refused by name`() async throws {
        var plan = try Plan.small()
        plan.measures.append(plan.measures[0])
        try await withStore { [plan] store, _ in
            await #expect(throws: PlanStoreError.duplicate(.measure, key: "m019")) { try await store.save(plan) }
            let stored = try await store.plans()
            #expect(stored == [])
        }
    }

    @Test func `a text with a NUL is refused and nothing is stored`() async throws {
        var plan = try Plan.small()
        plan.measures[0].purpose = "見え\0ない"
        try await withStore { [plan] store, _ in
            await #expect(throws: PlanStoreError.unstorable(.measure, key: "m019")) { try await store.save(plan) }
            let stored = try await store.plans()
            #expect(stored == [])
        }
    }

    @Test func `what would read back differently is refused`() async throws {
        var plan = try Plan.small()
        plan.tasks = [
            PlanTask(measure: plan.measures[0].id, number: "1", text: "導入", due: "", sections: ["企画;管理"])
        ]
        try await withStore { [plan] store, _ in
            await #expect(throws: PlanStoreError.self) { try await store.save(plan) }
        }
    }

    @Test func `rules that are not what their source says are refused`() async throws {
        var plan = try Plan.small()
        plan.rules = RuleBook(versions: [], source: "versions:")
        try await withStore { [plan] store, _ in
            await #expect(throws: PlanStoreError.rulesDiffer) { try await store.save(plan) }
        }
    }

    @Test func `a reference to nothing stores nothing`() async throws {
        try await withStore { store, _ in
            let plan = try Plan.small()
            try await store.save(plan)
            var broken = plan
            broken.name = Bilingual("別の計画", "Another plan")
            broken.measures[0].node = try id("nowhere")
            let late = broken
            await #expect(throws: SQLError.self) { try await store.save(late) }
            #expect(try await store.plan(plan.id).orFail().plan == plan)
            #expect(try await store.revision == 1)
            #expect(try await store.events(of: plan.id).allSatisfy { $0.position.revision == 1 })
        }
    }
}

/// Whether two plans have the same letters, with those apart that Swift takes for equal.
func haveTheSameLetters(_ first: Plan, _ second: Plan) throws -> Bool {
    try PlanRows(first).firstDifference(from: try PlanRows(second)) == nil
}
