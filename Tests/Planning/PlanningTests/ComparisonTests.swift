import Figures
import Planning
import Testing
import Wording

@Suite struct ComparisonTests {
    @Test func `a rate over 100 with a missed target is said`() throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = .previousYear
        try fixture.add([2022: ("10", "10"), 2023: ("20", "15")])
        #expect(try fixture.evaluated().warnings == [.overHundredButMissed])
    }

    @Test func `a rate rounded up to 100 is said`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("1000", "996")])
        #expect(try fixture.evaluated().warnings == [.roundedUpToHundred])
    }

    @Test func `a lowered target is said, whichever way the indicator goes`() throws {
        var higher = try PlanFixture()
        try higher.add([2022: ("20", "5"), 2023: ("10", "5")])
        #expect(try higher.evaluated().warnings == [.targetLowered])

        var lower = try PlanFixture()
        try lower.add([2022: ("20", "50"), 2023: ("30", "50")], direction: .lower)
        #expect(try lower.evaluated().warnings == [.targetLowered])
    }

    @Test func `passing the final target early is said`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("10", "40"), 2026: ("30", "-")])
        #expect(try fixture.evaluated().warnings == [.passedFinalTarget])
    }

    @Test func `bands may ask for trend, change and margin`() throws {
        let zero = Interval(lower: .init(.zero, included: true))
        let tolerance = Interval(lower: .init(try number("-5"), included: true))
        var fixture = try PlanFixture()
        fixture.bands = [
            Band(
                symbol: "A",
                name: .init(same: "met and rising"),
                conditions: [
                    .isOne(of: .targetMet, [.yes]), .isOne(of: .trend, [.improving]),
                ]
            ),
            Band(symbol: "B", name: .init(same: "within 5 percent"), conditions: [.within(.marginPercent, tolerance)]),
            Band(
                symbol: "C",
                name: .init(same: "better than the baseline"),
                conditions: [.within(.changeFromBaseline, zero)]
            ),
            Band(symbol: "D", name: .init(same: "rest")),
        ]
        for (actual, symbol) in [("105", "A"), ("96", "B"), ("60", "C"), ("40", "D")] {
            fixture.measures = []
            try fixture.add([2022: ("90", "50"), 2023: ("100", actual)], baseline: "45")
            #expect(try fixture.evaluated().symbol == symbol, "\(actual)")
        }
    }

    @Test func `improvement is a fall where lower is better`() throws {
        var fixture = try PlanFixture()
        fixture.bands = [
            Band(symbol: "↑", name: .init(same: "improving"), conditions: [.isOne(of: .trend, [.improving])]),
            Band(symbol: "・", name: .init(same: "rest")),
        ]
        try fixture.add([2022: ("27", "40"), 2023: ("27", "23")], direction: .lower)
        #expect(try fixture.evaluated().symbol == "↑")
    }
}
