import Figures
import PagesSupport
import Planning
import Wording

/// What the lists of a year have in common: the selections with how many each shows, and the choices of the form.
struct ListFrame: Sendable {
    struct Selection: Hashable, Sendable {
        let selection: MeasureSelection
        let name: String
        let count: Int
    }

    struct Choice: Hashable, Sendable {
        let value: String
        let name: String
    }

    let selections: [Selection]
    let ratings: [Choice]
    let nodes: [Choice]
    let units: [Choice]
    let audiences: [Choice]

    init(_ place: Place) {
        let language = place.language
        selections = MeasureSelection.choices(in: place.evaluation).map { selection in
            Selection(
                selection: selection,
                name: selection.name(in: place.evaluation)[language],
                count: place.review.places(selection).count
            )
        }
        ratings = place.evaluation.ratingSymbols.map { symbol in
            Choice(value: symbol, name: "\(symbol) \(place.evaluation.ratingName(of: symbol)?[language] ?? "")")
        }
        nodes = place.plan.nodes.map { node in
            let indent = String(repeating: "　", count: place.edition.path(to: node.id).count - 1)
            return Choice(value: node.id.text, name: indent + place.name(of: node).text)
        }
        units = Self.units(place)
        let present = Set(place.plan.measures.flatMap(\.audience))
        audiences = Audience.allCases.filter(present.contains).map {
            Choice(value: $0.rawValue, name: $0.name[language])
        }
    }

    /// The units that own a measure in this year, and those above them.
    private static func units(_ place: Place) -> [Choice] {
        let owning = place.owningUnits
        let shown = place.plan.units.filter { owning.contains($0.id) }
        func choices(under parent: OrganisationUnit.ID?, indent: String) -> [Choice] {
            shown.filter { $0.parent == parent }.flatMap { unit in
                [Choice(value: unit.id.text, name: indent + unit.name)]
                    + (indent.count > 8 ? [] : choices(under: unit.id, indent: indent + "　"))
            }
        }
        return choices(under: nil, indent: "")
    }
}
