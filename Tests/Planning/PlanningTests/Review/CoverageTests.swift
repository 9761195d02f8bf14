import Figures
import Planning
import Testing
import Wording

@Suite struct CoverageTests {
    private func fixture() throws -> PlanFixture {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "90")])
        try fixture.add([2023: ("未定", "90")])
        try fixture.add([2023: ("100", "集計中")])
        try fixture.add([2023: ("", "集計中")])
        try fixture.add([:], direction: .none)
        try fixture.add([2023: ("0", "0")])
        return fixture
    }

    @Test func `every series is one of four, or has no indicator`() throws {
        let coverage = try fixture().review().coverage
        #expect(coverage.count(.targetAndActual) == 2)
        #expect(coverage.count(.actualOnly) == 1)
        #expect(coverage.count(.targetOnly) == 1)
        #expect(coverage.count(.neither) == 1)
        #expect(coverage.total == 6)
        #expect(coverage.withActual == 3)
        #expect(coverage.withRate == 1)
        #expect(coverage.count(.withoutIndicator) == 1)
        #expect(coverage.missingActuals == [.notYetAvailable: 2])
    }

    @Test func `a measure that is not part of the plan is not counted`() throws {
        var plan = try fixture().plan()
        plan.lineage = [LineageEvent(measure: try id("m1"), year: try year(2023), kind: .ended)]
        let coverage = try PlanFixture.review(plan).coverage
        #expect(coverage.total == 5)
        #expect(coverage.withRate == 0)
    }

    @Test func `headings at the top count what stands below them, once`() throws {
        var plan = try fixture().plan()
        let policy = try id("policy") as PlanLevel.ID
        plan.nodes += [
            PlanNode(id: try id("n1a"), parent: try id("n1"), level: policy, number: "1a", name: .init(same: "n1a")),
            PlanNode(id: try id("n2"), parent: nil, level: policy, number: "2", name: .init(same: "n2")),
            PlanNode(id: try id("n3"), parent: nil, level: policy, number: "3", name: .init(same: "n3")),
        ]
        plan.measures[0].node = try id("n1a")
        plan.measures[1].node = try id("n2")
        plan.measures[2].alsoUnder = [try id("n2")]
        let review = try PlanFixture.review(plan)
        #expect(review.headingCoverage.map(\.node.text) == ["n1", "n2", "n3"])
        #expect(review.headingCoverage.map(\.coverage.total) == [5, 1, 0])
        #expect(review.headingCoverage.map(\.coverage.withRate) == [1, 0, 0])
    }
}
