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

        init(_ selection: MeasureSelection, _ place: Place) {
            self.selection = selection
            name = selection.name(in: place.evaluation)[place.language]
            count = place.review.places(selection).count
        }
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
    /// Whether any measure stands under a second heading.
    let hasRelisted: Bool
    /// The fields of the form where nothing is chosen in them: hundreds of choices, the same on most lists.
    private(set) var plainFields = Markup.empty

    init(_ place: Place) {
        let language = place.language
        selections = MeasureSelection.choices(in: place.evaluation).map { Selection($0, place) }
        ratings = place.evaluation.ratingSymbols.map { symbol in
            Choice(value: symbol, name: "\(symbol) \(place.evaluation.ratingName(of: symbol)?[language] ?? "")")
        }
        nodes = place.plan.nodes.map { node in
            let indent = String(repeating: "　", count: place.edition.path(to: node.id).count - 1)
            return Choice(value: node.id.text, name: indent + place.name(of: node).text)
        }
        units = Self.units(place)
        hasRelisted = place.plan.hasRelisted
        let present = Set(place.plan.measures.flatMap(\.audience))
        audiences = Audience.allCases.filter(present.contains).map {
            Choice(value: $0.rawValue, name: $0.name[language])
        }
        plainFields = fields(MeasureFilter(), language).written
    }

    /// The selections to choose from, with `chosen` where it is not among the usual ones.
    func choices(_ place: Place, with chosen: MeasureSelection) -> [Selection] {
        guard !selections.contains(where: { $0.selection == chosen }) else { return selections }
        return selections + [Selection(chosen, place)]
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

// MARK: The form

extension ListFrame {
    /// The fields for what each series has, with what the reader chose.
    func fields(_ filter: MeasureFilter, _ language: Language) -> Markup {
        Markup {
            Self.field("rating", PageWords.rating[language], ratings, filter.rating, language)
            Self.field("node", Bilingual("区分", "Heading")[language], nodes, filter.node?.text, language)
            if hasRelisted { relisted(filter, language) }
            Self.field("unit", Bilingual("担当部署", "Owner")[language], units, filter.unit?.text, language)
            Self.field(
                "audience",
                Bilingual("対象", "Audience")[language],
                audiences,
                filter.audience?.rawValue,
                language
            )
        }
    }

    static func field(
        _ name: String,
        _ title: String,
        _ choices: [Choice],
        _ chosen: String?,
        _ language: Language
    ) -> Markup {
        guard !choices.isEmpty else { return .empty }
        return div(.class("field")) {
            label(.for("filter-\(name)")) { title }
            select(.id("filter-\(name)"), .name(name)) {
                option(.value("")) { Bilingual("すべて", "All")[language] }
                for choice in choices {
                    option(.value(choice.value), .selected(choice.value == chosen)) { choice.name }
                }
            }
        }
    }

    private func relisted(_ filter: MeasureFilter, _ language: Language) -> Markup {
        div(.class("field")) {
            label(.class("check")) {
                input(
                    .type("checkbox"),
                    .name("relisted"),
                    .value(MeasureFilter.withoutRelisted),
                    .checked(filter.leavesOutRelisted)
                )
                Bilingual("再掲を除く", "Without those listed again")[language]
            }
        }
    }
}

extension Plan {
    /// Whether any measure is listed again under a second heading.
    var hasRelisted: Bool { measures.contains { !$0.alsoUnder.isEmpty } }
}
