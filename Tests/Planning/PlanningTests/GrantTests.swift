import Figures
import Planning
import Testing
import Wording

@Suite struct GrantTests {
    private func grant(_ type: String, _ name: String, _ amount: String, in western: Int = 2024) throws -> Grant {
        let amount = try #require(ExactDecimal(plain: amount))
        return Grant(year: try year(western), type: type, name: name, amount: amount, kind: .new)
    }

    @Test func `grants are added up by type in the order of their first, exactly`() throws {
        var fixture = try PlanFixture()
        try fixture.add([:])
        var plan = try fixture.plan()
        plan.grants = [
            try grant("地方創生推進", "農業", "0.1"), try grant("デジタル実装", "教育", "15781"),
            try grant("地方創生推進", "魅力", "0.2"), try grant("デジタル実装", "教育", "1", in: 2023),
        ]
        let groups = plan.grantGroups(in: try year(2024))
        #expect(groups.map(\.type) == ["地方創生推進", "デジタル実装"])
        #expect(groups.map { $0.grants.map(\.name) } == [["農業", "魅力"], ["教育"]])
        #expect(groups[0].total == ExactDecimal(plain: "0.3")?.rational)
        #expect(groups[1].total == Rational(15781))
        #expect(try plan.grantGroups(in: year(2022)).isEmpty)
    }

    @Test(arguments: [
        (Grant.Kind.new, "新", "new"), (.extended, "拡", "extended"), (.continued(year: 2), "継続2年目", "continued, year 2"),
        (.continued(year: nil), "継続", "continued"),
    ])
    func `a kind is called what the papers print`(kind: Grant.Kind, japanese: String, english: String) {
        #expect(kind.name == Bilingual(japanese, english))
    }

    @Test(arguments: ["a", "progress-summary", "2024", "a-", String(repeating: "a", count: 40)])
    func `a document has a name of small letters`(text: String) {
        #expect(DocumentName(text)?.text == text)
    }

    @Test(arguments: ["", "-a", "A", "a_b", "a.b", "é", "a b", "ａ", String(repeating: "a", count: 41)])
    func `what is no name of a document is refused`(text: String) {
        #expect(DocumentName(text) == nil)
    }

    @Test func `a plan finds its own definitions only`() throws {
        var fixture = try PlanFixture()
        try fixture.add([:])
        var plan = try fixture.plan()
        let name = try #require(DocumentName("measure-list"))
        #expect(plan.document(name) == nil)
        plan.documents = [DocumentSource(name: name, source: "a: 1")]
        #expect(plan.document(name)?.source == "a: 1")
    }

    @Test func `an entry of the council never stands under its own kind`() {
        for kind in CouncilEntry.Kind.allCases {
            #expect(!kind.parents.contains(kind))
            #expect(kind.parents.allSatisfy { !$0.isPerson && !$0.parents.contains(kind) })
        }
    }
}
