import Casework
import SQLInterface

// Reading cases: one query for each table, however many cases there are.
extension SQLCaseworkTransaction {
    func record(_ id: CaseID) throws -> CaseRecord? {
        if let known = seen[id] { return known }
        let one: SQLQuery = "= \(id.text)"
        let found = try records(
            heads: try rows("SELECT * FROM case_record WHERE municipality = \(city) AND id \(one)"),
            parts: "\(one)"
        )
        .first
        seen[id] = found
        return found
    }

    func records(_ query: CaseQuery) throws -> [CaseRecord] {
        let chosen = selection(query)
        return try records(
            heads: try rows("SELECT * \(chosen)"),
            parts: "IN (SELECT id \(chosen))"
        )
    }

    func summaries(_ query: CaseQuery) throws -> [CaseSummary] {
        let chosen = selection(query)
        let assignments = try assignments(of: "IN (SELECT id \(chosen))")
        return try rows("SELECT * \(chosen)").map { row in
            let id: CaseID = try row.key("id")
            return CaseSummary(try row.record(id, parts: CaseParts(assignments: assignments[id] ?? [:]), sources))
        }
    }

    func counts(_ kind: CaseKind, by slot: SlotKey, at time: Moment) throws -> [CaseCount] {
        let rows = try rows(
            """
            SELECT r.state AS state, a.post AS post, COUNT(*) AS cases,
                SUM(CASE WHEN r.deadline < \(time) THEN 1 ELSE 0 END) AS late
            FROM case_record AS r LEFT JOIN case_assignment AS a
                ON a.municipality = r.municipality AND a.case_id = r.id AND a.slot = \(slot.text)
            WHERE r.municipality = \(city) AND r.kind = \(kind.text)
            GROUP BY r.state, a.post ORDER BY r.state, a.post
            """
        )
        return try rows.map { row in
            CaseCount(
                state: try row.key("state"),
                post: try row.optionalText("post") == nil ? nil : try row.key("post"),
                count: try row.int("cases"),
                late: try row.int("late")
            )
        }
    }

    private func rows(_ query: SQLQuery) throws -> [SQLRow] { try connection.rows(query) }

    /// Everything from `FROM` on.
    private func selection(_ query: CaseQuery) -> SQLQuery {
        var sql: SQLQuery = "FROM case_record WHERE municipality = \(city)"
        if let kind = query.kind { sql += " AND kind = \(kind.text)" }
        if let states = query.states { sql += " AND state IN (\(list: states.map(\.text).sorted()))" }
        if let ids = query.ids { sql += " AND id IN (\(list: ids.map(\.text)))" }
        if let moment = query.dueBefore { sql += " AND deadline < \(moment)" }
        if let subject = query.subject {
            // The character after `/` is `0`: all texts that begin with the subject and a `/` stand between the two.
            sql += " AND (subject = \(subject) OR (subject >= \(subject + "/") AND subject < \(subject + "0")))"
        }
        if let post = query.post {
            sql += " AND id IN (SELECT case_id FROM case_assignment"
            sql += " WHERE municipality = \(city) AND post = \(post.text))"
        }
        switch query.order {
        case .identity: sql += " ORDER BY id"
        case .deadline: sql += " ORDER BY CASE WHEN deadline IS NULL THEN 1 ELSE 0 END, deadline, id"
        }
        let limit = min(max(query.limit, 0), CaseQuery.maximumLimit)
        return sql + " LIMIT \(limit) OFFSET \(max(query.offset, 0))"
    }

    /// Reads what belongs to these rows; `cases` stands behind `case_id` and chooses the same cases.
    private func records(heads: [SQLRow], parts cases: SQLQuery) throws -> [CaseRecord] {
        guard !heads.isEmpty else { return [] }
        let (values, assignments) = (try values(of: cases), try assignments(of: cases))
        let (comments, attachments) = (try comments(of: cases), try attachments(of: cases))
        return try heads.map { row in
            let id: CaseID = try row.key("id")
            let parts = CaseParts(
                values: values[id] ?? [:],
                assignments: assignments[id] ?? [:],
                comments: comments[id] ?? [],
                attachments: attachments[id] ?? []
            )
            return try row.record(id, parts: parts, sources)
        }
    }

    private func values(of cases: SQLQuery) throws -> [CaseID: [FieldAddress: HeldValue]] {
        var values: [CaseID: [FieldAddress: HeldValue]] = [:]
        let rows = try rows(
            """
            SELECT case_id, address, value, changed FROM case_value
            WHERE municipality = \(city) AND case_id \(cases)
            """
        )
        for row in rows {
            let address = try row.optionalAddress("address").orDamage("address", "null")
            let stored = try row.optionalText("value")
            let value = try stored.map { try FieldValue(storedText: $0).orDamage("value", $0) }
            values[try row.key("case_id"), default: [:]][address] = HeldValue(value, changed: try row.int("changed"))
        }
        return values
    }

    private func assignments(of cases: SQLQuery) throws -> [CaseID: [SlotKey: [PostKey]]] {
        var assignments: [CaseID: [SlotKey: [PostKey]]] = [:]
        let rows = try rows(
            """
            SELECT case_id, slot, post FROM case_assignment WHERE municipality = \(city) AND case_id \(cases)
            ORDER BY case_id, slot, post
            """
        )
        for row in rows {
            let (id, slot): (CaseID, SlotKey) = (try row.key("case_id"), try row.key("slot"))
            assignments[id, default: [:]][slot, default: []].append(try row.key("post"))
        }
        return assignments
    }

    private func comments(of cases: SQLQuery) throws -> [CaseID: [FieldComment]] {
        var comments: [CaseID: [FieldComment]] = [:]
        let rows = try rows(
            """
            SELECT * FROM case_comment WHERE municipality = \(city) AND case_id \(cases)
            ORDER BY case_id, number
            """
        )
        for row in rows {
            let comment = FieldComment(
                number: try row.int("number"),
                address: try row.optionalAddress("address"),
                text: try row.text("body"),
                by: (member: try row.key("member"), post: try row.key("post")),
                at: try row.moment("time"),
                resolved: try row.optionalInt("resolved")
            )
            comments[try row.key("case_id"), default: []].append(comment)
        }
        return comments
    }

    private func attachments(of cases: SQLQuery) throws -> [CaseID: [Attachment]] {
        var attachments: [CaseID: [Attachment]] = [:]
        let rows = try rows(
            """
            SELECT * FROM case_attachment WHERE municipality = \(city) AND case_id \(cases)
            ORDER BY case_id, number
            """
        )
        for row in rows {
            let attachment = Attachment(
                number: try row.int("number"),
                address: try row.optionalAddress("address"),
                file: AttachedFile(
                    hash: try row.text("hash"),
                    name: try row.text("name"),
                    kind: try row.word("kind"),
                    size: try row.int("size")
                ),
                withdrawn: try row.optionalInt("withdrawn")
            )
            attachments[try row.key("case_id"), default: []].append(attachment)
        }
        return attachments
    }
}

/// What stands in tables of its own of a case.
private struct CaseParts {
    var values: [FieldAddress: HeldValue] = [:]
    var assignments: [SlotKey: [PostKey]] = [:]
    var comments: [FieldComment] = []
    var attachments: [Attachment] = []
}

extension SQLRow {
    fileprivate func record(_ id: CaseID, parts: CaseParts, _ sources: CaseSources) throws -> CaseRecord {
        var head = CaseOpening(
            kind: try key("kind"),
            definitionVersion: try int("definition_version"),
            subject: try text("subject"),
            state: try key("state")
        )
        head.rows = try sources.rows.value(of: try text("table_rows")) { _ in
            try plain("table_rows").keyedLists().orDamage("table_rows", "another structure")
        }
        head.deadlines = try sources.deadlines.value(of: try text("deadlines")) { _ in
            try plain("deadlines").moments().orDamage("deadlines", "another structure")
        }
        (head.assignments, head.deadline) = (parts.assignments, try optionalMoment("deadline"))
        var record = CaseRecord(id, beginning: head, at: try moment("entered"))
        (record.values, record.comments, record.attachments) = (parts.values, parts.comments, parts.attachments)
        (record.escalations, record.version) = (try int("escalations"), try int("version"))
        record.changed = try moment("changed")
        return record
    }
}
