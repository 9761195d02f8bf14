import Documents
import Exchange
import Figures
import Papers
import Planning
import TestSupport
import Testing
import Wording

/// The documents of both cities.
@Suite struct SampleDocumentTests {
    struct Order: CustomTestStringConvertible, Hashable {
        let city: String
        let name: String

        var testDescription: String { "\(city) \(name)" }

        func document(_ western: Int = 2023, of plan: Plan? = nil) throws -> Document {
            let plan = try plan ?? SamplePlan.named(city)
            let maker = DocumentMaker(PlanFacts(plan), definitions: try DefinitionReader().read(plan))
            return try maker.document(name, year: try #require(FiscalYear(western)))
        }
    }

    static let all: [Order] = SamplePlan.names.flatMap { city in
        ((try? SamplePlan.named(city))?.documents ?? []).map { Order(city: city, name: $0.name.text) }
    }

    @Test func `both cities have their forms`() throws {
        let names = Dictionary(grouping: Self.all, by: \.city).mapValues { Set($0.map(\.name)) }
        let common: Set = [
            "evaluation-sheets", "measure-briefs", "measure-list", "progress-summary", "reporting-sheets",
        ]
        #expect(names["kagoshima"]?.isSuperset(of: common.union(["meeting-pack", "grants", "council"])) == true)
        #expect(names["ibusuki"]?.isSuperset(of: common) == true)
    }

    @Test(arguments: all)
    func `a document stays as it was looked at`(order: Order) throws {
        var text = DocumentText(document: try order.document())
        if text.document.sections.count > 5 { text.sections = 4 }
        text.rows = 60
        try expectSnapshot(text.text, named: "\(order.city)-\(order.name).txt")
    }

    @Test(arguments: all)
    func `every table is whole and fits on its paper, in every year`(order: Order) throws {
        for year in try SamplePlan.named(order.city).period {
            for section in try order.document(year.year).sections {
                let document = Document(title: "", sections: [section])
                for table in document.tables {
                    #expect(table.gridProblem == nil, "\(section.title): \(table.name)")
                    #expect(table.width <= section.paper.textWidth, "\(section.title): \(table.name)")
                    #expect(!table.columns.isEmpty && !table.rows.isEmpty)
                }
            }
        }
    }

    @Test(arguments: all)
    func `the same plan gives the same document`(order: Order) throws {
        #expect(try order.document() == order.document())
    }

    @Test(arguments: SamplePlan.names)
    func `every measure of the year stands exactly once in the list`(city: String) throws {
        let plan = try SamplePlan.named(city)
        for year in plan.period {
            let table = try #require(try Order(city: city, name: "measure-list").document(year.year).tables.first)
            let column = city == "kagoshima" ? 0 : 1
            let numbers = table.rows.flatMap { $0.cells.filter { $0.column == column }.map(\.content.text) }
            let current = plan.measures.filter { plan.isCurrent($0, in: year) }.map { plan.number(of: $0, in: year) }
            #expect(numbers.filter { !$0.isEmpty }.sorted() == current.sorted(), "\(year.year)")
        }
    }

    @Test(arguments: SamplePlan.names)
    func `the list prints every figure and rate of every year`(city: String) throws {
        let plan = try SamplePlan.named(city)
        let evaluator = PlanEvaluator(plan)
        let table = try #require(try Order(city: city, name: "measure-list").document().tables.first)
        var printed = Bag(table.rows.flatMap { $0.cells.map(\.content) })
        let year = try #require(FiscalYear(2023))
        var count = 0
        for own in plan.period {
            let evaluation = try #require(evaluator.evaluation(of: own))
            for (measure, list) in zip(plan.measures, evaluation.series) where plan.isCurrent(measure, in: year) {
                for result in list where result.indicator.direction != .none {
                    for figure in [result.target, result.actual] {
                        guard case .number(let number)? = figure?.value else { continue }
                        count += 1
                        let isThere = printed.take(number, isPercentage: false)
                        #expect(isThere, "\(measure.number) \(own.year) \(number)")
                    }
                    guard let rate = result.rate else { continue }
                    let rounding = result.rule.rate.rounding
                    let shown = rate.text(digits: rounding.digits, mode: rounding.mode)
                    count += 1
                    let number = try #require(ExactDecimal(plain: shown))
                    let isThere = printed.take(number, isPercentage: true)
                    #expect(isThere, "\(measure.number) \(own.year) \(shown)%")
                }
            }
        }
        #expect(count > (city == "kagoshima" ? 700 : 50))
        #expect(printed.isEmpty, "\(printed.rest) numbers stand there that nobody asked for")
    }

    @Test func `the summary prints what the evaluation says of each goal and heading`() throws {
        let plan = try SamplePlan.named("kagoshima")
        let year = try #require(FiscalYear(2023))
        let evaluation = try #require(PlanEvaluator(plan).evaluation(of: year))
        let tables = try Order(city: "kagoshima", name: "progress-summary").document().tables
        for policy in plan.nodes where policy.parent == nil {
            let table = try #require(tables.first { $0.name == "基本方針\(policy.number)の目標" })
            let goals = plan.goals.indices.filter { plan.goals[$0].node == policy.id }
            #expect(table.rows.count == goals.count + 1)
            for (row, index) in zip(table.rows, goals) {
                let (goal, result) = (plan.goals[index], evaluation.goals[index])
                #expect(row.cells[0].content.text.hasPrefix(goal.name.japanese))
                let rate = result.rate.map { $0.text(digits: 1, mode: result.rule.rate.rounding.mode) }
                #expect(row.cells[3].content.text == rate.map { "\($0)%".withSeparators } ?? "－")
                #expect(row.cells[4].content.text == result.symbol)
            }
            let rollUp = evaluation.rollUp(of: policy)
            let foot = try #require(table.rows.last).cells
            #expect(foot.map(\.content.text).contains(rollUp.symbol))
            #expect(foot.last?.content.text == rollUp.ratingName?.japanese ?? "")
        }
    }

    @Test(arguments: all)
    func `citations are numbers of the year`(order: Order) throws {
        var plan = try SamplePlan.named(order.city)
        let year = try #require(FiscalYear(2023))
        // Everything gets another number afterwards; this year's document must not move.
        let before = try order.document()
        for index in plan.measures.indices {
            let number = plan.number(of: plan.measures[index], in: year)
            plan.measures[index].number = "X\(index)"
            plan.lineage.append(
                LineageEvent(
                    measure: plan.measures[index].id,
                    year: year.advanced(by: 1),
                    kind: .renumbered,
                    before: number,
                    after: "X\(index)"
                )
            )
        }
        #expect(try order.document(of: plan) == before)
    }

    /// The numbers of some cells, each to be found once; those with a unit of their own are not asked for.
    private struct Bag {
        private var numbers: [String: Int] = [:]

        init(_ contents: [CellContent]) {
            for case .number(let number) in contents where number.unit.isEmpty {
                numbers[number.numberKey, default: 0] += 1
            }
        }

        var isEmpty: Bool { numbers.values.allSatisfy { $0 == 0 } }

        var rest: Int { numbers.values.reduce(0, +) }

        mutating func take(_ value: ExactDecimal, isPercentage: Bool) -> Bool {
            let key = CellNumber(value, isPercentage: isPercentage).numberKey
            guard let count = numbers[key], count > 0 else { return false }
            numbers[key] = count - 1
            return true
        }
    }
}

extension CellNumber {
    /// What tells numbers apart, whatever stands around them.
    fileprivate var numberKey: String { value.groupedText + (isPercentage ? "%" : "") }
}

extension String {
    /// 1234.5% as a document prints it: 1,234.5%.
    fileprivate var withSeparators: String {
        guard let number = ExactDecimal(plain: String(dropLast())) else { return self }
        return number.groupedText + "%"
    }
}
