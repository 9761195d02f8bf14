import Figures
package import Foundation
package import Planning
import SQLInterface

extension SQLPlanStore {
    /// A plan as it stood at a moment: what was changed since is undone, event by event.
    ///
    /// Where a clock was set back between two revisions, the later revision counts.
    /// - Parameters:
    ///   - id: which plan.
    ///   - moment: what was stored by then.
    /// - Returns: the plan and the revision that it was; `nil` where there was none yet.
    /// - Throws: `SQLError`, or what reading the rules throws.
    package func plan(_ id: Plan.ID, asOf moment: Date) async throws -> StoredPlan? {
        let found = try await database.read { try PlanTransaction(connection: $0).plan(id, asOf: StoredTime(moment)) }
        guard let found else { return nil }
        let plan = try Plan(id, of: found.municipality, rows: found.rows, readRules: readRules)
        return StoredPlan(plan: plan, revision: found.revision)
    }
}

extension PlanTransaction {
    func plan(_ id: Plan.ID, asOf moment: StoredTime) throws -> StoredRows? {
        guard let code = try municipality(of: id) else { return nil }
        let row = try connection.firstRow(
            """
            SELECT MAX(revision) AS revision FROM revision
            WHERE municipality = \(code.text) AND plan = \(id.text) AND time <= \(moment.text)
            """
        )
        guard let revision = try row?.optionalInt("revision") else { return nil }
        let key = PlanKey(municipality: code.text, plan: id.text)
        var undoing = try PlanUndoing(PlanRows(stored: key, on: connection))
        let query: SQLQuery = """
            SELECT kind, part, before, after FROM event
            WHERE municipality = \(key.municipality) AND plan = \(key.plan) AND revision > \(revision)
            ORDER BY revision DESC, sequence DESC
            """
        try connection.forEachRow(query) { columns in
            try undoing.undo(
                kind: try columns.text(at: 0),
                part: try columns.text(at: 1),
                before: try columns.optionalText(at: 2),
                after: try columns.optionalText(at: 3)
            )
        }
        return StoredRows(municipality: code, revision: revision, rows: undoing.rows)
    }
}

/// The rows of a plan while its latest events are taken back one after the other.
struct PlanUndoing {
    private var tables: [[RowKey: TableRow]]
    private let decoder = JSONDecoder()

    init(_ rows: PlanRows) {
        tables = rows.tables.map { rows in
            Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The rows as they were, in their order.
    var rows: PlanRows {
        PlanRows(
            tables: zip(PlanTable.all, tables).map { table, rows in
                let rows = Array(rows.values)
                return table.keepsOrder ? rows.sorted { $0.position < $1.position } : rows
            }
        )
    }

    /// Takes one event back, which must be the latest that was not yet.
    /// - Throws: `SQLError.unexpectedValue` where it does not say what a row was.
    mutating func undo(kind: String, part: String, before: String?, after: String?) throws {
        guard let index = PlanTable.all.firstIndex(where: { $0.part.rawValue == part }) else {
            throw SQLError.unexpectedValue(column: "event.part", found: part)
        }
        let table = PlanTable.all[index]
        if let after { tables[index][try row(after, in: table).key] = nil }
        if let before {
            let row = try row(before, in: table)
            tables[index][row.key] = row
        }
    }

    /// A column that the event does not know is one that came later: it held nothing.
    private func row(_ json: String, in table: PlanTable) throws -> TableRow {
        guard let cells = try? decoder.decode([String: EventCell].self, from: Data(json.utf8)) else {
            throw SQLError.unexpectedValue(column: "event.\(table.part.rawValue)", found: json)
        }
        return TableRow(table.columns.map { cells[$0.description]?.value ?? .null }, in: table)
    }
}

/// One column in the JSON object of an event.
private struct EventCell: Decodable {
    let value: SQLValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let integer = try? container.decode(Int64.self) {
            value = .integer(integer)
        } else {
            value = .text(try container.decode(String.self))
        }
    }
}
