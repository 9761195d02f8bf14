import Figures
import PagesSupport
import Planning
import Wording

/// A plan in one year.
struct YearPage: Sendable {
    struct Section: Hashable, Sendable {
        let id: String
        let heading: HeadingView
        let goals: GoalTable?
        let children: [HeadingView]
    }

    let place: Place
    let title: String
    let state: YearSentence
    let counts: CountsView
    let result: Markup
    let working: WorkingView
    let sections: [Section]
    let years: YearChoices

    init(_ place: Place) {
        let language = place.language
        self.place = place
        title = "\(place.plan.name[language]) \(place.yearName)"
        state = YearSentence(place)
        let rollUp = place.evaluation.planRollUp
        let lists = rollUp.rule.members == .series
        var counts = CountsView(rollUp, place) { symbol in
            lists ? place.paths.measures(place.year, rating: symbol) : nil
        }
        counts.showsShares = true
        self.counts = counts
        working = WorkingView(
            Bilingual("計画全体の集計の求め方", "How the plan's figures came about")[language],
            place.evaluation.working(of: rollUp),
            language
        )
        let rating = RatingView(rollUp, language)
        let rate = rollUp.shownText
        result =
            rating == nil && rate == nil
            ? .empty
            : p(.class("result")) {
                span(.class("result-label")) { Bilingual("計画全体", "The whole plan")[language] }
                if let rating { rating.markup }
                if let rate { span(.class("result-rate")) { rate + "%" } }
            }
        sections = place.edition.children(of: nil).map { node in
            Section(
                id: "node-\(node.id.text)",
                heading: HeadingView(place, node),
                goals: GoalTable(place, of: node),
                children: place.edition.children(of: node.id).map { HeadingView(place, $0) }
            )
        }
        years = YearChoices(place) { place.paths.year($0) }
    }
}

/// The years of a plan's period to choose from; those without actuals say so.
struct YearChoices: Hashable, Sendable {
    let items: [LinkedText]
    let current: String
    let language: Language

    init(_ place: Place, path: (FiscalYear) -> String) {
        language = place.language
        current = path(place.year)
        items = place.plan.period.filter { place.edition.years[$0] != nil }.map { year in
            let name = place.name(of: year)
            let isKnown = place.edition.yearsWithActuals.contains(year)
            return LinkedText(text: isKnown ? name : name + Self.noActuals[place.language], path: path(year))
        }
    }

    var markup: Markup {
        guard items.count > 1 else { return .empty }
        return choices(
            label: Bilingual("年度を選ぶ", "Choose a year")[language],
            items.map { PageShell.Crumb($0.text, path: $0.path) },
            current: current
        )
    }

    private static let noActuals = Bilingual("（実績はまだ）", " – no actuals yet")
}
