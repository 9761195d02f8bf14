import Figures
import Planning
import Testing
import Wording

@testable import Exchange

/// docs/rules.md names every key and word of `rules.yaml`, and its examples are rules.
@Suite struct RulesDocumentationTests {
    private let document: Document

    init() throws {
        document = try Document("docs/rules.md")
    }

    private func isSound(_ rules: String) -> [String] {
        do {
            _ = try RulesReader().read(Array(rules.utf8), for: nil)
            return []
        } catch {
            return error.list.map { $0.line(in: .english) }
        }
    }

    @Test func `every word that rules may use is explained`() {
        let rate: [String] =
            Formula.allCases.map(\.rawValue) + Yardstick.allCases.map(\.rawValue) + PartsRule.allCases.map(\.rawValue)
            + RoundingMode.allCases.map(\.rawValue) + Thresholds.allCases.map(\.rawValue)
        let rating: [String] =
            BandQuantity.allCases.map(\.rawValue) + BandState.allCases.map(\.rawValue)
            + BandState.Value.allCases.map(\.rawValue)
        let noValue: [String] = Absence.ruleKeys + NoValueRule.Denominator.allCases.map(\.rawValue)
        let methods: [RollUpMethod] = [
            .counts, .share(symbols: []), .mean, .worst, .points, .judged,
            .matrix(rows: .worst, columns: .mean, table: [:]),
        ]
        let rollUp = methods.map(\.name) + RollUpRule.Members.allCases.map(\.rawValue) + ["measure", "unit", "plan"]
        #expect(document.missing(rate + rating + noValue + rollUp) == [])
    }

    /// Rules with an unknown key in every mapping: the complaints name the keys that are known.
    private static let wrongEverywhere = """
        zzzzzzzz: 1
        versions:
          - zzzzzzzz: 1
            from: 2022
            name: {ja: 規則, zzzzzzzz: 1}
            rate:
              zzzzzzzz: 1
              formula: {higher: ratio, lower: inverse, zzzzzzzz: 1}
              milestone: {zzzzzzzz: 1}
              rounding: {zzzzzzzz: 1}
            rating:
              - {symbol: ○, name: 良, zzzzzzzz: 1, when: {zzzzzzzz: 1, rate: {zzzzzzzz: 1}}}
            no_value:
              zzzzzzzz: 1
              default: {symbol: －, name: なし, zzzzzzzz: 1}
            composition: {zzzzzzzz: 1}
            roll_up:
              - {scope: plan, of: series, method: counts, zzzzzzzz: 1}
              - {scope: unit, of: series, method: {matrix: {rows: worst, columns: worst, table: {}, zzzzzzzz: 1}}}
              - {scope: measure, of: series, method: {zzzzzzzz: 1}}
            exceptions:
              - {indicators: [m001/1], reason: 例外, zzzzzzzz: 1}
            judgements:
              - {plan: yes, year: 2022, rating: ○, reason: 判断, zzzzzzzz: 1}

        """

    @Test func `every key that the reader knows is explained`() throws {
        let complaints = isSound(Self.wrongEverywhere)
        let lists = complaints.compactMap { line in
            line.firstMatch(of: /It must be one of: ([a-z_, ]+)\./).map { $0.output.1 }
        }
        #expect(lists.count >= 15, "\(complaints)")
        let keys = Set(lists.flatMap { $0.split(separator: ", ").map(String.init) })
        #expect(keys.isSuperset(of: ["versions", "goal_rounding", "denominator", "judgements", "at_least", "forced"]))
        #expect(document.missing(keys.sorted()) == [])
    }

    @Test func `whole examples are rules`() {
        let blocks = document.blocks.filter { $0.info == "yaml rules.yaml" }
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(isSound(block.text) == [], "docs/rules.md:\(block.line)") }
    }

    @Test func `parts of a version are right within a version`() {
        let blocks = document.blocks.filter { $0.info == "yaml version" }
        #expect(!blocks.isEmpty)
        for block in blocks {
            var version = "versions:\n  - from: 2022\n    name: 例\n"
            if !block.text.hasPrefix("rating:") {
                version += "    rating: [{symbol: ○, name: 良, when: {rate: {at_least: 70}}}, {symbol: △, name: 否}]\n"
            }
            version += block.text.split(separator: "\n").map { "    \($0)\n" }.joined()
            #expect(isSound(version) == [], "docs/rules.md:\(block.line)")
        }
    }

    @Test func `no example goes unread`() {
        let kinds = Set(document.blocks.filter { $0.info.hasPrefix("yaml") }.map(\.info))
        #expect(kinds.isSubset(of: ["yaml rules.yaml", "yaml version"]))
    }
}
