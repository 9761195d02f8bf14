import PagesSupport
import Planning
import Wording

/// A heading of the plan with what the ratings below it come to.
struct HeadingView: Hashable, Sendable {
    let level: String
    let name: NumberedName
    let path: String
    let rate: String?
    let rating: RatingView?
    let counts: CountsView
    let working: WorkingView
    /// Where on the page stands how the result came about.
    let workingID: String

    init(_ place: Place, _ node: PlanNode) {
        let language = place.language
        let rollUp = place.evaluation.rollUp(of: node)
        level = place.edition.levelName(of: node)[language]
        name = place.name(of: node)
        path = place.paths.node(node.id, place.year)
        rate = rollUp.shownText.map { $0 + "%" }
        rating = RatingView(rollUp, language)
        let list = path + "#measures-heading"
        counts = CountsView(rollUp, place) { _ in list }
        workingID = "working-node-\(node.id.text)"
        let title = Bilingual("このまとめの求め方", "How this came about")
        working = WorkingView(title[language], place.evaluation.working(of: rollUp), language)
    }

    /// The level with the number: 基本方針1.
    var label: String { "\(level)\(level.unicodeScalars.last?.isASCII == true ? " " : "")\(name.number)" }

    /// The overall rating and rate; nothing where the rule gives neither.
    ///
    /// The rate leads to its working, which stands on the same page or, for a card, on the heading's own.
    func result(_ language: Language, onCard: Bool = false) -> Markup {
        guard rating != nil || rate != nil else { return .empty }
        return p(.class("result")) {
            span(.class("result-label")) { Bilingual("全体の評価", "Overall")[language] }
            if let rating { rating.markup }
            if let rate { a(.class("result-rate figure-link"), .href((onCard ? path : "") + "#" + workingID)) { rate } }
        }
    }
}
