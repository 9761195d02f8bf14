import Figures
import Planning
import SQLInterface
import Wording

/// A plan as its rows, not yet put together.
struct StoredRows: Sendable {
    let municipality: MunicipalityCode
    let revision: Int
    let rows: PlanRows
}

extension PlanTransaction {
    /// The rows of one plan: a fixed number of queries, one per table and one to find it.
    func plan(_ id: Plan.ID) throws -> StoredRows? {
        let found = try connection.firstRow(
            """
            SELECT plan_register.municipality, MAX(revision.revision) AS revision
            FROM plan_register
            JOIN revision ON revision.municipality = plan_register.municipality
                AND revision.plan = plan_register.plan
            WHERE plan_register.plan = \(id.text)
            GROUP BY plan_register.municipality
            """
        )
        guard let found else { return nil }
        let code = try MunicipalityCode(stored: try found.text("municipality"))
        return StoredRows(
            municipality: code,
            revision: try found.int("revision"),
            rows: try PlanRows(stored: PlanKey(municipality: code.text, plan: id.text), on: connection)
        )
    }

    /// All plans, ordered by municipality and then by identity.
    func summaries() throws -> [PlanSummary] {
        try connection.rows(
            """
            SELECT plan.municipality, plan.plan, plan.municipality_name_ja, plan.municipality_name_en,
                plan.name_ja, plan.name_en, plan.first_year, plan.last_year, revision.revision, revision.time
            FROM plan
            JOIN revision ON revision.municipality = plan.municipality AND revision.plan = plan.plan
            WHERE revision.revision = (
                SELECT MAX(latest.revision) FROM revision AS latest
                WHERE latest.municipality = plan.municipality AND latest.plan = plan.plan
            )
            ORDER BY plan.municipality, plan.plan
            """
        )
        .map { try PlanSummary($0) }
    }
}

extension PlanSummary {
    fileprivate init(_ row: SQLRow) throws {
        guard let id = Plan.ID(try row.text("plan")) else {
            throw SQLError.unexpectedValue(column: "plan.plan", found: try row.text("plan"))
        }
        guard let first = FiscalYear(try row.int("first_year")), let last = FiscalYear(try row.int("last_year")),
            first <= last
        else {
            throw SQLError.unexpectedValue(column: "plan.first_year", found: "\(try row.int("first_year"))")
        }
        self.init(
            id: id,
            municipality: Municipality(
                code: try MunicipalityCode(stored: try row.text("municipality")),
                name: Bilingual(try row.text("municipality_name_ja"), try row.text("municipality_name_en"))
            ),
            name: Bilingual(try row.text("name_ja"), try row.text("name_en")),
            period: first...last,
            revision: try row.int("revision"),
            changed: try StoredTime(text: try row.text("time")).date
        )
    }
}
