import Figures
import Planning
import Wording

/// Every municipality of Japan with a plan of the size of Kagoshima's: 1,741 plans of 147 series over five years.
///
/// Once as such plans are in their third year, with two years of actuals and a third of the cells empty, and once with
/// every cell filled, which no city has.
struct NationBenchmark {
    static let municipalities = 1741

    func run() throws {
        try run("1,741 plans in their third year", years: 2, emptyCells: 3)
        try run("1,741 plans with every cell filled", years: 5, emptyCells: 0)
    }

    private func run(_ name: String, years: Int, emptyCells: Int) throws {
        let template = try NationTemplate(yearsOfActuals: years, emptyCells: emptyCells)
        let start = ContinuousClock().now
        let plans = (0..<Self.municipalities).map { template.plan(number: $0) }
        let generated = ContinuousClock().now - start
        var evaluation = Measurement(name, limit: .milliseconds(1500))
        evaluation.measure(5) {
            for plan in plans { evaluateEverything(PlanEvaluator(plan)) }
        }
        evaluation.report()
        let peak = peakMemory()
        let share = (Double(peak) / 1024 * 1000).rounded() / 1000
        print("  generated in \(generated.milliseconds) ms; peak memory \(peak) MiB of 1024 MiB\t\t\t\t\(share)")
    }
}

/// Evaluates all years and rolls up every heading and the plan.
func evaluateEverything(_ evaluator: PlanEvaluator) {
    for year in evaluator.plan.period {
        guard let evaluation = evaluator.evaluation(of: year) else { continue }
        var rated = evaluation.planRollUp.rated
        for node in evaluator.plan.nodes { rated += evaluation.rollUp(of: node).rated }
        precondition(rated >= 0)
    }
}

/// Makes plans that differ in every figure and are the same in every run.
struct NationTemplate {
    private let period: ClosedRange<FiscalYear>
    private let rules: RuleBook
    private let code: MunicipalityCode
    private let yearsOfActuals: Int
    /// One cell in so many has no number; none where 0.
    private let emptyCells: Int

    init(yearsOfActuals: Int, emptyCells: Int) throws {
        self.yearsOfActuals = yearsOfActuals
        self.emptyCells = emptyCells
        guard let first = FiscalYear(2022), let last = FiscalYear(2026), let ninety = Rational(90, over: 1),
            let seventy = Rational(70, over: 1), let policy = PlanLevel.ID("policy")
        else { throw Problems([]) }
        period = first...last
        code = try MunicipalityCode(reading: "462012")
        let bands = [
            Band(
                symbol: "◎",
                name: .init(same: "◎"),
                conditions: [.within(.rate, Interval(lower: .init(ninety, included: true)))]
            ),
            Band(
                symbol: "○",
                name: .init(same: "○"),
                conditions: [.within(.rate, Interval(lower: .init(seventy, included: true)))]
            ),
            Band(symbol: "△", name: .init(same: "△")),
        ]
        let version = RuleVersion(
            from: first,
            name: .init(same: "rules"),
            rate: RateRule(),
            bands: bands,
            rollUps: [RollUpRule(scope: .level(policy), members: .series, method: .mean)]
        )
        rules = RuleBook(versions: [version], source: "")
    }

    func plan(number: Int) -> Plan {
        var random = SplitMix(seed: UInt64(number))
        guard let id = Plan.ID("plan\(number)"), let policy = PlanLevel.ID("policy"),
            let initiative = PlanLevel.ID("initiative")
        else { preconditionFailure("these identifiers are valid") }
        var plan = Plan(
            id: id,
            municipality: Municipality(code: code, name: .init(same: "市\(number)")),
            name: .init(same: "計画"),
            period: period,
            levels: [
                PlanLevel(id: policy, name: .init(same: "基本方針")), PlanLevel(id: initiative, name: .init(same: "施策")),
            ],
            rules: rules
        )
        for top in 0..<4 {
            plan.nodes.append(node("p\(top)", parent: nil, level: policy))
            for below in 0..<3 { plan.nodes.append(node("i\(top)-\(below)", parent: "p\(top)", level: initiative)) }
        }
        plan.measures = (0..<139).map { measure($0, series: $0 < 8 ? 2 : 1, random: &random) }
        return plan
    }

    private func node(_ id: String, parent: String?, level: PlanLevel.ID) -> PlanNode {
        guard let id = PlanNode.ID(id) else { preconditionFailure("these identifiers are valid") }
        return PlanNode(
            id: id,
            parent: parent.flatMap { PlanNode.ID($0) },
            level: level,
            number: id.text,
            name: .init(same: id.text)
        )
    }

    private func measure(_ number: Int, series: Int, random: inout SplitMix) -> Measure {
        guard let id = Measure.ID("m\(number)"), let node = PlanNode.ID("i\(number % 4)-\(number % 3)") else {
            preconditionFailure("these identifiers are valid")
        }
        return Measure(
            id: id,
            number: "\(number)",
            name: .init(same: "具体策\(number)"),
            node: node,
            indicators: (1...series).map { indicator("\($0)", random: &random) }
        )
    }

    private func indicator(_ series: String, random: inout SplitMix) -> Indicator {
        var indicator = Indicator(
            series: series,
            name: "指標",
            unit: "件",
            direction: random.next() % 10 == 0 ? .lower : .higher
        )
        for (index, year) in period.enumerated() {
            indicator.targets[year] = figure(&random)
            if index < yearsOfActuals { indicator.actuals[year] = figure(&random) }
        }
        return indicator
    }

    private func figure(_ random: inout SplitMix) -> Figure {
        let digits = Int64(random.next() % 1_000_000) + 1
        guard emptyCells == 0 || digits % Int64(emptyCells) != 0,
            let number = ExactDecimal(coefficient: digits, scale: digits % 5 == 0 ? 2 : 0)
        else {
            return Figure(.none(.dash), printed: "-")
        }
        return Figure(.number(number), printed: number.groupedText)
    }
}

/// SplitMix64: small, fast and the same everywhere.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
