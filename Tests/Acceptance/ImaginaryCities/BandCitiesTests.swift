import Figures
import Planning
import Testing
import Wording

/// Cities that rate by more than the rate: rules in YAML alone, results by hand.
@Suite struct BandCitiesTests {
    @Test func `a city that rates where things are going`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 傾向
                    rating:
                      - {symbol: 達, name: 達成, when: {target_met: yes}}
                      - {symbol: ↗, name: 改善, when: {trend: improving}}
                      - {symbol: →, name: 横ばい, when: {trend: unchanged}}
                      - {symbol: ↘, name: 悪化, when: {trend: worsening}}
                      - {symbol: 新, name: 比較なし}
                """
        )
        city.add([2022: ("10", "9"), 2023: ("10", "10")])
        city.add([2022: ("10", "6"), 2023: ("10", "7")])
        city.add([2022: ("10", "7"), 2023: ("10", "7.0")])
        city.add([2022: ("10", "8"), 2023: ("10", "7")])
        city.add([2022: ("10", "集計中"), 2023: ("10", "7")])
        city.add([2022: ("20", "27"), 2023: ("20", "23")], unit: "分", direction: "lower")
        city.add([2022: ("20", "23"), 2023: ("20", "27")], unit: "分", direction: "lower")
        let ratings = try city.printed(2023).map { $0.split(separator: " ").last.map(String.init) }
        #expect(ratings == ["達", "↗", "→", "↘", "新", "↗", "↘"])
    }

    @Test func `a city that tolerates two points, or five percent, below the target`() throws {
        func city(_ margin: String) -> ImaginaryCity {
            var city = ImaginaryCity(
                rules: """
                    versions:
                      - from: 2022
                        name: 許容差
                        rating:
                          - {symbol: Ａ, name: 達成, when: {target_met: yes}}
                          - {symbol: Ｂ, name: 許容内, when: {\(margin)}}
                          - {symbol: Ｃ, name: 未達成}
                    """
            )
            for actual in ["80.0", "78.0", "77.9", "76", "75.9"] { city.add([2023: ("80", actual)], unit: "%") }
            for actual in ["20", "22", "22.1"] { city.add([2023: ("20", actual)], unit: "分", direction: "lower") }
            return city
        }
        let points = try city("margin_points: {at_least: -2}").evaluation(2023).series.map { $0[0].symbol }
        #expect(points == ["Ａ", "Ｂ", "Ｃ", "Ｃ", "Ｃ", "Ａ", "Ｂ", "Ｃ"])
        let percent = try city("margin_percent: {at_least: -5}").evaluation(2023).series.map { $0[0].symbol }
        #expect(percent == ["Ａ", "Ｂ", "Ｂ", "Ｂ", "Ｃ", "Ａ", "Ｃ", "Ｃ"])
    }

    @Test func `a city that rates the change from the baseline and from last year`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 変化
                    rating:
                      - {symbol: 1, name: 大, when: {change_from_baseline_percent: {at_least: 10}}}
                      - {symbol: 2, name: 中, when: {change_from_last_year: {more_than: 0}}}
                      - {symbol: 3, name: 基準なし, when: {change_from_baseline: unknown}}
                      - {symbol: 4, name: 小}
                """
        )
        city.add([2022: ("1", "90"), 2023: ("1", "110")], baseline: "100")
        city.add([2022: ("1", "108"), 2023: ("1", "109.9")], baseline: "100")
        city.add([2022: ("1", "110"), 2023: ("1", "109.9")])
        city.add([2022: ("1", "110"), 2023: ("1", "109.9")], baseline: "100")
        city.add([2022: ("1", "110"), 2023: ("1", "90")], direction: "lower", baseline: "100")
        #expect(try city.evaluation(2023).series.map { $0[0].symbol } == ["1", "2", "3", "4", "1"])
    }

    @Test func `a city in which a person decides, with a reason`() throws {
        var city = ImaginaryCity(
            rules: """
                versions:
                  - from: 2022
                    name: 判断
                    rating:
                      - {symbol: ◎, name: 順調, when: {rate: {at_least: 90}}}
                      - {symbol: △, name: 遅れ}
                    roll_up:
                      - {scope: policy, of: series, method: judged}
                      - {scope: plan, of: nodes, method: counts}
                    judgements:
                      - {series: m1/1, year: 2023, rating: ◎, reason: {ja: 速報値による, en: By a preliminary figure}}
                      - {node: n1, year: 2023, rating: △, reason: 委員会の意見}
                """
        )
        city.add([2022: ("100", "50"), 2023: ("100", "50")])
        let later = try city.evaluation(2023)
        let judged = later.series[0][0]
        #expect(judged.symbol == "◎")
        #expect(judged.computedSymbol == "△")
        #expect(judged.shownText == "50")
        #expect(judged.judgement?.reason.english == "By a preliminary figure")
        #expect(try city.heading(2023) == "- △")
        #expect(try city.heading(2022) == "- ")
        #expect(later.planRollUp.counts.map(\.symbol) == ["△"])
        let working = judged.working(of: judged.indicator).line(in: .japanese)
        #expect(working.contains("△ 遅れ"))
        #expect(working.contains("速報値による"))
    }
}
