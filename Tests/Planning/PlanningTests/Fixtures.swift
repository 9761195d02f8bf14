import Figures
import Planning
import Testing
import Wording

func id<Subject>(_ text: String) throws -> Identifier<Subject> {
    try #require(Identifier<Subject>(text))
}

func year(_ year: Int) throws -> FiscalYear {
    try #require(FiscalYear(year))
}

/// An exact number from its digits.
func number(_ text: String) throws -> Rational {
    try #require(ExactDecimal(plain: text)).rational
}

extension Band {
    /// The three bands most cities use: ◎ from 90, ○ from 70, △ for the rest.
    static func usual() throws -> [Band] {
        [
            Band(
                symbol: "◎",
                name: .init(same: "on track"),
                points: Rational(2),
                conditions: [.within(.rate, Interval(lower: .init(try number("90"), included: true)))]
            ),
            Band(
                symbol: "○",
                name: .init(same: "nearly"),
                points: Rational(1),
                conditions: [.within(.rate, Interval(lower: .init(try number("70"), included: true)))]
            ),
            Band(symbol: "△", name: .init(same: "behind"), points: .zero),
        ]
    }
}

/// A small plan of one heading, built from printed cells.
struct PlanFixture {
    var rate = RateRule()
    var bands: [Band]
    var rollUps: [RollUpRule] = []
    var exceptions: [RuleException] = []
    var judgements: [Judgement] = []
    var noValue = NoValueRules()
    var composition = CompositionRule()
    var measures: [Measure] = []

    init() throws {
        bands = try Band.usual()
    }

    /// Adds a measure `m1`, `m2` … with one series whose cells are `years: (target, actual)`.
    mutating func add(
        _ cells: [Int: (target: String, actual: String)],
        unit: String = "",
        direction: Direction = .higher,
        baseline: String? = nil,
        accumulation: Accumulation = .yearly
    ) throws {
        var indicator = Indicator(
            series: "1",
            name: "indicator \(measures.count + 1)",
            unit: unit,
            direction: direction,
            accumulation: accumulation
        )
        for (western, pair) in cells {
            indicator.targets[try year(western)] = try Figure(reading: pair.target, unit: unit)
            indicator.actuals[try year(western)] = try Figure(reading: pair.actual, unit: unit)
        }
        indicator.baseline = try baseline.map { try Figure(reading: $0, unit: unit) }
        let number = "\(measures.count + 1)"
        measures.append(
            Measure(
                id: try id("m" + number),
                number: number,
                name: .init(same: "measure \(number)"),
                node: try id("n1"),
                indicators: [indicator]
            )
        )
    }

    func plan() throws -> Plan {
        let version = RuleVersion(
            from: try year(2022),
            name: .init(same: "rules"),
            rate: rate,
            bands: bands,
            noValue: noValue,
            composition: composition,
            rollUps: rollUps,
            exceptions: exceptions,
            judgements: judgements
        )
        var plan = Plan(
            id: try id("town"),
            municipality: Municipality(code: try MunicipalityCode(reading: "462012"), name: .init(same: "町")),
            name: .init(same: "計画"),
            period: try year(2022)...year(2026),
            levels: [
                PlanLevel(id: try id("policy"), name: .init(same: "方針")),
                PlanLevel(id: try id("measure"), name: .init(same: "具体策")),
            ],
            rules: RuleBook(versions: [version], source: "")
        )
        plan.nodes = [
            PlanNode(id: try id("n1"), parent: nil, level: try id("policy"), number: "1", name: .init(same: "方針1"))
        ]
        plan.measures = measures
        return plan
    }

    /// The one series of measure `m1` in `western`.
    func evaluated(_ western: Int = 2023) throws -> Evaluation {
        let evaluator = PlanEvaluator(try plan())
        let evaluation = try #require(evaluator.evaluation(of: try year(western)))
        return evaluation.series[0][0]
    }

    /// The heading in `western`.
    func rolledUp(_ western: Int = 2023) throws -> RollUp {
        let evaluator = PlanEvaluator(try plan())
        let evaluation = try #require(evaluator.evaluation(of: try year(western)))
        return evaluation.rollUp(of: evaluator.plan.nodes[0])
    }
}
