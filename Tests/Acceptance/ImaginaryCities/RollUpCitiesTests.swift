import Figures
import Planning
import Testing

/// Cities that sum their plan up in other ways: rules in YAML alone, results by hand.
@Suite struct RollUpCitiesTests {
    /// Rates 100, 80, 60 and 20; being counted; no target; left blank.
    private func city(_ rollUp: String) -> ImaginaryCity {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 集約
                    rating:
                      - {symbol: ◎, name: 順調, points: 3, when: {rate: {at_least: 90}}}
                      - {symbol: ○, name: おおむね, points: 2, when: {rate: {at_least: 70}}}
                      - {symbol: △, name: 遅れ, points: 0.5}
                    no_value:
                      default: {symbol: －, name: なし, denominator: leave_out}
                      not_yet_available: {symbol: 集, name: 集計中, denominator: count}
                      blank: {symbol: 空, name: 未記入, denominator: zero}
                    roll_up:
                \(rollUp)

                """
        )
        for actual in ["100", "80", "60", "20", "集計中"] { city.add([2023: ("100", actual)]) }
        city.add([2023: ("未定", "5")])
        city.add([2023: ("100", nil)])
        return city
    }

    private func rule(_ method: String, _ more: String = "") -> String {
        "      - {scope: policy, of: series, method: \(method)\(more)}"
    }

    @Test func `a share counts what is being counted and what was left blank`() throws {
        let share = rule("{share: [◎, ○]}", ", rounding: {mode: truncate, digits: 1}")
        // 2 of 6: four with rates, one being counted, one blank; the one without a target is left out.
        #expect(try city(share).heading(2023) == "33.3 △")
        let late = rule("{share: △}", ", rounding: {mode: ceiling, digits: 0}")
        #expect(try city(late).heading(2023) == "34 △")
    }

    @Test func `a mean counts a blank as nought and leaves out what is being counted`() throws {
        // (100 + 80 + 60 + 20 + 0) ÷ 5
        #expect(try city(rule("mean")).heading(2023) == "52 △")
    }

    @Test func `points are in percent of the most that the counted ones could have`() throws {
        // 3 + 2 + 0.5 + 0.5 of 6 × 3
        let points = rule("points", ", rounding: {digits: 2}, rating: [{symbol: 可, name: 可}]")
        #expect(try city(points).heading(2023) == "33.33 可")
    }

    @Test func `the worst is what was left blank`() throws {
        #expect(try city(rule("worst")).heading(2023) == "- △")
        let own = rule(
            "worst",
            ", rating: [{symbol: 良, name: 良, when: {rate: {more_than: 0}}}, {symbol: 不可, name: 不可}]"
        )
        #expect(try city(own).heading(2023) == "0 不可")
    }

    @Test func `a matrix names a rating for each pair`() throws {
        let matrix = """
                  - scope: policy
                    of: series
                    method:
                      matrix:
                        rows: mean
                        columns: {share: [◎, ○]}
                        table:
                          上: {上: 優, 下: 良}
                          下: {上: 可, 下: 不可}
                    rating:
                      - {symbol: 上, name: 上, when: {rate: {at_least: 50}}}
                      - {symbol: 下, name: 下}
            """
        // The mean is 52, the share a third.
        #expect(try city(matrix).heading(2023) == "52 良")
    }

    @Test func `a plan is summed up from its headings, and those from their measures`() throws {
        var city = city(
            """
                  - {scope: measure, of: series, method: worst}
                  - {scope: policy, of: measures, method: worst}
                  - {scope: plan, of: nodes, method: points}
            """
        )
        #expect(try city.heading(2023) == "- △")
        // One heading, △: 0.5 of 3.
        #expect(try city.evaluation(2023).planRollUp.rate == Rational(100, over: 6))
        city.lines = []
        city.add([2023: ("100", "100")])
        #expect(try city.heading(2023) == "- ◎")
        #expect(try city.evaluation(2023).planRollUp.shownText == "100")
    }
}
