import Figures
import Hummingbird
import PagesSupport
import Planning

/// How the addresses of a plan's pages are written, and how they are read back.
struct PlanRoute: Sendable {
    /// Below the plan; without a blank at either end.
    let pattern: String
    /// Reads the rest of an address that fits the pattern.
    ///
    /// - Throws: `PageError.notFound` for what the plan does not have.
    let address: @Sendable (Place, ShirubeRequestContext) throws -> PlanAddress

    /// Every page of a plan but the filtered list, whose conditions stand behind a question mark.
    static let all: [PlanRoute] = [
        PlanRoute(pattern: "years") { _, _ in .years },
        PlanRoute(pattern: "rules") { _, _ in .rules },
        PlanRoute(pattern: "findings") { _, _ in .findings },
        PlanRoute(pattern: "history") { _, _ in .history },
        PlanRoute(pattern: "glossary") { _, _ in .glossary },
        PlanRoute(pattern: ":year") { _, _ in .year },
        PlanRoute(pattern: ":year/lists/:list") { .list(try selection($0, $1), SeriesOrder(.number)) },
        PlanRoute(pattern: ":year/lists/:list/:order") { .list(try selection($0, $1), try order($1)) },
        PlanRoute(pattern: ":year/measures/:measure") { .measure(try id($1, "measure")) },
        PlanRoute(pattern: ":year/nodes/:node") { .node(try id($1, "node"), SeriesOrder(.number)) },
        PlanRoute(pattern: ":year/nodes/:node/:order") { .node(try id($1, "node"), try order($1)) },
        PlanRoute(pattern: ":year/units") { _, _ in .units },
        PlanRoute(pattern: ":year/units/:unit") { .unit(try id($1, "unit"), SeriesOrder(.number)) },
        PlanRoute(pattern: ":year/units/:unit/:order") { .unit(try id($1, "unit"), try order($1)) },
    ]

    /// What was corrected, which earlier states of a plan have no page of their own for; the day that somebody asks for
    /// stands behind a question mark.
    static let editions = PlanRoute(pattern: "editions") { _, _ in .editions }

    /// Below the plan, where the pages of a year hang.
    var hasYear: Bool { pattern.hasPrefix(":year") }

    private static func id<Subject>(
        _ context: ShirubeRequestContext,
        _ name: String
    ) throws(PageError) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(try context.pathText(name)) else { throw .notFound }
        return id
    }

    private static func selection(
        _ place: Place,
        _ context: ShirubeRequestContext
    ) throws(PageError) -> MeasureSelection {
        let code = try context.pathText("list")
        guard let selection = MeasureSelection(code: code, in: place.evaluation) else { throw .notFound }
        return selection
    }

    private static func order(_ context: ShirubeRequestContext) throws(PageError) -> SeriesOrder {
        guard let order = SeriesOrder(code: try context.pathText("order")) else { throw .notFound }
        return order
    }
}
