import Figures
import Planning
import Testing
import Wording

@Suite struct ChangesTests {
    @Test func `every way to change is told, with the exact difference`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "95")
        try fixture.add(last: "90", now: "89.9")
        try fixture.add(last: "99", now: "100")
        try fixture.add(last: "100", now: "99")
        try fixture.add(last: "", now: "80")
        try fixture.add(last: "80", now: "集計中")
        try fixture.add(last: "80", now: "85")
        let review = try fixture.review()
        #expect(
            review.changeLines == [
                "m1 improved 15", "m2 worsened -0.1", "m3 target-reached 1", "m4 target-lost -1", "m5 first-figure -",
                "m6 figure-gone -",
            ]
        )
        #expect(SeriesChange.allCases.map { review.changes.count($0) } == [1, 1, 1, 1, 1, 1])
        #expect(review.difference(at: SeriesPlace(measure: 6, series: 0)) == Rational(5))
        #expect(review.changes.series[0].before.symbol == "○")
        #expect(review.changes.series[0].now.symbol == "◎")
    }

    @Test func `a difference of rates is never rounded`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2022: ("3", "1"), 2023: ("7", "5")])
        // 500 ÷ 7 − 100 ÷ 3
        #expect(try fixture.review().changes.series.map(\.difference) == [Rational(800, over: 21)])
    }

    @Test func `fewer is better where the indicator says so`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2022: ("20", "40"), 2023: ("20", "20")], direction: .lower)
        #expect(try fixture.review().changeLines == ["m1 improved target-reached 50"])
    }

    @Test func `a milestone reached is a target reached`() throws {
        var fixture = try PlanFixture()
        try fixture.addMilestone([2022: .notReached, 2023: .reached])
        #expect(try fixture.review().changeLines == ["m1 improved target-reached 100"])
    }

    @Test func `points say what is better where there are some`() throws {
        var fixture = try PlanFixture()
        fixture.bands[2].points = Rational(9)
        try fixture.add(last: "80", now: "10")
        fixture.bands[0].points = Rational(1)
        try fixture.add(last: "80", now: "95")
        #expect(try fixture.review().changeLines == ["m1 improved -70"])
    }

    @Test func `the counts of each symbol stand beside last year's`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "95")
        try fixture.add(last: "80", now: "100")
        try fixture.add(last: "95", now: "")
        let symbols = try fixture.review().changes.symbols
        #expect(symbols.map(\.symbol) == ["◎", "○", "△", "－"])
        #expect(symbols.map(\.before) == [1, 2, 0, 0])
        #expect(symbols.map(\.now) == [2, 0, 0, 1])
        #expect(symbols.map(\.difference) == [1, -2, 0, 1])
        #expect(symbols.map { $0.name?.japanese } == ["on track", "nearly", "behind", "評価なし"])
    }

    // MARK: Rules

    /// The usual rules, and others from 2023.
    private func plan(_ change: (inout RuleVersion) -> Void) throws -> Plan {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "85")
        var plan = try fixture.plan()
        var version = plan.rules.versions[0]
        version.from = try year(2023)
        version.name = .init(same: "new rules")
        change(&version)
        plan.rules = RuleBook(versions: plan.rules.versions + [version], source: "")
        return plan
    }

    @Test func `other rules are named, and the next year has the same`() throws {
        let plan = try plan { _ in }
        #expect(try PlanFixture.review(plan).changes.formerRules?.name == .init(same: "rules"))
        #expect(try PlanFixture.review(plan, 2024).changes.formerRules == nil)
        #expect(try PlanFixture.review(plan, 2022).changes.formerRules == nil)
    }

    @Test func `limits that moved leave ratings that can be compared`() throws {
        let plan = try plan { version in
            version.bands[0].conditions = [.within(.rate, Interval(lower: .init(Rational(82), included: true)))]
        }
        #expect(try PlanFixture.review(plan).changeLines == ["m1 improved 5"])
    }

    @Test func `other symbols cannot be compared, but the rates can`() throws {
        let plan = try plan { version in
            version.bands = version.bands.map { Band(symbol: "*" + $0.symbol, name: $0.name) }
            version.rate.rounding = RoundingRule(mode: .truncate, digits: 2)
        }
        let review = try PlanFixture.review(plan)
        #expect(review.changeLines == [])
        #expect(review.difference(at: SeriesPlace(measure: 0, series: 0)) == Rational(5))
        #expect(review.changes.symbols.map(\.symbol) == ["*◎", "*○", "*△", "◎", "○", "△"])
    }

    @Test func `rates of another arithmetic are neither subtracted nor called falling`() throws {
        let plan = try plan { $0.rate.yardstick = .previousYear }
        let review = try PlanFixture.review(plan)
        #expect(review.evaluation.series[0][0].rate == Rational(8500, over: 80))
        #expect(review.difference(at: SeriesPlace(measure: 0, series: 0)) == nil)
        #expect(review.changeLines == ["m1 improved -"])
    }

    // MARK: Years that cannot be compared

    @Test func `it is said why there is no year to compare with`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "95")
        #expect(try fixture.review(2022).lastYear.reason == .outsidePeriod)
        #expect(try fixture.review(2023).lastYear.reason == nil)
        #expect(try fixture.review(2024).lastYear.reason == .noActualsYet)
        #expect(try fixture.review(2025).lastYear.reason == .noActuals)
        var plan = try fixture.plan()
        plan.rules.versions[0].from = try year(2023)
        #expect(try PlanFixture.review(plan).lastYear.reason == .noRules)
        #expect(try PlanEvaluator(plan).review(of: year(2022)) == nil)
    }

    @Test(arguments: [2022, 2024, 2025])
    func `a year without another has no changes of figures`(western: Int) throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "95")
        let review = try fixture.review(western)
        #expect(review.changes.series.isEmpty)
        #expect(review.changes.symbols.isEmpty)
        #expect(review.difference(at: SeriesPlace(measure: 0, series: 0)) == nil)
    }
}
