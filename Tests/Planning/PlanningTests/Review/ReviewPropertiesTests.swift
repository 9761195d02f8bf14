import Figures
import Planning
import TestSupport
import Testing
import Wording

/// What holds for the review of any plan.
@Suite struct ReviewPropertiesTests {
    private static let cells = ["", "未定", "集計中", "0", "10", "65", "70", "89.9", "90", "100", "130", "75以上"]
    private static let kinds: [LineageEvent.Kind] = [.added, .ended, .renamed, .renumbered]

    private func plan(_ random: inout SeededRandom) throws -> Plan {
        var fixture = try PlanFixture()
        if Int.random(in: 0..<4, using: &random) == 0 { fixture.bands = [] }
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            var cells: [Int: (target: String, actual: String)] = [:]
            for western in 2022...2024 { cells[western] = (Self.cell(&random), Self.cell(&random)) }
            try fixture.add(cells, direction: [.higher, .lower, .none].randomElement(using: &random) ?? .higher)
        }
        for index in fixture.measures.indices where Bool.random(using: &random) {
            fixture.measures[index].indicators.append(fixture.measures[0].indicators[0])
            fixture.measures[index].indicators[1].series = "2"
        }
        var plan = try fixture.plan()
        plan.nodes.append(
            PlanNode(id: try id("n2"), parent: nil, level: try id("policy"), number: "2", name: .init(same: "方針2"))
        )
        for index in plan.measures.indices {
            if Bool.random(using: &random) { plan.measures[index].node = try id("n2") }
            guard Bool.random(using: &random), let kind = Self.kinds.randomElement(using: &random) else { continue }
            let western = Int.random(in: 2022...2025, using: &random)
            plan.lineage.append(LineageEvent(measure: plan.measures[index].id, year: try year(western), kind: kind))
        }
        return plan
    }

    private static func cell(_ random: inout SeededRandom) -> String {
        cells.randomElement(using: &random) ?? ""
    }

    private func everyReview(_ body: (YearReview, inout SeededRandom) throws -> Void) throws {
        try repeatedly(60) { random in
            let evaluator = PlanEvaluator(try plan(&random))
            for western in 2022...2026 {
                try body(try #require(evaluator.review(of: year(western))), &random)
            }
        }
    }

    @Test func `the four kinds of coverage add up, in the plan and over its headings`() throws {
        try everyReview { review, _ in
            let coverage = review.coverage
            #expect(coverage.total == review.places(.all).count)
            #expect(
                coverage.missingActuals.values.reduce(0, +) == coverage.count(.targetOnly) + coverage.count(.neither)
            )
            #expect(coverage.withRate == review.places(.withRate).count)
            for kind in Coverage.Kind.allCases {
                #expect(coverage.count(kind) == review.places(.coverage(kind)).count)
            }
            for reason in NoValueReason.allCases {
                #expect(coverage.missingActuals[reason] ?? 0 == review.places(.missing(reason)).count)
            }
            let parts = review.headingCoverage.map(\.coverage)
            #expect(parts.reduce(0) { $0 + $1.count(.targetAndActual) } == coverage.count(.targetAndActual))
            #expect(parts.reduce(0) { $0 + $1.count(.actualOnly) } == coverage.count(.actualOnly))
            #expect(parts.reduce(0) { $0 + $1.count(.targetOnly) } == coverage.count(.targetOnly))
            #expect(parts.reduce(0) { $0 + $1.count(.neither) } == coverage.count(.neither))
            #expect(parts.reduce(0) { $0 + $1.withRate } == coverage.withRate)
        }
    }

    @Test func `the counts of symbols add up to the series of each year`() throws {
        try everyReview { review, _ in
            guard let last = review.lastYear.evaluation else {
                #expect(review.changes.symbols.isEmpty)
                return
            }
            // A rate without bands has no symbol.
            let now = review.places(.all).count { !review.symbol($0).isEmpty }
            #expect(review.changes.symbols.reduce(0) { $0 + $1.now } == now)
            let counted = last.planRollUp.counts.filter { !$0.symbol.isEmpty }
            for (symbol, count) in counted {
                #expect(review.changes.symbols.first { $0.symbol == symbol }?.before == count)
            }
            #expect(review.changes.symbols.reduce(0) { $0 + $1.before } == counted.reduce(0) { $0 + $1.count })
        }
    }

    @Test func `each series stands once in a list, and every list is part of the plan`() throws {
        try everyReview { review, _ in
            let all = review.places(.all)
            #expect(Set(review.attention.map(\.place)).count == review.attention.count)
            #expect(Set(review.changes.series.map(\.place)).count == review.changes.series.count)
            #expect(review.attention.allSatisfy { !$0.reasons.isEmpty && all.contains($0.place) })
            #expect(review.changes.series.allSatisfy { !$0.changes.isEmpty && all.contains($0.place) })
            for selection in MeasureSelection.choices(in: review.evaluation) {
                let places = review.places(selection)
                #expect(places == Set(places).sorted(), "\(selection.code)")
                #expect(selection == .ended ? Set(all).isDisjoint(with: places) : Set(all).isSuperset(of: places))
            }
        }
    }

    @Test func `a change goes one way only`() throws {
        let opposites: [(SeriesChange, SeriesChange)] = [
            (.improved, .worsened), (.targetReached, .targetLost), (.firstFigure, .figureGone),
        ]
        try everyReview { review, _ in
            for item in review.changes.series {
                for (one, other) in opposites { #expect(!item.changes.isSuperset(of: [one, other])) }
            }
        }
    }

    @Test func `a series with a symbol is in one list of ratings`() throws {
        try everyReview { review, _ in
            let rated = review.evaluation.ratingSymbols.indices.flatMap { review.places(.rating($0)) }
            let withSymbol = review.places(.all).filter { !review.symbol($0).isEmpty }
            #expect(rated.sorted() == withSymbol)
        }
    }

    @Test func `an order does not depend on where it began, and leaves nothing out`() throws {
        try everyReview { review, random in
            let places = review.places(.all)
            for order in SeriesOrder.all {
                let sorted = review.sorted(places, by: order)
                #expect(sorted.sorted() == places, "\(order.code)")
                #expect(review.sorted(places.shuffled(using: &random), by: order) == sorted, "\(order.code)")
            }
        }
    }
}

extension YearReview {
    fileprivate func symbol(_ place: SeriesPlace) -> String {
        evaluation.series[place.measure][place.series].symbol
    }
}
