import Figures
import Foundation
import Planning
import Testing
import Wording

@testable import Exchange

/// Reading rules, and naming the line of what is wrong with them.
@Suite struct RulesTests {
    struct Case: CustomTestStringConvertible {
        let old: String
        let new: String
        let place: String
        let words: String

        init(_ old: String, _ new: String, _ place: String, _ words: String) {
            (self.old, self.new, self.place, self.words) = (old, new, place, words)
        }

        var testDescription: String { "\(new): \(words)" }
    }

    private static let exceptions = """
              - {scope: plan, of: series, method: counts}
            exceptions:
              - {indicators: [m001/1], reason: 例外, digits: 1}
            judgements:
              - {series: m001/1, year: 2023, rating: ○, reason: 判断}

        """

    private func lines(_ old: String, _ new: String) -> [String] {
        SmallFolder.replacing("rules.yaml", old, with: new).problemLines()
    }

    @Test(arguments: [
        Case("versions", "version", "rules.yaml:1:1 (version): ", "Did you mean “versions”?"),
        Case("from: 2022", "from: soon", "rules.yaml:2:11 (versions[0].from): ", "soon"),
        Case("from: 2022", "from: 2023", "rules.yaml:2:3 (versions): ", "The plan begins in 2022"),
        Case("    rating:", "    ratings:", "rules.yaml:8:5 (versions[0].ratings): ", "Did you mean “rating”?"),
        Case("ratio,", "ration,", "rules.yaml:5:25 (versions[0].rate.formula.higher): ", "Did you mean “ratio”?"),
        Case(
            "yearly_target",
            "target",
            "rules.yaml:6:18 (versions[0].rate.yardstick): ",
            "yearly_target, final_target"
        ),
        Case("half_up", "half", "rules.yaml:7:24 (versions[0].rate.rounding.mode): ", "half_up, truncate, ceiling"),
        Case("digits: 0", "digits: 0.5", "rules.yaml:7:41 (versions[0].rate.rounding.digits): ", "0 to 18"),
        Case("digits: 0", "digits: 99", "rules.yaml:7:41 (versions[0].rate.rounding.digits): ", "0 to 18"),
        Case(
            "at_least: 90",
            "at_least: 9e1",
            "rules.yaml:12:33 (versions[0].rating[0].when.rate.at_least): ",
            "number"
        ),
        Case(
            "at_least: 90",
            "atleast: 90",
            "rules.yaml:12:23 (versions[0].rating[0].when.rate.atleast): ",
            "“at_least”"
        ),
        Case("{at_least: 90}", "90", "rules.yaml:12:22 (versions[0].rating[0].when.rate): ", "Write a condition"),
        Case(
            "{rate: {at_least: 90}}",
            "{rte: {at_least: 90}}",
            "rules.yaml:12:16 (versions[0].rating[0].when.rte): ",
            "“rate”"
        ),
        Case(
            "{at_least: 90}",
            "{at_least: 90, more_than: 80}",
            "rules.yaml:12:48 (versions[0].rating[0].when.rate.more_than): ",
            "either"
        ),
        Case(
            "{at_least: 90}",
            "{at_least: 90, less_than: 80}",
            "rules.yaml:12:15 (versions[0].rating[0].when): ",
            "never hold together"
        ),
        Case("at_least: 70", "at_least: 95", "rules.yaml:13:9 (versions[0].rating[1]): ", "never used"),
        Case(
            "points: 0",
            "when: {rate: {at_least: 0}}",
            "rules.yaml:17:9 (versions[0].rating[2]): ",
            "No band fits in some cases"
        ),
        Case(
            "points: 0",
            "when: {trend: [better]}",
            "rules.yaml:19:24 (versions[0].rating[2].when.trend[0]): ",
            "improving"
        ),
        Case("points: 0", "when: {trend: yes}", "rules.yaml:19:23 (versions[0].rating[2].when.trend): ", "improving"),
        Case("symbol: ○", "symbol: ◎", "rules.yaml:13:17 (versions[0].rating[1].symbol): ", "line 9"),
        Case("points: 2", "points: two", "rules.yaml:11:17 (versions[0].rating[0].points): ", "number"),
        Case("{symbol: －, ", "{", "rules.yaml:21:16 (versions[0].no_value.default): ", "“symbol” is missing"),
        Case(
            "default:",
            "notset: {symbol: 未, name: 未}\n      default:",
            "rules.yaml:21:7 (versions[0].no_value.notset): ",
            "“not_set”"
        ),
        Case(
            "leave_out",
            "skip",
            "rules.yaml:21:67 (versions[0].no_value.default.denominator): ",
            "leave_out, count, zero"
        ),
        Case(
            "scope: plan",
            "scope: policy",
            "rules.yaml:24:9 (versions[0].roll_up[1]): ",
            "line 23 has the same scope"
        ),
        Case("scope: policy", "scope: polcy", "rules.yaml:23:17 (versions[0].roll_up[0].scope): ", "“policy”"),
        Case("of: goals", "of: goal", "rules.yaml:23:29 (versions[0].roll_up[0].of): ", "“goals”"),
        Case(
            "scope: policy, of: goals",
            "scope: unit, of: goals",
            "rules.yaml:23:27 (versions[0].roll_up[0].of): ",
            "series, measures"
        ),
        Case("method: mean", "method: share", "rules.yaml:23:44 (versions[0].roll_up[0].method): ", "{share: [◎, ○]}"),
        Case("method: mean", "method: median", "rules.yaml:23:44 (versions[0].roll_up[0].method): ", "counts, mean"),
        Case(
            "method: mean",
            "method: {share: [◎, S]}",
            "rules.yaml:23:56 (versions[0].roll_up[0].method.share[1]): ",
            "◎, ○, △"
        ),
        Case(
            "method: mean",
            "method: {matrix: {rows: mean, columns: worst, table: {◎: {◎: S}}}}",
            "rules.yaml:23:89 (versions[0].roll_up[0].method.matrix.table): ",
            "◎×○"
        ),
        Case(
            "method: mean",
            "method: {matrix: {rows: mean, columns: worst, table: {X: {◎: S}}}}",
            "rules.yaml:23:90 (versions[0].roll_up[0].method.matrix.table.X): ",
            "◎, ○, △"
        ),
    ])
    func `each error in the rules names its line`(slip: Case) {
        let lines = lines(slip.old, slip.new)
        #expect(lines.contains { $0.hasPrefix(slip.place) && $0.contains(slip.words) }, "\(lines)")
    }

    @Test(arguments: [
        Case(
            "[m001/1]",
            "[m001/1, m001]",
            "rules.yaml:26:31 (versions[0].exceptions[0].indicators[1]): ",
            "put them together"
        ),
        Case("[m001/1]", "[m001/8]", "rules.yaml:26:23 (versions[0].exceptions[0].indicators[0]): ", "no such series"),
        Case(", digits: 1", "", "rules.yaml:26:9 (versions[0].exceptions[0]): ", "changes nothing"),
        Case("reason: 例外", "reason: ", "rules.yaml:26:40 (versions[0].exceptions[0].reason): ", "missing"),
        Case("series: m001/1", "node: 1, plan: yes", "rules.yaml:28:9 (versions[0].judgements[0]): ", "exactly one"),
        Case("series: m001/1", "goal: g9", "rules.yaml:28:16 (versions[0].judgements[0].goal): ", "no such goal"),
        Case("series: m001/1", "node: n9", "rules.yaml:28:16 (versions[0].judgements[0].node): ", "no such heading"),
        Case("series: m001/1", "plan: no", "rules.yaml:28:16 (versions[0].judgements[0].plan): ", "yes"),
        Case("rating: ○", "rating: S", "rules.yaml:28:46 (versions[0].judgements[0].rating): ", "◎, ○, △"),
        Case("year: 2023", "year: 2021", "rules.yaml:28:32 (versions[0].judgements[0].year): ", "Another version"),
    ])
    func `each error in exceptions and judgements names its line`(slip: Case) {
        let old = "      - {scope: plan, of: series, method: counts}\n"
        let rules = SmallFolder.rules.replacing(old, with: Self.exceptions)
        #expect(SmallFolder.replacing("rules.yaml", nil, with: rules).problemLines() == [])
        let lines = SmallFolder.replacing("rules.yaml", nil, with: rules.replacing(slip.old, with: slip.new))
            .problemLines()
        #expect(lines.contains { $0.hasPrefix(slip.place) && $0.contains(slip.words) }, "\(lines)")
    }

    @Test func `two versions that begin in the same year are refused`() {
        let second = SmallFolder.rules.split(separator: "\n").dropFirst().joined(separator: "\n")
        let rules = SmallFolder.rules + second + "\n"
        let lines = SmallFolder.replacing("rules.yaml", nil, with: rules).problemLines()
        #expect(
            lines == [
                "rules.yaml:25:11 (versions[1].from): The version in line 2 begins in the same year; change one of them.: “2022”"
            ]
        )
    }

    @Test func `everything that rules can say is read`() throws {
        let rules = try RulesReader().read(Array(Self.full.utf8), for: nil)
        let version = try #require(rules.version(for: try FiscalYear(reading: "2024")))
        #expect(version.rate.higher == .gapClosed)
        #expect(version.rate.lower == .gapClosed)
        #expect(version.rate.milestone.partly == Rational(1, over: 2))
        #expect(version.rate.milestone.notReached == nil)
        #expect(version.rate.parts == .sum)
        #expect(version.rate.yardstick == .interpolated)
        #expect(version.rate.rounding == RoundingRule(mode: .truncate, digits: 2))
        #expect(version.rate.thresholds == .rounded)
        #expect(version.bands.map(\.symbol) == ["A", "B", "C"])
        #expect(version.bands[0].meaning == Bilingual("意味", "Meaning"))
        let range = Interval(lower: .init(Rational(-5), included: true), upper: .init(Rational(10), included: false))
        #expect(version.bands[0].conditions == [.within(.marginPercent, range), .isOne(of: .targetMet, [.yes])])
        #expect(
            version.bands[1].conditions == [
                .unknown(.changeFromBaseline), .isOne(of: .trend, [.improving, .unchanged]),
            ]
        )
        #expect(version.noValue.byKey["not_set"]?.denominator == .zero)
        #expect(version.noValue.standard.symbol == "－")
        #expect(version.composition == CompositionRule(digits: 2, forced: true))
        #expect(version.rollUps.map(\.method.name) == ["mean", "share", "matrix", "judged"])
        #expect(version.rollUps[0].rounding == RoundingRule(mode: .truncate, digits: 0))
        #expect(version.rollUps[0].thresholds == .rounded)
        #expect(version.rollUps[0].bands?.map(\.symbol) == ["S", "T"])
        #expect(version.exceptions[0].series.map(\.text) == ["m001/1", "m002/1"])
        #expect(version.exceptions[0].roundingMode == .ceiling)
        #expect(version.judgements.map(\.subject) == [.plan, .node(try #require(Identifier("1")))])
        #expect(rules.version(for: try FiscalYear(reading: "2023"))?.from.year == 2022)
        #expect(rules.source == Self.full)
    }

    static let full = """
        versions:
          - from: R6
            name: 改定
            rate:
              formula: gap_closed
              milestone: {reached: 100, partly: 0.5, not_reached: none}
              parts: sum
              yardstick: interpolated
              rounding: {mode: truncate, digits: 2}
              thresholds: rounded
            rating:
              - {symbol: A, name: 上, meaning: {ja: 意味, en: Meaning}, when: {margin_percent: {at_least: -5, less_than: 10}, target_met: yes}}
              - {symbol: B, name: 中, when: {change_from_baseline: unknown, trend: [improving, unchanged]}}
              - {symbol: C, name: 下}
            no_value:
              not_set: {symbol: 未, name: 未定, denominator: zero}
            composition: {digits: 2, forced: yes}
            roll_up:
              - scope: policy
                of: goals
                method: mean
                rounding: {digits: 0}
                rating:
                  - {symbol: S, name: 優, when: {rate: {more_than: 50}}}
                  - {symbol: T, name: 他}
              - {scope: initiative, of: series, method: {share: [A, B]}}
              - scope: plan
                of: nodes
                method:
                  matrix:
                    rows: mean
                    columns: {share: [A]}
                    table: {A: {A: S, B: S, C: T}, B: {A: S, B: T, C: T}, C: {A: T, B: T, C: T}}
              - {scope: unit, of: measures, method: judged}
            exceptions:
              - {indicators: [m001/1, m002], reason: 理由, formula: ratio, parts: sum, yardstick: baseline, mode: ceiling, digits: 3, thresholds: unrounded}
            judgements:
              - {plan: yes, year: 2024, rating: S, reason: 判断}
              - {node: "1", year: 2025, rating: 未, reason: 判断}
          - from: 2022
            name: 当初
            rating:
              - {symbol: ◎, name: すべて}

        """

    @Test func `rules alone are checked against a plan`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        #expect(throws: Never.self) { try RulesReader().read(Array(Self.full.utf8), for: plan) }
        let wrong = Self.full.replacing("m001/1, m002", with: "m009").replacing(
            "scope: policy",
            with: "scope: measures"
        )
        do {
            _ = try RulesReader().read(Array(wrong.utf8), file: "my.yaml", for: plan)
            Issue.record("The rules were accepted.")
        } catch {
            #expect(
                error.list.map { $0.place.field } == [
                    "versions[0].roll_up[0].scope", "versions[0].exceptions[0].indicators[0]",
                ]
            )
            #expect(error.list.allSatisfy { $0.place.file == "my.yaml" && $0.place.line != nil })
        }
    }
}
