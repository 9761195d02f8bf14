import Figures
import Planning
import Testing
import Wording

@Suite struct RateCalculationTests {
    @Test(arguments: [
        ("100", "50", "50"),
        ("1,087", "2,899", "266.69733210671573137"),
        ("100", "0", "0"),
        ("87.6", "86.4", "98.630136986301369863"),
        ("60人", "78人", "130"),
        ("75%以上", "80%", "106.66666666666666667"),
    ])
    func `the ratio is actual by target`(target: String, actual: String, rate: String) throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: (target, actual)])
        #expect(try fixture.evaluated().rate?.decimalText() == rate)
    }

    @Test func `lower is better turns the ratio round`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("27", "23")], unit: "分", direction: .lower)
        let evaluation = try fixture.evaluated()
        #expect(evaluation.shownText == "117")
        #expect(evaluation.symbol == "◎")
    }

    @Test(arguments: [
        ("-", "12", "target_dash"),
        ("未定", "12", "target_not_set"),
        ("実施予定なし", "", "target_not_planned"),
        ("10", "-", "actual_dash"),
        ("10", "集計中", "actual_not_yet_available"),
        ("10", "", "actual_blank"),
        ("-", "集計中", "actual_not_yet_available"),
        ("0", "0", "zero_by_zero"),
        ("0", "3", "division_by_zero"),
        ("10", "準備した", "not_comparable"),
        ("40～60", "50", "not_comparable"),
    ])
    func `where there is no rate there is a reason`(target: String, actual: String, code: String) throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: (target, actual)])
        let evaluation = try fixture.evaluated()
        #expect(evaluation.rate == nil)
        #expect(evaluation.absence?.code == code)
        #expect(evaluation.symbol == "－")
    }

    @Test func `another unit is never divided`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("1(無料)", "100%")], unit: "地域")
        #expect(try fixture.evaluated().absence == .notComparable)
    }

    @Test func `parts are averaged unrounded and rounded once`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("①6回 ②60名", "①13回 ②263名")], unit: "回・名")
        let evaluation = try fixture.evaluated()
        #expect(evaluation.rate?.decimalText() == "327.5")
        #expect(evaluation.shownText == "328")
    }

    @Test func `the sum of parts is another rule`() throws {
        var fixture = try PlanFixture()
        fixture.rate.parts = .sum
        try fixture.add([2023: ("①10人 ②30人", "①20人 ②30人")], unit: "人")
        #expect(try fixture.evaluated().rate?.decimalText() == "125")
    }

    @Test func `parts that do not match have no rate`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("①6回 ②60名", "①13回")], unit: "回・名")
        #expect(try fixture.evaluated().rate == nil)
    }

    @Test(
        arguments: [
            (MilestoneState.reached, "100"),
            (.partly, nil),
            (.notReached, "0"),
        ] as [(MilestoneState, String?)]
    )
    func `a milestone is reached or not`(state: MilestoneState, rate: String?) throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("システム導入", "未導入")], direction: .milestone)
        fixture.measures[0].indicators[0].actuals[try year(2023)] = Figure(.milestone(state), printed: "未導入")
        let evaluation = try fixture.evaluated()
        #expect(evaluation.rate?.decimalText() == rate)
        #expect((evaluation.absence == .milestoneOpen) == (rate == nil))
    }

    @Test func `a milestone in the target's own words is reached`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("システム導入", "システム導入")], direction: .milestone)
        #expect(try fixture.evaluated().rate == .hundred)
    }

    @Test(arguments: [
        (Yardstick.yearlyTarget, "50"),
        (.finalTarget, "25"),
        // From 10 in the year before the plan to 80 in its fifth year: 38 at the end of its second.
        (.interpolated, "52.631578947368421053"),
        (.proRata, "62.5"),
        (.previousYear, "125"),
        (.baseline, "200"),
    ])
    func `each yardstick measures against its own value`(yardstick: Yardstick, rate: String) throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = yardstick
        try fixture.add(
            [2022: ("30", "16"), 2023: ("40", "20"), 2026: ("80", "-")],
            baseline: "10"
        )
        #expect(try fixture.evaluated().rate?.decimalText() == rate)
    }

    @Test(arguments: [
        (Formula.ratio, Yardstick.yearlyTarget, "50"),
        (.inverse, .yearlyTarget, "200"),
        (.gapClosed, .yearlyTarget, "33.333333333333333333"),
        (.gapClosed, .finalTarget, "14.285714285714285714"),
        // (20-10)/10 over two years against (80-10)/10 over five.
        (.growth, .finalTarget, "35.714285714285714286"),
        (.growth, .yearlyTarget, "33.333333333333333333"),
    ])
    func `each formula computes what it says`(formula: Formula, yardstick: Yardstick, rate: String) throws {
        var fixture = try PlanFixture()
        fixture.rate.higher = formula
        fixture.rate.yardstick = yardstick
        try fixture.add([2023: ("40", "20"), 2026: ("80", "-")], baseline: "10")
        #expect(try fixture.evaluated().rate?.decimalText() == rate)
    }

    @Test func `a gap without a baseline has no rate`() throws {
        var fixture = try PlanFixture()
        fixture.rate.higher = .gapClosed
        try fixture.add([2023: ("40", "20")])
        #expect(try fixture.evaluated().absence == .baseline(.blank))
    }

    @Test(arguments: [
        (RoundingMode.halfUp, 0, "90", "○"),
        (.truncate, 0, "89", "○"),
        (.ceiling, 0, "90", "○"),
        (.halfUp, 2, "89.83", "○"),
    ])
    func `bands test the unrounded rate`(mode: RoundingMode, digits: Int, shown: String, symbol: String) throws {
        var fixture = try PlanFixture()
        fixture.rate.rounding = RoundingRule(mode: mode, digits: digits)
        try fixture.add([2023: ("50,000", "44,917")])
        let evaluation = try fixture.evaluated()
        #expect(evaluation.shownText == shown)
        #expect(evaluation.symbol == symbol)
    }

    @Test func `bands test the rounded rate where the rule says so`() throws {
        var fixture = try PlanFixture()
        fixture.rate.thresholds = .rounded
        try fixture.add([2023: ("50,000", "44,917")])
        #expect(try fixture.evaluated().symbol == "◎")
    }

    @Test func `a judgement stands beside the computed rating`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "50")])
        let series = try #require(SeriesReference("m1/1"))
        fixture.judgements = [
            Judgement(subject: .series(series), year: try year(2023), rating: "○", reason: .init(same: "災害のため"))
        ]
        let evaluation = try fixture.evaluated()
        #expect(evaluation.symbol == "○")
        #expect(evaluation.computedSymbol == "△")
    }

    @Test func `an exception changes only what it names`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("3", "1")])
        try fixture.add([2023: ("3", "1")])
        var exception = RuleException(series: [try #require(SeriesReference("m1/1"))], reason: .init(same: "一桁"))
        exception.digits = 1
        fixture.exceptions = [exception]
        let evaluation = try #require(PlanEvaluator(fixture.plan()).evaluation(of: try year(2023)))
        #expect(evaluation.series[0][0].shownText == "33.3")
        #expect(evaluation.series[1][0].shownText == "33")
    }

    @Test func `the rules of a year are those of its version`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2022: ("10", "5"), 2023: ("10", "5")])
        var plan = try fixture.plan()
        var later = plan.rules.versions[0]
        later.from = try year(2023)
        later.rate.higher = .inverse
        plan.rules = RuleBook(versions: [later, plan.rules.versions[0]], source: "")
        let evaluator = PlanEvaluator(plan)
        #expect(try evaluator.evaluation(of: year(2022))?.series[0][0].shownText == "50")
        #expect(try evaluator.evaluation(of: year(2023))?.series[0][0].shownText == "200")
        #expect(try evaluator.evaluation(of: year(2021)) == nil)
    }
}
