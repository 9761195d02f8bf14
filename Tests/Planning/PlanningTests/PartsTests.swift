import Figures
import Planning
import Testing
import Wording

@Suite struct PartsTests {
    @Test func `parts are measured part by part against any cell`() throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = .finalTarget
        try fixture.add([2023: ("-", "①5件 ②10件"), 2026: ("①10件 ②20件", "-")], unit: "件")
        #expect(try fixture.evaluated().rate == Rational(50))
    }

    @Test(arguments: [Yardstick.yearlyTarget, .finalTarget, .proRata])
    func `a part that is missing is not zero`(yardstick: Yardstick) throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = yardstick
        try fixture.add([2023: ("①10件 ②20件", "30件")], unit: "件")
        #expect(try fixture.evaluated().absence == .partsDiffer)
    }

    @Test func `amounts in different units have no sum`() throws {
        var fixture = try PlanFixture()
        fixture.rate.parts = .sum
        try fixture.add([2023: ("①6回 ②60名", "①13回 ②263名")], unit: "回・名")
        #expect(try fixture.evaluated().absence == .notComparable)
    }

    @Test func `the working divides as the rule does`() throws {
        var fixture = try PlanFixture()
        fixture.rate.higher = .inverse
        try fixture.add([2023: ("①10件 ②20件", "①20件 ②5件")], unit: "件")
        let evaluation = try fixture.evaluated()
        let lines = evaluation.working(of: evaluation.indicator).lines(in: .english).joined(separator: "\n")
        #expect(lines.contains("10 ÷ 20 × 100 = 50%"))
        #expect(lines.contains("20 ÷ 5 × 100 = 400%"))
        #expect(evaluation.rate == Rational(225))
    }

    @Test func `a share of time measures percentages alone`() throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = .elapsedShare
        try fixture.add([2023: ("-", "130")], unit: "件")
        #expect(try fixture.evaluated().absence == .notComparable)
        fixture.measures = []
        try fixture.add([2023: ("-", "20")], unit: "％")
        #expect(try fixture.evaluated().rate == Rational(50))
    }
}

@Suite struct BandsWithoutRateTests {
    private func bands() throws -> [Band] {
        try Band.usual() + [
            Band(
                symbol: "達",
                name: .init(same: "met without a rate"),
                conditions: [.unknown(.rate), .isOne(of: .targetMet, [.yes])]
            )
        ]
    }

    @Test func `a band may be for what has no rate`() throws {
        var fixture = try PlanFixture()
        fixture.bands = try bands()
        try fixture.add([2023: ("5", "0")], direction: .lower)
        let evaluation = try fixture.evaluated()
        #expect(evaluation.rate == nil)
        #expect(evaluation.symbol == "達")
        #expect(BandCheck(try bands()).problems().isEmpty)
    }

    @Test func `a band that takes what is left takes nothing without a rate`() throws {
        var fixture = try PlanFixture()
        fixture.bands = try bands()
        try fixture.add([2023: ("5", "-")])
        #expect(try fixture.evaluated().symbol == "－")
    }

    @Test(arguments: [
        [
            BandCondition.isOne(of: .targetMet, [.yes]),
            .within(.marginPoints, Interval(upper: .init(.zero, included: false))),
        ],
        [
            .isOne(of: .trend, [.improving]),
            .within(.changeFromLastYear, Interval(upper: .init(.zero, included: true))),
        ],
    ])
    func `what one series cannot be at once is unreachable`(conditions: [BandCondition]) {
        let bands = [
            Band(symbol: "a", name: .init(same: "a"), conditions: conditions),
            Band(symbol: "b", name: .init(same: "b")),
        ]
        #expect(BandCheck(bands).problems().map(\.kind) == [.unreachable])
    }
}
