import Figures
import Planning
import Testing
import Wording

@Suite struct LineageTests {
    private func plan() throws -> Plan {
        var fixture = try PlanFixture()
        try fixture.add([:])
        try fixture.add([:])
        var plan = try fixture.plan()
        plan.lineage = [
            LineageEvent(measure: try id("m2"), year: try year(2024), kind: .renumbered, before: "7", after: "2"),
            LineageEvent(measure: try id("m2"), year: try year(2023), kind: .renumbered, before: "5", after: "7"),
            LineageEvent(measure: try id("m2"), year: try year(2025), kind: .renamed, before: "旧名", after: "measure 2"),
            LineageEvent(measure: try id("m1"), year: try year(2024), kind: .merged, after: "m2"),
        ]
        return plan
    }

    @Test(arguments: [(2022, "5"), (2023, "7"), (2024, "2"), (2026, "2")])
    func `a measure is found under the number of its year`(western: Int, number: String) throws {
        let plan = try plan()
        let year = try year(western)
        #expect(plan.number(of: plan.measures[1], in: year) == number)
        #expect(plan.measure(called: number, in: year)?.id == plan.measures[1].id)
    }

    @Test func `an earlier name is kept`() throws {
        let plan = try plan()
        #expect(try plan.name(of: plan.measures[1], in: year(2024)) == "旧名")
        #expect(try plan.name(of: plan.measures[1], in: year(2025)) == "measure 2")
    }

    @Test func `a merged measure names what it became part of`() throws {
        let plan = try plan()
        #expect(plan.lineage[3].successors == [plan.measures[1].id])
        #expect(try plan.isCurrent(plan.measures[0], in: year(2023)))
        #expect(try !plan.isCurrent(plan.measures[0], in: year(2024)))
    }

    @Test func `widths and brackets do not matter when a measure is named`() throws {
        var plan = try plan()
        plan.measures[0].number = "⑴-ア-1"
        #expect(try plan.measure(called: "1-ア-1", in: year(2023))?.id == plan.measures[0].id)
        #expect(try plan.measure(called: "(1)-ｱ-1", in: year(2023))?.id == plan.measures[0].id)
    }
}
