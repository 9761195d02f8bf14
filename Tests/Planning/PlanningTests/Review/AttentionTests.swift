import Figures
import Planning
import Testing
import Wording

@Suite struct AttentionTests {
    @Test func `behind comes first by its rate, then what falls, then what is missing`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "集計中")
        try fixture.add(last: "95", now: "80")
        try fixture.add(last: "50", now: "60")
        try fixture.add(last: "40", now: "30")
        try fixture.add(last: "98", now: "75")
        try fixture.add(last: "95", now: "95")
        #expect(
            try fixture.review().attentionLines == [
                "m4 behind falling", "m3 behind", "m5 falling", "m2 falling", "m1 without-figure",
            ]
        )
    }

    @Test func `a fall that still meets the target needs no attention`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "150", now: "120")
        try fixture.add(last: "150", now: "99")
        #expect(try fixture.review().attentionLines == ["m2 falling"])
    }

    @Test func `what lowers a quantity is behind when it is too high`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2022: ("20", "25"), 2023: ("20", "40")], direction: .lower)
        try fixture.add([2022: ("20", "25"), 2023: ("20", "10")], direction: .lower)
        let review = try fixture.review()
        #expect(review.attentionLines == ["m1 behind falling"])
        #expect(review.attention[0].difference == Rational(-30))
    }

    @Test func `a milestone that is not reached is behind where the rule gives it nought`() throws {
        var fixture = try PlanFixture()
        try fixture.addMilestone([2023: .notReached])
        try fixture.addMilestone([2023: .reached])
        try fixture.addMilestone([2023: .partly])
        #expect(try fixture.review().attentionLines == ["m1 behind"])
    }

    @Test(arguments: [("69.99", ["m1 behind"]), ("70", []), ("0", ["m1 behind"])] as [(String, [String])])
    func `without ratings a rate under 70 is behind`(actual: String, lines: [String]) throws {
        var fixture = try PlanFixture()
        fixture.bands = []
        try fixture.add([2023: ("100", actual)])
        #expect(try fixture.review().attentionLines == lines)
    }

    @Test func `the criterion is said in the words of the rules`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "60")
        fixture.bands[2].meaning = Bilingual("進捗率70％未満", "under 70%")
        let review = try fixture.review()
        let criterion = Bilingual("△ behind（進捗率70％未満）", "△ behind (under 70%)")
        #expect(review.evaluation.behindCriterion.words == criterion)
        #expect(review.attention[0].words.map(\.japanese) == [criterion.japanese, "前年度より率が下がり、目標値にも届いていない"])
        fixture.bands[2].meaning = Bilingual("", "")
        #expect(try fixture.review().evaluation.behindCriterion.words.japanese == "△ behind（そのほかすべて）")
        fixture.bands = []
        #expect(try fixture.review().evaluation.behindCriterion.words.english == "a rate under 70%")
    }

    @Test func `the band with the fewest points is the worst, wherever it stands`() throws {
        var fixture = try PlanFixture()
        fixture.bands[1].points = Rational(-1)
        try fixture.add([2023: ("100", "80")])
        try fixture.add([2023: ("100", "10")])
        #expect(try fixture.review().attentionLines == ["m1 behind"])
    }

    @Test func `without points the last band is the worst`() throws {
        var fixture = try PlanFixture()
        for index in fixture.bands.indices { fixture.bands[index].points = nil }
        try fixture.add([2023: ("100", "80")])
        try fixture.add([2023: ("100", "10")])
        #expect(try fixture.review().attentionLines == ["m2 behind"])
    }

    @Test func `a band for what cannot be rated is not the worst, and one band alone is not either`() throws {
        var fixture = try PlanFixture()
        fixture.bands.append(Band(symbol: "D", name: .init(same: "unrated"), conditions: [.unknown(.rate)]))
        try fixture.add([2023: ("未定", "10")])
        try fixture.add([2023: ("100", "10")])
        #expect(try fixture.review().attentionLines == ["m2 behind"])
        fixture.bands = [Band(symbol: "A", name: .init(same: "rated"))]
        #expect(try fixture.review().attentionLines == [])
        #expect(try fixture.review().evaluation.behindCriterion.words == Bilingual(same: ""))
    }

    @Test func `a person's rating stands, for better and worse`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "10")])
        try fixture.add([2023: ("100", "100")])
        fixture.judgements = try [("m1", "○"), ("m2", "△")].map { measure, rating in
            Judgement(
                subject: .series(try #require(SeriesReference(measure))),
                year: try year(2023),
                rating: rating,
                reason: .init(same: "reason")
            )
        }
        #expect(try fixture.review().attentionLines == ["m2 behind"])
    }

    @Test func `bands of its own say when a series is behind`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "60")])
        var exception = RuleException(series: [try #require(SeriesReference("m1"))], reason: .init(same: "own"))
        exception.bands = [
            Band(
                symbol: "良",
                name: .init(same: "good"),
                conditions: [.within(.rate, Interval(lower: .init(Rational(50), included: true)))]
            ),
            Band(symbol: "悪", name: .init(same: "bad")),
        ]
        fixture.exceptions = [exception]
        #expect(try fixture.review().attentionLines == [])
        fixture.measures[0].indicators[0].actuals[try year(2023)] = try Figure(reading: "40", unit: "")
        let review = try fixture.review()
        #expect(review.attention.map { $0.evaluation.behindCriterion.words.japanese } == ["悪 bad（そのほかすべて）"])
    }

    @Test func `the reason of a missing actual is kept, and no indicator misses none`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "100")])
        try fixture.add([2023: ("100", "集計中")])
        try fixture.add([:])
        try fixture.add([:], direction: .none)
        let review = try fixture.review()
        #expect(review.attentionLines == ["m2 without-figure", "m3 without-figure"])
        #expect(review.attention.map(\.missing) == [.notYetAvailable, .blank])
        #expect(review.attention[0].words == [Bilingual("実績値がない（集計中）", "no actual (not yet available)")])
    }

    @Test func `a year without any actuals asks for no attention`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "10"), 2024: ("100", "")])
        #expect(try fixture.review(2024).attention.isEmpty)
        #expect(try fixture.review(2023).count(.behind) == 1)
    }

    @Test func `what is not part of the plan needs no attention`() throws {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "10")
        try fixture.add(last: "80", now: "20")
        var plan = try fixture.plan()
        plan.lineage = [LineageEvent(measure: try id("m1"), year: try year(2023), kind: .ended)]
        #expect(try PlanFixture.review(plan).attentionLines == ["m2 behind falling"])
    }
}
