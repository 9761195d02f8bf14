import Figures
import Planning
import Testing

extension PlanFixture {
    func review(_ western: Int = 2023) throws -> YearReview {
        try Self.review(try plan(), western)
    }

    static func review(_ plan: Plan, _ western: Int = 2023) throws -> YearReview {
        try #require(PlanEvaluator(plan).review(of: year(western)))
    }

    /// A measure with the same target of 100 in every year, and an actual for 2022 and 2023.
    mutating func add(last: String, now: String, direction: Direction = .higher) throws {
        try add([2022: ("100", last), 2023: ("100", now)], direction: direction)
    }
}

extension PlanFixture {
    /// A milestone aimed at in every year in which its state is told.
    mutating func addMilestone(_ states: [Int: MilestoneState]) throws {
        try add([:], direction: .milestone)
        let last = measures.count - 1
        for (western, state) in states {
            measures[last].indicators[0].targets[try year(western)] = Figure(.milestone(nil), printed: "導入")
            measures[last].indicators[0].actuals[try year(western)] = Figure(.milestone(state), printed: "")
        }
    }
}

extension YearReview {
    /// The measures with series that need attention, with their reasons: `m1 behind falling`.
    var attentionLines: [String] {
        attention.map { item in
            let reasons = Attention.allCases.filter(item.reasons.contains).map(\.rawValue)
            return ([name(item.place)] + reasons).joined(separator: " ")
        }
    }

    /// The series that changed: `m1 improved 20`.
    var changeLines: [String] {
        changes.series.map { item in
            let kinds = SeriesChange.allCases.filter(item.changes.contains).map(\.rawValue)
            return ([name(item.place)] + kinds + [item.difference?.decimalText() ?? "-"]).joined(separator: " ")
        }
    }

    /// The measures that changed: `m1 renamed`.
    var measureLines: [String] {
        changes.measures.map { "\(plan.measures[$0.measure].id.text) \($0.change.kind.rawValue)" }
    }

    func names(_ selection: MeasureSelection) -> [String] { places(selection).map(name) }

    func names(_ order: SeriesOrder) -> [String] { sorted(places(.all), by: order).map(name) }

    private func name(_ place: SeriesPlace) -> String {
        let measure = plan.measures[place.measure]
        return place.series == 0 ? measure.id.text : "\(measure.id.text)/\(place.series + 1)"
    }
}
