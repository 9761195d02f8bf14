import Figures
import Planning
import SQLInterface

extension PlanTransaction {
    /// Writes one event for every row that was removed, changed or added.
    func append(_ difference: PlanDifference, to key: PlanKey, revision: Int) throws {
        let statement = try connection.prepare(
            .insert(
                into: "event",
                columns: [
                    "municipality", "plan", "revision", "sequence", "kind", "part", "row_key", "measure", "before",
                    "after",
                ]
            )
        )
        var sequence = 0
        func write(_ kind: PlanEvent.Kind, _ table: PlanTable, _ before: TableRow?, _ after: TableRow?) throws {
            guard let row = after ?? before else { return }
            sequence += 1
            try statement.execute([
                .text(key.municipality), .text(key.plan), .integer(Int64(revision)), .integer(Int64(sequence)),
                .text(kind.rawValue), .text(table.part.rawValue), .text(row.keyText(in: table)),
                table.measureColumn.map { row.values[$0] } ?? .null,
                SQLValue(before?.json(in: table)), SQLValue(after?.json(in: table)),
            ])
        }
        for table in difference.tables {
            for row in table.removed { try write(.removed, table.table, row, nil) }
            for change in table.changed { try write(.changed, table.table, change.before, change.after) }
            for row in table.added { try write(.added, table.table, nil, row) }
        }
    }

    /// What happened to a plan, the latest first.
    func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) throws -> [PlanEvent] {
        guard let code = try municipality(of: plan) else { return [] }
        var query: SQLQuery = """
            SELECT event.revision, event.sequence, revision.actor, revision.time, revision.reason,
                event.kind, event.part, event.row_key, event.measure, event.before, event.after
            FROM event
            JOIN revision ON revision.municipality = event.municipality AND revision.plan = event.plan
                AND revision.revision = event.revision
            WHERE event.municipality = \(code.text) AND event.plan = \(plan.text)
            """
        if let measure { query += " AND event.measure = \(measure.text)" }
        if let position {
            query += " AND (event.revision, event.sequence) < (\(position.revision), \(position.sequence))"
        }
        query += " ORDER BY event.revision DESC, event.sequence DESC LIMIT \(min(max(limit, 0), 1000))"
        return try connection.rows(query).map { try PlanEvent($0) }
    }
}

extension PlanEvent {
    fileprivate init(_ row: SQLRow) throws {
        let (kind, part) = (try row.text("kind"), try row.text("part"))
        guard let kind = Kind(rawValue: kind) else {
            throw SQLError.unexpectedValue(column: "event.kind", found: kind)
        }
        guard let part = PlanPart(rawValue: part) else {
            throw SQLError.unexpectedValue(column: "event.part", found: part)
        }
        self.init(
            position: Position(revision: try row.int("revision"), sequence: try row.int("sequence")),
            actor: try row.text("actor"),
            time: try StoredTime(text: try row.text("time")).date,
            reason: try row.text("reason"),
            kind: kind,
            part: part,
            key: try row.text("row_key"),
            measure: try row.optionalText("measure").flatMap { Measure.ID($0) },
            before: try row.optionalText("before"),
            after: try row.optionalText("after")
        )
    }
}
