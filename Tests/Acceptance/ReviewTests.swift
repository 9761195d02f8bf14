import Figures
import Planning
import Testing
import Wording

/// What the review of a year says about the two cities.
@Suite struct ReviewTests {
    private func review(_ sample: Sample, _ western: Int) throws -> YearReview {
        let year = try #require(FiscalYear(western))
        return try #require(sample.evaluator.review(of: year))
    }

    /// The series in the review's order, by their measures' numbers: `62/1`.
    private func attention(_ review: YearReview, _ reason: Attention) -> [String] {
        review.attention.filter { $0.reasons.contains(reason) }.map { name($0.place, review) }
    }

    private func changed(_ review: YearReview, _ change: SeriesChange) -> [String] {
        review.changes.series.filter { $0.changes.contains(change) }.map { name($0.place, review) }
    }

    private func name(_ place: SeriesPlace, _ review: YearReview) -> String {
        let measure = review.plan.measures[place.measure]
        return "\(measure.number)/\(measure.indicators[place.series].series)"
    }

    // MARK: Kagoshima

    @Test func `in Kagoshima's second year every △ is behind, the lowest rate first`() throws {
        let review = try review(.kagoshima(), 2023)
        #expect(
            review.evaluation.behindCriterion.words == Bilingual("△ 遅れあり（進捗率70％未満）", "△ Behind (under 70%)")
        )
        #expect(
            attention(review, .behind) == [
                "62/1", "123/1", "70/1", "69/1", "69/2", "11/1", "28/1", "18/1", "71/2", "95/1", "77/2", "121/1",
                "71/1", "131/1", "110/2",
            ]
        )
        #expect(review.places(.behind) == review.places(.rating(2)))
    }

    @Test func `29 rates of Kagoshima fell, 19 of them below their target`() throws {
        let review = try review(.kagoshima(), 2023)
        #expect(review.places(.all).count { (review.difference(at: $0) ?? .zero).sign < 0 } == 29)
        #expect(
            Set(attention(review, .falling)) == [
                "18/1", "20/1", "21/1", "39/1", "40/1", "42/1", "42/2", "45/1", "64/1", "64/2", "68/1", "69/1", "71/1",
                "71/2", "76/1", "77/2", "80/1", "98/1", "110/2",
            ]
        )
        // 35 of 40 after 37 of 38.
        let place = try #require(review.places(.falling).first { name($0, review) == "42/2" })
        #expect(review.difference(at: place) == Rational(-375, over: 38))
    }

    @Test func `Kagoshima's ratings moved as the two documents print them`() throws {
        let review = try review(.kagoshima(), 2023)
        let changes = review.changes
        #expect(
            changes.symbols.map { "\($0.symbol) \($0.before) \($0.now)" } == ["◎ 52 56", "○ 8 11", "△ 7 15", "－ 80 65"]
        )
        #expect(changed(review, .improved) == ["9/1", "17/1", "30/1", "35/1", "54/1", "110/1"])
        #expect(
            changed(review, .worsened) == [
                "21/1", "42/2", "64/1", "68/1", "71/1", "71/2", "77/2", "80/1", "98/1", "110/2",
            ]
        )
        #expect(changed(review, .targetReached) == ["9/1", "26/1", "30/1", "35/1", "86/1", "110/1", "113/1"])
        #expect(changed(review, .targetLost) == ["21/1", "39/1", "64/1", "64/2", "71/2", "76/1", "77/2"])
        #expect(changes.count(.firstFigure) == 26)
        #expect(changed(review, .figureGone) == ["61/1", "115/1"])
        #expect(changes.formerRules == nil)
    }

    @Test func `one measure of Kagoshima was handed to another department`() throws {
        let review = try review(.kagoshima(), 2023)
        let change = try #require(review.changes.measures.first)
        #expect(review.changes.measures.count == 1)
        #expect(review.plan.measures[change.measure].number == "25")
        let units = review.plan.units.map(\.id)
        let from = try #require(units.first { $0.text == "d15" })
        let to = try #require(units.first { $0.text == "d16" })
        #expect(change.change == .handedOver(from: [from], to: [to]))
    }

    @Test(arguments: [(2022, [67, 8, 1, 56], 57), (2023, [84, 15, 2, 31], 33)])
    func `what is known of Kagoshima's 147 series is counted`(western: Int, counts: [Int], missing: Int) throws {
        let review = try review(.kagoshima(), western)
        let coverage = review.coverage
        #expect(
            [
                coverage.count(.targetAndActual), coverage.count(.actualOnly), coverage.count(.targetOnly),
                coverage.count(.neither),
            ] == counts
        )
        #expect(coverage.total == 147)
        #expect(coverage.count(.withoutIndicator) == 15)
        #expect(review.headingCoverage.map(\.coverage.total) == [48, 51, 14, 34])
        // Fifteen measures have no indicator, and miss no figure.
        #expect(review.count(.withoutFigure) == missing)
        #expect(coverage.count(.targetOnly) + coverage.count(.neither) == missing)
    }

    @Test func `why Kagoshima's figures of the second year are missing is kept`() throws {
        let coverage = try review(.kagoshima(), 2023).coverage
        #expect(coverage.missingActuals == [.dash: 31, .notSet: 1, .notPlanned: 1])
        #expect(coverage.withRate == 82)
    }

    @Test(arguments: [("citizens", 124), ("administration", 53), ("reached-target", 48), ("with-rate", 82), ("new", 0)])
    func `Kagoshima's lists have as many series as its folder`(code: String, count: Int) throws {
        let review = try review(.kagoshima(), 2023)
        let selection = try #require(MeasureSelection(code: code, in: review.evaluation))
        #expect(review.places(selection).count == count)
    }

    @Test func `Kagoshima's first year has none to compare with, its third no figures`() throws {
        let first = try review(.kagoshima(), 2022)
        #expect(first.lastYear.reason == .outsidePeriod)
        #expect(Attention.allCases.map(first.count) == [7, 0, 57])
        let third = try review(.kagoshima(), 2024)
        #expect(third.lastYear.reason == .noActualsYet)
        #expect(third.attention.isEmpty)
    }

    // MARK: Ibusuki

    @Test func `Ibusuki rates nothing, and four rates are under 70`() throws {
        let review = try review(.ibusuki(), 2023)
        #expect(attention(review, .behind) == ["⑶-ウ-2/1", "⑴-オ-4/1", "⑴-ア-3/1", "⑶-エ-1/1"])
        #expect(review.attention.count == 4)
        #expect(review.attention[0].words.map(\.japanese) == ["率が70％未満"])
        #expect(review.changes.series.isEmpty)
        #expect(review.lastYear.evaluation == nil)
        #expect(review.coverage.count(.targetAndActual) == 26)
        #expect(review.coverage.withRate == 25)
    }
}
