import Figures
import Planning
import Testing

/// What is known about Ibusuki's plan, place by place.
@Suite struct IbusukiTests {
    @Test func `it has 26 goals on nine items and 52 tasks`() throws {
        let plan = try Sample.ibusuki().plan
        #expect(plan.measures.count == 26)
        #expect(plan.measures.allSatisfy { $0.indicators.count == 1 })
        #expect(plan.tasks.count == 52)
        #expect(plan.nodes.count { $0.level.text == "pillar" } == 3)
        #expect(plan.nodes.count { $0.level.text == "item" } == 9)
        #expect(plan.yearsWithActuals.map(\.year) == [2023])
    }

    @Test func `the mean of two parts is rounded once, at the end`() throws {
        let evaluation = try Sample.ibusuki().series("1o-1", 2023)
        // 13 of 6 courses and 263 of 60 people: 216.66… and 438.33… have the mean 327.5.
        #expect(evaluation.rate?.decimalText() == "327.5")
        #expect(evaluation.shownText == "328")
    }

    @Test(arguments: ["2i-1", "2i-2", "2i-8", "3u-3"])
    func `a milestone reached is a hundred`(measure: String) throws {
        let evaluation = try Sample.ibusuki().series(measure, 2023)
        #expect(evaluation.rate == .hundred)
        #expect(evaluation.shownText == "100")
        #expect(evaluation.targetMet == true)
    }

    @Test func `a milestone reached in part has no rate`() throws {
        let evaluation = try Sample.ibusuki().series("2i-3", 2023)
        #expect(evaluation.rate == nil)
        #expect(evaluation.absence?.code == "milestone_open")
        #expect(evaluation.symbol == "ー")
    }

    @Test func `nothing done is nought`() throws {
        let evaluation = try Sample.ibusuki().series("3u-2", 2023)
        #expect(evaluation.rate == .zero)
        #expect(evaluation.shownText == "0")
    }

    @Test func `the sheets' one decimal is kept where they print one`() throws {
        #expect(try Sample.ibusuki().series("1u-2", 2023).shownText == "100.8")
        #expect(try Sample.ibusuki().series("1o-2", 2023).shownText == "123")
    }

    @Test func `the city gives no ratings, and no ratings are made up`() throws {
        let evaluation = try Sample.ibusuki().evaluation(2023)
        #expect(evaluation.series.joined().filter { $0.rate != nil }.allSatisfy { $0.symbol.isEmpty && $0.band == nil })
        #expect(evaluation.planRollUp.members.count == 26)
        #expect(evaluation.planRollUp.rated == 25)
    }
}
