import Figures
import Planning
import Testing
import Wording

/// Cities whose rates are computed in other ways: rules in YAML alone, results by hand.
@Suite struct RateCitiesTests {
    @Test func `a city that measures the gap closed and truncates`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 改善率
                    rate:
                      formula: gap_closed
                      rounding: {mode: truncate, digits: 0}
                      thresholds: rounded
                    rating:
                      - {symbol: A, name: 順調, when: {rate: {at_least: 70}}}
                      - {symbol: B, name: 前進, when: {rate: {more_than: 0}}}
                      - {symbol: C, name: 後退}
                    no_value:
                      default: {symbol: ／, name: 評価なし}
                """
        )
        city.add([2023: ("60", "53")], baseline: "40")
        city.add([2023: ("20", "23")], unit: "分", direction: "lower", baseline: "30")
        city.add([2023: ("40", "30.99")], baseline: "10")
        city.add([2023: ("80", "49")], baseline: "50")
        city.add([2023: ("50", "50")], baseline: "50")
        city.add([2023: ("50", "60")], baseline: "50")
        city.add([2023: ("50", "60")])
        city.add([2023: ("50", "60")], baseline: "未定")
        #expect(
            try city.printed(2023) == [
                "65 B",  // 13 of 20
                "70 A",  // 7 of 10, downwards
                "69 B",  // 20.99 of 30 is 69.96
                "-3 C",  // one back on a way of 30
                "zero_by_zero ／", "division_by_zero ／", "baseline_blank ／", "baseline_not_set ／",
            ]
        )
    }

    @Test func `a city that takes the elapsed part of the final target and rates the rounded rate`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2021
                    name: 按分
                    rate: {yardstick: pro_rata, rounding: {mode: half_up, digits: 0}, thresholds: rounded}
                    rating:
                      - {symbol: ◎, name: 順調, when: {rate: {at_least: 90}}}
                      - {symbol: ○, name: おおむね, when: {rate: {at_least: 70, less_than: 90}}}
                      - {symbol: △, name: 遅れ, when: {rate: {less_than: 70}}}
                    exceptions:
                      - {indicators: m3, reason: 丸めずに判定, thresholds: unrounded}
                """
        )
        city.period = 2021...2025
        // Three of five years: 600. The third is rated before rounding.
        for actual in ["537", "536.9", "537"] { city.add([2025: ("1,000", nil), 2023: (nil, actual)]) }
        // A target that ends in 2024: three of four years, 750.
        city.add([2024: ("1,000", nil), 2023: ("1", "750")])
        city.add([2023: (nil, "750")])
        #expect(try city.printed(2023) == ["90 ◎", "89 ○", "90 ○", "100 ◎", "yardstick_not_set －"])
        #expect(try city.printed(2025).prefix(1) == ["actual_blank －"])
    }

    @Test func `a city that draws a line from the baseline`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 直線
                    rate: {yardstick: interpolated, rounding: {mode: ceiling, digits: 1}}
                    rating: []
                """
        )
        // 100 in 2021, 200 in 2026: 140 in 2023, 200 afterwards.
        city.add([2026: ("200", "190"), 2023: (nil, "133")], baseline: "100")
        // 100 in 2019: 100 + 100 × 4/7 in 2023; 120 ÷ 157.14… = 76.36…, up to 76.4.
        city.add([2026: ("200", nil), 2023: (nil, "120")], baseline: "100", baselineYear: "2019")
        #expect(try city.printed(2023) == ["95.0 ", "76.4 "])
        #expect(try city.printed(2026) == ["95.0 ", "actual_blank －"])
    }

    @Test func `a city that compares growth with the growth it needs`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 伸び率
                    rate: {formula: growth, yardstick: final_target}
                    rating:
                      - {symbol: ↑, name: 十分, when: {rate: {at_least: 100}}}
                      - {symbol: →, name: 不足}
                """
        )
        // 100 in 2020 to 200 in 2025 is 20% a year; 130 in 2023 is 10% a year.
        city.add([2025: ("200", nil), 2023: (nil, "130")], baseline: "100", baselineYear: "2020")
        // 200 down to 100 in ten years is −5% a year; 160 after five years is −4% a year.
        city.add(
            [2025: ("100", nil), 2023: (nil, "168")],
            direction: "lower",
            baseline: "200",
            baselineYear: "2015"
        )
        city.add([2025: ("200", nil), 2023: (nil, "130")], baseline: "0", baselineYear: "2020")
        #expect(try city.printed(2023) == ["50 →", "40 →", "division_by_zero －"])
    }

    @Test func `a city that looks only at how much of the time has passed, or at last year`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 経過
                    rate: {yardstick: elapsed_share}
                    rating: []
                    exceptions:
                      - {indicators: [m2/1], reason: 前年度比, yardstick: previous_year, digits: 1, mode: truncate}
                      - {indicators: [m3/1], reason: 基準値比, yardstick: baseline, formula: inverse}
                """
        )
        // Two of five years: 40%.
        city.add([2023: (nil, "30%")], unit: "%")
        city.add([2022: (nil, "300"), 2023: (nil, "299.9")])
        city.add([2023: (nil, "50")], baseline: "40")
        #expect(try city.printed(2023) == ["75 ", "99.9 ", "80 "])
        #expect(try city.printed(2022) == ["actual_blank －", "yardstick_blank －", "actual_blank －"])
    }

    @Test func `a city that changed its rules in the middle of the plan`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: R4
                    name: 当初
                    rate: {rounding: {mode: half_up, digits: 0}}
                    rating:
                      - {symbol: ◎, name: 達成, when: {rate: {at_least: 100}}}
                      - {symbol: △, name: 未達成}
                  - from: 令和6年度
                    name: 改定
                    rate: {yardstick: final_target, rounding: {mode: ceiling, digits: 0}, thresholds: rounded}
                    rating:
                      - {symbol: Ａ, name: 高, when: {rate: {at_least: 51}}}
                      - {symbol: Ｂ, name: 低}
                """
        )
        city.add([2023: ("40", "40.1"), 2024: ("50", "40.1"), 2026: ("80", nil)])
        #expect(try city.printed(2023) == ["100 ◎"])
        #expect(try city.printed(2024) == ["51 Ａ"])
        #expect(try city.evaluation(2023).version.name.japanese == "当初")
        #expect(try city.evaluation(2026).version.name.japanese == "改定")
    }

    @Test func `a city that adds parts up, and one that counts milestones in between`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 合計
                    rate: {parts: sum, milestone: {reached: 100, partly: 50, not_reached: none}}
                    rating: []
                    exceptions:
                      - {indicators: m2, reason: 平均, parts: composite_mean}
                """
        )
        for _ in 0..<2 { city.add([2023: ("①10 ②90", "①20 ②60")]) }
        for actual in ["milestone:reached", "milestone:partly", "milestone:not_reached"] {
            city.add([2023: ("導入", actual)], unit: "", direction: "milestone")
        }
        var plan = try city.plan()
        // A state cannot be read off printed words; plan folders give it in the column `value`.
        let year = try #require(FiscalYear(2023))
        for (index, state) in MilestoneState.allCases.enumerated() {
            plan.measures[index + 2].indicators[0].actuals[year] = Figure(.milestone(state), printed: "導入")
        }
        let evaluation = try #require(PlanEvaluator(plan).evaluation(of: year))
        let shown = evaluation.series.map { $0[0].shownText ?? $0[0].absence?.code ?? "?" }
        // 80 of 100; the mean of 200 and 66.66…; then the milestones.
        #expect(shown == ["80", "133", "100", "50", "milestone_open"])
    }
}
