import Figures
import PagesSupport
import Planning
import Wording

/// The addresses of a plan's pages in one reading.
///
/// Identities are ASCII words, so nothing needs to be encoded.
struct PlanPaths: Hashable, Sendable {
    let reading: Reading
    let plan: Plan.ID
    /// The earlier state that the pages show; nothing for the plan as it stands.
    var edition: EditionName?

    var root: String { edition.map { editions + $0.text + "/" } ?? root(of: plan) }

    /// The pages of the plan as it stands.
    var current: PlanPaths { PlanPaths(reading: reading, plan: plan) }
    /// What was corrected, and the way to earlier states: one page, whichever of them is shown.
    var editions: String { root(of: plan) + "editions/" }

    private func root(of plan: Plan.ID) -> String { reading.path("/plans/\(plan.text)/") }

    var years: String { root + "years/" }
    var rules: String { root + "rules/" }
    var findings: String { root + "findings/" }
    var history: String { root + "history/" }
    var glossary: String { root + "glossary/" }

    func year(_ year: FiscalYear) -> String { root + "\(year.year)/" }
    func measures(_ year: FiscalYear) -> String { self.year(year) + "measures/" }
    func measure(_ id: Measure.ID, _ year: FiscalYear) -> String { measures(year) + id.text + "/" }
    func documents(_ year: FiscalYear) -> String { self.year(year) + "documents/" }
    func units(_ year: FiscalYear) -> String { self.year(year) + "units/" }

    /// The list of measures; the one of all in the plan's order has the short address.
    func list(
        _ year: FiscalYear,
        _ selection: MeasureSelection,
        _ order: SeriesOrder = SeriesOrder(.number)
    ) -> String {
        guard selection != .all || order != SeriesOrder(.number) else { return measures(year) }
        return self.year(year) + "lists/\(selection.code)/" + part(order)
    }

    func node(_ id: PlanNode.ID, _ year: FiscalYear, _ order: SeriesOrder = SeriesOrder(.number)) -> String {
        self.year(year) + "nodes/" + id.text + "/" + part(order)
    }

    func unit(_ id: OrganisationUnit.ID, _ year: FiscalYear, _ order: SeriesOrder = SeriesOrder(.number)) -> String {
        units(year) + id.text + "/" + part(order)
    }

    private func part(_ order: SeriesOrder) -> String {
        order == SeriesOrder(.number) ? "" : order.code + "/"
    }

    static func home(_ reading: Reading) -> String { reading.path("/") }
    static func homePreview(_ reading: Reading) -> String { reading.path("/" + PlanAddress.previewFile) }
    static func search(_ reading: Reading) -> String { reading.path("/search/") }
}
