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

    var root: String { reading.path("/plans/\(plan.text)/") }
    var rules: String { root + "rules/" }
    var findings: String { root + "findings/" }
    var search: String { Self.search(reading) + "?plan=\(plan.text)" }

    func year(_ year: FiscalYear) -> String { root + "\(year.year)/" }
    func measures(_ year: FiscalYear) -> String { self.year(year) + "measures/" }
    func measure(_ id: Measure.ID, _ year: FiscalYear) -> String { measures(year) + id.text + "/" }
    func node(_ id: PlanNode.ID, _ year: FiscalYear) -> String { self.year(year) + "nodes/" + id.text + "/" }

    /// The list of measures, only those with `rating`.
    func measures(_ year: FiscalYear, rating: String) -> String {
        measures(year) + "?rating=" + PercentEncoding.encode(rating)
    }

    static func home(_ reading: Reading) -> String { reading.path("/") }
    static func search(_ reading: Reading) -> String { reading.path("/search/") }
}
