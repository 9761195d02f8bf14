package import Figures
package import Foundation
package import Planning
import SQLInterface

/// What a revision of a plan was about, without what it changed.
package struct StoredRevision: Hashable, Sendable {
    package let revision: Int
    package let time: Date
    /// The years of whose results it tells.
    package let years: Set<FiscalYear>
    /// Whether it changed something else as well.
    package let isGeneral: Bool
}

extension SQLPlanStore {
    /// All revisions of a plan, the first first; none where there is no such plan.
    /// - Throws: `SQLError`.
    package func revisions(of id: Plan.ID) async throws -> [StoredRevision] {
        try await database.read { try PlanTransaction(connection: $0).revisions(of: id) }
    }
}

extension PlanTransaction {
    fileprivate func revisions(of id: Plan.ID) throws -> [StoredRevision] {
        guard let code = try municipality(of: id) else { return [] }
        let key = PlanKey(municipality: code.text, plan: id.text)
        var years: [Int: Set<FiscalYear>] = [:]
        var general: Set<Int> = []
        // The parts that are never about one year are not read: they are nearly all that an import writes.
        try connection.forEachRow(
            """
            SELECT DISTINCT revision, '' AS part, '' AS row_key FROM event
            WHERE municipality = \(key.municipality) AND plan = \(key.plan)
                AND part NOT IN ('figure', 'figure_note', 'yearly_text')
            UNION ALL
            SELECT revision, part, row_key FROM event
            WHERE municipality = \(key.municipality) AND plan = \(key.plan)
                AND part IN ('figure', 'figure_note', 'yearly_text')
            """
        ) { columns in
            let revision = Int(try columns.integer(at: 0))
            guard let part = PlanPart(rawValue: try columns.text(at: 1)),
                let year = PlanEvent.year(of: part, try columns.text(at: 2))
            else {
                general.insert(revision)
                return
            }
            years[revision, default: []].insert(year)
        }
        let rows = try connection.rows(
            """
            SELECT revision, time FROM revision
            WHERE municipality = \(key.municipality) AND plan = \(key.plan) ORDER BY revision
            """
        )
        return try rows.map { row in
            let revision = try row.int("revision")
            return StoredRevision(
                revision: revision,
                time: try StoredTime(text: try row.text("time")).date,
                years: years[revision] ?? [],
                isGeneral: general.contains(revision)
            )
        }
    }
}
