import Figures
import PagesSupport
import Planning
import Wording

/// What the page of a heading shows above its list, whatever the order of that.
struct NodeHead: Sendable {
    let heading: HeadingView
    let path: [PageShell.Crumb]
    let goals: GoalTable?
    let title: String
    /// Finished, because it stands on the page of each order.
    let markup: Markup

    init(_ place: Place, _ node: PlanNode) {
        let language = place.language
        let heading = HeadingView(place, node)
        let goals = GoalTable(place, of: node)
        let children = place.edition.children(of: node.id).map { HeadingView(place, $0) }
        let years = YearChoices(place) { place.paths.node(node.id, $0) }
        self.heading = heading
        self.goals = goals
        path = place.edition.path(to: node.id).dropLast().map {
            PageShell.Crumb(place.name(of: $0).text, path: place.paths.node($0.id, place.year))
        }
        title = "\(heading.label) \(heading.name.name)"
        markup =
            Markup {
                h1 {
                    span(.class("heading-label")) { heading.label }
                    " "
                    foreign(heading.name.name, language)
                }
                years.markup
                heading.result(language)
                heading.counts.markup
                heading.working.markup(id: heading.workingID)
                if let goals {
                    h2 { PageWords.goal[language] }
                    goals.markup
                }
                if !children.isEmpty {
                    h2 { Bilingual("下位の区分", "Headings below")[language] }
                    HeadingCards(headings: children, language: language).markup
                }
            }
            .written
    }
}
