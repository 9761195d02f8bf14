import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// A plan in one year.
struct YearPage: SitePage {
    let place: Place

    init(_ place: Place) {
        self.place = place
    }

    var shell: PageShell {
        let finished = place.edition.shelves.years.value(of: place) { FinishedYear(YearContent($0)) }
        return place.shell(
            title: finished.title,
            path: place.paths.year(place.year),
            description: finished.description,
            isYearPage: true
        ) { finished.main }
    }

    var data: PageData {
        var data = PageData(page: place.dataPaths.year(place.year), tables: [HeadingData.ratings(place)])
        let place = place
        if place.plan.goals.contains(where: { goal in place.edition.node(goal.node) != nil }) {
            data.tables.append(GoalTable.data(place))
        }
        data.tables += [HeadingData.table(place, place.plan.nodes), ChangesView.data(place), CoverageView.data(place)]
        return data
    }
}

/// The words of the page, put into bytes once.
struct FinishedYear: Sendable {
    let title: String
    let description: String
    let main: Markup

    init(_ content: YearContent) {
        title = content.title
        description = content.state.text
        main = content.main.written
    }
}

/// What the page of a plan in one year says.
struct YearContent: Sendable {
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
    let changes: ChangesView
    let attention: AttentionView
    let coverage: CoverageView
    let years: YearChoices

    init(_ place: Place) {
        let language = place.language
        self.place = place
        let year = language == .english ? place.year.name(.era, .english) : place.yearName
        title = "\(place.plan.name[language]) \(year)"
        state = YearSentence(place)
        let rollUp = place.evaluation.planRollUp
        let lists = rollUp.rule.members == .series
        var counts = CountsView(rollUp, place) { symbol in
            // Without ratings the counts are of targets, whose list is that of the whole year.
            guard !symbol.isEmpty else { return place.paths.measures(place.year) }
            guard lists, let index = place.evaluation.ratingSymbols.firstIndex(of: symbol) else { return nil }
            return place.paths.list(place.year, .rating(index))
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
                if let rate { a(.class("result-rate figure-link"), .href("#working-plan")) { rate + "%" } }
            }
        sections = place.edition.children(of: nil).map { node in
            Section(
                id: "node-\(node.id.text)",
                heading: HeadingView(place, node),
                goals: GoalTable(place, of: node),
                children: place.edition.children(of: node.id).map { HeadingView(place, $0) }
            )
        }
        changes = ChangesView(place)
        attention = AttentionView(place)
        coverage = CoverageView(place)
        years = YearChoices(place) { place.paths.year($0) }
    }
}
