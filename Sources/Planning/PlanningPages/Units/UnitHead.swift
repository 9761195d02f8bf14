import Figures
import PagesSupport
import Planning
import Wording

/// What the page of a unit shows above its list, whatever the order of that.
struct UnitHead: Sendable {
    let above: [OrganisationUnit]
    let counts: CountsView
    let title: String
    /// Finished, because it stands on the page of each order.
    let markup: Markup

    init(_ place: Place, _ unit: OrganisationUnit) {
        let language = place.language
        let above = place.edition.path(to: unit.id).dropLast()
        let owning = place.owningUnits
        let below = place.plan.units.filter { $0.parent == unit.id && owning.contains($0.id) }.map {
            LinkedText(text: $0.name, path: place.paths.unit($0.id, place.year))
        }
        let rollUp = place.evaluation.rollUp(of: unit)
        let counts = CountsView(rollUp, place) { _ in "#measures" }
        let rating = RatingView(rollUp, language)
        let rate = rollUp.shownText.map { $0 + "%" }
        let working = WorkingView(
            Bilingual("このまとめの求め方", "How this came about")[language],
            place.evaluation.working(of: rollUp),
            language
        )
        let title = (above + [unit]).map(\.name).joined(separator: " ")
        let years = YearChoices(place) { place.paths.unit(unit.id, $0) }
        self.above = Array(above)
        self.counts = counts
        self.title = title
        markup =
            Markup {
                h1 { foreign(title, language) }
                years.markup
                Self.result(rating, rate)
                counts.markup
                working.markup(id: Self.workingID)
                if !below.isEmpty {
                    h2 { Bilingual("この部署の課・係", "Units below")[language] }
                    ul { for unit in below { li { a(.href(unit.path)) { foreign(unit.text, language) } } } }
                }
            }
            .written
    }

    private static let workingID = "working-unit"

    private static func result(_ rating: RatingView?, _ rate: String?) -> Markup {
        guard rating != nil || rate != nil else { return .empty }
        return p(.class("result")) {
            if let rating { rating.markup }
            if let rate { a(.class("result-rate figure-link"), .href("#" + workingID)) { rate } }
        }
    }
}
