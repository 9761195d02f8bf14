import Figures
import PagesSupport
import Planning
import Wording

/// What an erratum is of: a measure with its series and texts, or a goal with the series that it adds up.
enum ErratumSubject {
    case measure(Measure)
    case goal(Goal)

    private static let goalPrefix = "goal:"

    /// Everything of a plan that an erratum can be of, in the plan's order.
    static func all(of plan: Plan) -> [ErratumSubject] {
        plan.measures.map { .measure($0) } + plan.goals.map { .goal($0) }
    }

    /// What an address names; `nil` where the plan does not have it.
    init?(_ text: String, in plan: Plan) {
        if text.hasPrefix(Self.goalPrefix) {
            guard let goal = plan.goals.first(where: { $0.id.text == text.dropFirst(Self.goalPrefix.count) }) else {
                return nil
            }
            self = .goal(goal)
        } else {
            guard let measure = plan.measures.first(where: { $0.id.text == text }) else { return nil }
            self = .measure(measure)
        }
    }

    /// As an address names it.
    var text: String {
        switch self {
        case .measure(let measure): measure.id.text
        case .goal(let goal): Self.goalPrefix + goal.id.text
        }
    }

    /// As people find it in a list: with the number that it had in the year.
    func name(in plan: Plan, _ year: FiscalYear, _ language: Language) -> String {
        switch self {
        case .measure(let measure): "\(plan.number(of: measure, in: year)) \(plan.name(of: measure, in: year))"
        case .goal(let goal): Bilingual("目標指標：", "Goal: ")[language] + goal.name[language]
        }
    }

    /// The series whose figures can be corrected; what has no indicator has none.
    func series(in plan: Plan) -> [(measure: Measure, indicator: Indicator)] {
        switch self {
        case .measure(let measure):
            return measure.indicators.filter { $0.direction != .none }.map { (measure, $0) }
        case .goal(let goal):
            return goal.series.compactMap { reference in
                guard let measure = plan.measure(reference.measure),
                    let indicator = measure.indicators.first(where: { $0.series == reference.series })
                else { return nil }
                return (measure, indicator)
            }
        }
    }

    /// The measure whose texts can be corrected; a goal has none.
    var measure: Measure? { if case .measure(let measure) = self { measure } else { nil } }
}
