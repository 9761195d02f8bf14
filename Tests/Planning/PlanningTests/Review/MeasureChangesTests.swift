import Figures
import Planning
import Testing
import Wording

@Suite struct MeasureChangesTests {
    /// Five measures with actuals in both years.
    private func plan() throws -> Plan {
        var fixture = try PlanFixture()
        for _ in 1...5 { try fixture.add(last: "100", now: "100") }
        return try fixture.plan()
    }

    private func event(_ measure: String, _ western: Int, _ kind: LineageEvent.Kind) throws -> LineageEvent {
        LineageEvent(measure: try id(measure), year: try year(western), kind: kind, before: "前", after: "m1")
    }

    @Test func `what became of the measures in this year is told in the plan's order`() throws {
        var plan = try plan()
        plan.lineage = [
            try event("m5", 2023, .superseded), try event("m4", 2023, .renumbered), try event("m4", 2023, .renamed),
            try event("m1", 2023, .added), try event("m2", 2023, .ended), try event("m3", 2022, .ended),
            try event("m3", 2024, .renamed),
        ]
        let review = try PlanFixture.review(plan)
        #expect(
            review.measureLines == ["m1 added", "m2 ended", "m4 renamed", "m4 renumbered", "m5 superseded"]
        )
        #expect(review.changes.measures[2].change == .lineage(plan.lineage[2]))
        #expect(review.changes.count(.renamed) == 1)
        #expect(review.changes.count(.merged) == 0)
    }

    @Test func `lists of the new and of the ended know the year before`() throws {
        var plan = try plan()
        plan.lineage = [
            try event("m1", 2023, .added), try event("m2", 2023, .merged), try event("m3", 2022, .ended),
            try event("m4", 2022, .added),
        ]
        let review = try PlanFixture.review(plan)
        #expect(review.names(.new) == ["m1"])
        #expect(review.names(.ended) == ["m2"])
        #expect(review.names(.all) == ["m1", "m4", "m5"])
        #expect(try PlanFixture.review(plan, 2022).names(.ended) == [])
        #expect(try PlanFixture.review(plan, 2022).names(.new) == ["m4"])
    }

    @Test func `a measure that came or went has no figures that changed`() throws {
        var plan = try plan()
        plan.measures[0].indicators[0].actuals[try year(2022)] = try Figure(reading: "10", unit: "")
        plan.measures[1].indicators[0].actuals[try year(2023)] = try Figure(reading: "10", unit: "")
        #expect(try PlanFixture.review(plan).changes.series.count == 2)
        plan.lineage = [try event("m1", 2023, .added), try event("m2", 2023, .split)]
        #expect(try PlanFixture.review(plan).changes.series.isEmpty)
    }

    @Test func `a measure is handed over in the year in which its owners differ`() throws {
        var plan = try plan()
        plan.measures[0].owners = try [
            Ownership(unit: id("u1"), through: year(2022)), Ownership(unit: id("u2"), from: year(2023)),
            Ownership(unit: id("u3")),
        ]
        plan.measures[1].owners = try [Ownership(unit: id("u1"))]
        plan.measures[2].owners = try [Ownership(unit: id("u1")), Ownership(unit: id("u2"), from: year(2023))]
        plan.measures[3].owners = try [
            Ownership(unit: id("u1"), through: year(2022)), Ownership(unit: id("u1"), from: year(2023)),
        ]
        let review = try PlanFixture.review(plan)
        #expect(review.measureLines == ["m1 handed-over", "m3 handed-over"])
        #expect(
            try review.changes.measures.map(\.change) == [
                .handedOver(from: [id("u1")], to: [id("u2")]), .handedOver(from: [], to: [id("u2")]),
            ]
        )
        #expect(try PlanFixture.review(plan, 2024).changes.measures.isEmpty)
    }

    @Test func `an added measure is not handed over`() throws {
        var plan = try plan()
        plan.measures[0].owners = [Ownership(unit: try id("u1"), from: try year(2023))]
        plan.lineage = [try event("m1", 2023, .added)]
        #expect(try PlanFixture.review(plan).measureLines == ["m1 added"])
    }

    @Test func `measures change in a year without figures too, but not before the plan`() throws {
        var plan = try plan()
        plan.lineage = [try event("m1", 2022, .added), try event("m2", 2025, .ended)]
        #expect(try PlanFixture.review(plan, 2022).measureLines == [])
        #expect(try PlanFixture.review(plan, 2025).measureLines == ["m2 ended"])
        #expect(try PlanFixture.review(plan, 2025).names(.ended) == ["m2"])
    }
}
