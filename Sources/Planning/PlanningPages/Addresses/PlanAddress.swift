import PagesSupport
import Planning

/// Which page about one plan an address names.
///
/// One place says what there is: where each page stands, what makes it, and what it shows as data.
enum PlanAddress: Hashable, Sendable {
    case year
    /// The list of measures by a selection and in an order, which are paths so that static files can hold them.
    case list(MeasureSelection, SeriesOrder)
    case measure(Measure.ID)
    case node(PlanNode.ID, SeriesOrder)
    case units
    case unit(OrganisationUnit.ID, SeriesOrder)
    /// All years of the plan side by side.
    case years
    case rules
    case findings
    case glossary
    /// What was published and corrected.
    case history
    /// What was corrected in sealed years, and the way to earlier states of the plan.
    case editions

    /// Its one address for `place`.
    func path(_ place: Place) -> String {
        let paths = place.paths
        return switch self {
        case .year: paths.year(place.year)
        case .list(let selection, let order): paths.list(place.year, selection, order)
        case .measure(let id): paths.measure(id, place.year)
        case .node(let id, let order): paths.node(id, place.year, order)
        case .units: paths.units(place.year)
        case .unit(let id, let order): paths.unit(id, place.year, order)
        case .years: paths.years
        case .rules: paths.rules
        case .findings: paths.findings
        case .glossary: paths.glossary
        case .history: paths.history
        case .editions: paths.editions
        }
    }

    /// Whether there is such a page at `place`.
    func exists(at place: Place) -> Bool {
        switch self {
        case .measure(let id): place.edition.measure(id) != nil
        case .node(let id, _): place.edition.node(id) != nil
        case .unit(let id, _): place.edition.unit(id) != nil
        case .list(let selection, _): MeasureSelection(code: selection.code, in: place.evaluation) != nil
        case .year, .units, .years, .rules, .findings, .glossary, .history, .editions: true
        }
    }

    /// Whether the page tells what was changed when.
    var tellsHistory: Bool {
        switch self {
        case .measure, .history: true
        default: false
        }
    }

    /// The page; nothing where the plan has no such thing.
    func page(_ place: Place, _ history: PlanHistory) -> (any SitePage)? {
        switch self {
        case .year: YearPage(place)
        case .list(let selection, let order):
            MeasureListPage(place, filter: MeasureFilter(selection: selection, order: order), query: "")
        case .measure(let id): MeasurePage(place, id, history)
        case .node(let id, let order): NodePage(place, id, order)
        case .units: UnitsPage(place)
        case .unit(let id, let order): UnitPage(place, id, order)
        case .years: YearsPage(place)
        case .rules: RulesPage(place)
        case .findings: FindingsPage(place)
        case .glossary: GlossaryPage(place)
        case .history: HistoryPage(place, history)
        case .editions: EditionsPage(place)
        }
    }
}

/// A page as people see it and as programs do.
protocol SitePage: Sendable {
    var shell: PageShell { get }
    var data: PageData { get }
}
