import Figures
import Planning
import Testing
import Wording

/// What workings call symbols and years.
@Suite struct WorkingWordsTests {
    private func rollUp(_ bands: [Band]? = nil) throws -> RollUp {
        var fixture = try PlanFixture()
        if let bands { fixture.bands = bands }
        fixture.noValue = NoValueRules(
            standard: NoValueRule(symbol: "ー", name: Bilingual("達成度なし", "No rate")),
            byKey: ["not_set": NoValueRule(symbol: "※", name: Bilingual("未定", "Open"))]
        )
        for actual in ["100", "80", "-", "未定", "-"] { try fixture.add([2023: ("100", actual)]) }
        fixture.rollUps = [RollUpRule(scope: .level(try id("policy")), members: .series, method: .mean)]
        return try fixture.rolledUp()
    }

    private func detail(_ label: String, _ working: Working, _ language: Language) -> String? {
        working.steps.first { $0.label.english == label }?.detail[language]
    }

    @Test func `a symbol stands beside what it means`() throws {
        let working = try rollUp().working { _ in "x" }
        let counts = "Counts (share of all)"
        let words = "◎ on track 1件（20.0%）、○ nearly 1件（20.0%）、※ 未定 1件（20.0%）、ー 達成度なし 2件（40.0%）"
        #expect(detail(counts, working, .japanese) == words)
        #expect(detail(counts, working, .english)?.hasSuffix("※ Open 1 (20.0%), ー No rate 2 (40.0%)") == true)
    }

    @Test func `without ratings the others are said to have a rate`() throws {
        let working = try rollUp([]).working { _ in "x" }
        let counts = "Counts (share of all)"
        #expect(detail(counts, working, .japanese)?.contains("率あり 2件（40.0%）") == true)
        #expect(detail(counts, working, .english)?.contains("with a rate 2 (40.0%)") == true)
        #expect(detail(counts, working, .english)?.contains("·") == false)
    }

    @Test func `what was left out stands by the symbol that it has instead of a rate`() throws {
        let working = try rollUp().working { subject in
            if case .series(let reference) = subject { reference.measure.text } else { "" }
        }
        let label = "Left out, without a rate"
        #expect(detail(label, working, .japanese) == "※ 未定：m4／ー 達成度なし：m3, m5")
        #expect(detail(label, working, .english) == "※ Open: m4 / ー No rate: m3, m5")
    }

    @Test(arguments: [(YearStyle.era, "令和4年度から"), (.western, "2022年度から")])
    func `Japanese workings name years as the reader does`(style: YearStyle, words: String) throws {
        var fixture = try PlanFixture()
        fixture.rate.yardstick = .finalTarget
        try fixture.add([2023: ("100", "50"), 2026: ("200", "")])
        let evaluation = try fixture.evaluated(2023)
        let working = evaluation.working(of: evaluation.indicator, years: style)
        #expect(detail("Rule", working, .japanese)?.contains(words) == true)
        let final = style == .era ? "令和8年度の目標値 200" : "2026年度の目標値 200"
        #expect(detail("Yardstick", working, .japanese)?.contains(final) == true)
        #expect(detail("Yardstick", working, .english)?.contains("the target of 2026, 200") == true)
    }
}
