import Figures
import Planning
import Testing
import Wording

@Suite struct MeasureSelectionTests {
    private func review() throws -> YearReview {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "100")
        try fixture.add(last: "80", now: "20")
        try fixture.add(last: "80", now: "集計中")
        try fixture.add(last: "80", now: "75")
        try fixture.add(last: "80", now: "80")
        fixture.measures[0].audience = [.citizens]
        fixture.measures[1].audience = [.citizens, .administration]
        return try fixture.review()
    }

    @Test(
        arguments: [
            ("all", ["m1", "m2", "m3", "m4", "m5"]), ("citizens", ["m1", "m2"]), ("administration", ["m2"]),
            ("new", []), ("ended", []), ("behind", ["m2"]), ("falling", ["m2", "m4"]), ("without-figure", ["m3"]),
            ("reached-target", ["m1"]), ("with-rate", ["m1", "m2", "m4", "m5"]), ("improved", ["m1"]),
            ("worsened", ["m2"]), ("rating-1", ["m1"]), ("rating-2", ["m4", "m5"]), ("rating-3", ["m2"]),
            ("rating-4", ["m3"]), ("target-and-actual", ["m1", "m2", "m4", "m5"]), ("actual-only", []),
            ("target-only", ["m3"]), ("neither", []), ("without-indicator", []), ("missing-not-yet-available", ["m3"]),
            ("missing-blank", []),
        ] as [(String, [String])]
    )
    func `a code gives its series in the plan's order`(code: String, measures: [String]) throws {
        let review = try review()
        let selection = try #require(MeasureSelection(code: code, in: review.evaluation))
        #expect(selection.code == code)
        #expect(review.names(selection) == measures)
    }

    @Test(arguments: [
        "", "Behind", "rating", "rating-0", "rating-5", "rating-01", "rating--1", "rating-99999999999999999999",
    ])
    func `a code that the year does not have gives nothing`(code: String) throws {
        #expect(try MeasureSelection(code: code, in: review().evaluation) == nil)
    }

    @Test func `every choice has its own code and a name in both languages`() throws {
        let evaluation = try review().evaluation
        let choices = MeasureSelection.choices(in: evaluation) + MeasureSelection.byFigures
        #expect(choices.count == 16 + Coverage.Kind.allCases.count + NoValueReason.allCases.count)
        #expect(Set(choices.map(\.code)).count == choices.count)
        #expect(choices.allSatisfy { $0.code.allSatisfy(\.isASCII) })
        for choice in choices {
            let name = choice.name(in: evaluation)
            #expect(!name.japanese.isEmpty && !name.english.isEmpty, "\(choice.code)")
            #expect(MeasureSelection(code: choice.code, in: evaluation) == choice)
        }
        #expect(MeasureSelection.rating(0).name(in: evaluation) == Bilingual(same: "◎ on track"))
    }

    @Test func `without ratings only the symbols for no value can be chosen`() throws {
        var fixture = try PlanFixture()
        fixture.bands = []
        try fixture.add(last: "80", now: "80")
        let review = try fixture.review()
        #expect(review.evaluation.ratingSymbols == ["－"])
        #expect(review.names(.rating(0)) == [])
        #expect(review.names(.rating(7)) == [])
    }
}
