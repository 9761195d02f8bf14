import Figures
import Planning
import Testing
import Wording

@Suite struct RollUpTests {
    /// Rates 100, 80, 30 and one without.
    private func fixture(_ method: RollUpMethod, members: RollUpRule.Members = .series) throws -> PlanFixture {
        var fixture = try PlanFixture()
        for actual in ["100", "80", "30", "-"] { try fixture.add([2023: ("100", actual)]) }
        fixture.rollUps = [RollUpRule(scope: .level(try id("policy")), members: members, method: method)]
        return fixture
    }

    @Test func `counts say how many have each rating`() throws {
        let rollUp = try fixture(.counts).rolledUp()
        #expect(rollUp.counts.map(\.symbol) == ["◎", "○", "△", "－"])
        #expect(rollUp.counts.map(\.count) == [1, 1, 1, 1])
        #expect(rollUp.members.count == 4)
        #expect(rollUp.rated == 3)
        #expect(rollUp.rate == nil)
        #expect(rollUp.symbol.isEmpty)
    }

    @Test func `the mean leaves out what has no rate`() throws {
        let rollUp = try fixture(.mean).rolledUp()
        #expect(rollUp.rate == Rational(70))
        #expect(rollUp.symbol == "○")
    }

    @Test func `a missing value counts as zero where the rule says so`() throws {
        var fixture = try fixture(.mean)
        fixture.noValue = NoValueRules(
            standard: NoValueRule(symbol: "－", name: .init(same: "none")),
            byKey: ["dash": NoValueRule(symbol: "×", name: .init(same: "not reported"), denominator: .zero)]
        )
        let rollUp = try fixture.rolledUp()
        #expect(rollUp.rate == Rational(210, over: 4))
        #expect(rollUp.symbol == "△")
        #expect(rollUp.counts.map(\.symbol).contains("×"))
    }

    @Test(arguments: [
        (NoValueRule.Denominator.leaveOut, "66.666666666666666667"),
        (.count, "50"),
        (.zero, "50"),
    ])
    func `a share has the denominator that the rule says`(
        denominator: NoValueRule.Denominator,
        share: String
    ) throws {
        var fixture = try fixture(.share(symbols: ["◎", "○"]))
        fixture.noValue = NoValueRules(
            standard: NoValueRule(symbol: "－", name: .init(same: "none"), denominator: denominator)
        )
        #expect(try fixture.rolledUp().rate?.decimalText() == share)
    }

    @Test func `the worst rating stands for all`() throws {
        #expect(try fixture(.worst).rolledUp().symbol == "△")
    }

    @Test func `points are a share of the most possible`() throws {
        #expect(try fixture(.points).rolledUp().rate == Rational(50))
    }

    @Test func `a matrix joins two methods`() throws {
        let table = ["◎": ["△": "○"], "○": ["△": "△"], "△": ["△": "△"]]
        let rollUp = try fixture(.matrix(rows: .mean, columns: .worst, table: table)).rolledUp()
        #expect(rollUp.symbol == "△")
    }

    @Test func `a judged heading has no rating until a person gives one`() throws {
        var fixture = try fixture(.judged)
        #expect(try fixture.rolledUp().symbol.isEmpty)
        fixture.judgements = [
            Judgement(subject: .node(try id("n1")), year: try year(2023), rating: "○", reason: .init(same: "総合的に判断"))
        ]
        let rollUp = try fixture.rolledUp()
        #expect(rollUp.symbol == "○")
        #expect(rollUp.computedSymbol.isEmpty)
    }

    @Test func `a heading without members has neither rate nor rating`() throws {
        var fixture = try fixture(.mean, members: .goals)
        #expect(try fixture.rolledUp().rate == nil)
        fixture.measures = []
        #expect(try fixture.rolledUp().symbol.isEmpty)
    }

    @Test func `a goal adds up its series and is missing while one is missing`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2022: ("200", "488"), 2023: ("200", "429")], unit: "人")
        try fixture.add([2022: ("1,300", "-"), 2023: ("1,300", "1,167")], unit: "人")
        var plan = try fixture.plan()
        let series = try [#require(SeriesReference("m1/1")), #require(SeriesReference("m2/1"))]
        plan.goals = [Goal(id: try id("g1"), node: try id("n1"), name: .init(same: "参加者"), unit: "人", series: series)]
        let evaluator = PlanEvaluator(plan)
        let goal = try #require(evaluator.evaluation(of: year(2023))?.goals[0])
        #expect(goal.rate?.decimalText() == "106.4")
        #expect(goal.target?.printed == "1,500")
        #expect(try evaluator.evaluation(of: year(2022))?.goals[0].absence == .actual(.dash))
    }

    @Test func `a measure listed twice counts once in the plan`() throws {
        var plan = try fixture(.counts).plan()
        plan.nodes.append(
            PlanNode(id: try id("n2"), parent: nil, level: try id("policy"), number: "2", name: .init(same: "方針2"))
        )
        plan.measures[0].alsoUnder = [try id("n2")]
        let evaluation = try #require(PlanEvaluator(plan).evaluation(of: year(2023)))
        #expect(evaluation.rollUp(of: plan.nodes[1]).members.count == 1)
        #expect(evaluation.rollUp(of: plan.nodes[0]).members.count == 4)
        #expect(evaluation.planRollUp.members.count == 4)
    }

    @Test func `a unit answers for what it owns in that year`() throws {
        var plan = try fixture(.counts).plan()
        plan.units = [
            OrganisationUnit(id: try id("b"), parent: nil, kind: .bureau, name: "総務"),
            OrganisationUnit(id: try id("d"), parent: try id("b"), kind: .department, name: "課"),
        ]
        plan.measures[0].owners = [Ownership(unit: try id("d"), through: try year(2022))]
        plan.measures[1].owners = [Ownership(unit: try id("d"), from: try year(2023))]
        let evaluator = PlanEvaluator(plan)
        let later = try #require(evaluator.evaluation(of: year(2023))?.rollUp(of: plan.units[0]))
        #expect(later.members.map(\.subject) == [.series(try #require(SeriesReference("m2/1")))])
    }

    @Test func `what has ended or is not yet there does not count`() throws {
        var plan = try fixture(.counts).plan()
        plan.lineage = [
            LineageEvent(measure: try id("m1"), year: try year(2024), kind: .added),
            LineageEvent(measure: try id("m2"), year: try year(2023), kind: .ended),
        ]
        let evaluation = try #require(PlanEvaluator(plan).evaluation(of: year(2023)))
        #expect(evaluation.planRollUp.members.count == 2)
    }
}
