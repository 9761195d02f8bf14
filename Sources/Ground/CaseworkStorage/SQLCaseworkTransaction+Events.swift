import Casework
import SQLInterface

extension SQLCaseworkTransaction {
    private static var maximumEvents: Int { 1_000 }

    func events(of id: CaseID, after number: Int) throws -> [CaseEvent] {
        try connection.rows(
            """
            SELECT * FROM case_event WHERE municipality = \(city) AND case_id = \(id.text) AND number > \(number)
            ORDER BY number LIMIT \(Self.maximumEvents)
            """
        )
        .map { try $0.event() }
    }

    func event(of id: CaseID, request: RequestKey) throws -> CaseEvent? {
        if seen.newRequests[id]?.contains(request) == true { return nil }
        let event = try connection.firstRow(
            """
            SELECT * FROM case_event
            WHERE municipality = \(city) AND case_id = \(id.text) AND request = \(request.text)
            """
        )?
        .event()
        if event == nil { seen.newRequests[id, default: []].insert(request) }
        return event
    }

    func stepCounts(_ kind: CaseKind) throws -> [CaseID: [TransitionKey: Int]] {
        var counts: [CaseID: [TransitionKey: Int]] = [:]
        let rows = try connection.rows(
            """
            SELECT e.case_id AS case_id, e.step AS step, COUNT(*) AS times
            FROM case_record AS r JOIN case_event AS e ON e.municipality = r.municipality AND e.case_id = r.id
            WHERE r.municipality = \(city) AND r.kind = \(kind.text) AND e.step IS NOT NULL
            GROUP BY e.case_id, e.step
            """
        )
        for row in rows {
            let (id, step): (CaseID, TransitionKey) = (try row.key("case_id"), try row.key("step"))
            counts[id, default: [:]][step] = try row.int("times")
        }
        return counts
    }

    func append(_ event: CaseEvent, making record: CaseRecord) throws {
        // Where one of the writes fails, it is read again.
        seen[record.id] = nil
        seen.newRequests[record.id] = nil
        try writeHead(of: record, changedBy: event)
        try connection.execute(
            """
            INSERT INTO case_event (municipality, case_id, number, request, kind, step, time, member, post, reason, detail)
            VALUES (\(city), \(event.caseID.text), \(event.number), \(event.request.text), \(event.change.word.rawValue),
                \(event.change.step?.text), \(event.time), \(event.member.text), \(event.post.text), \(event.reason),
                \(event.change.plain.jsonText))
            """
        )
        try writeParts(changedBy: event, making: record)
        seen[record.id] = record
    }

    /// An update must meet the version before: whoever writes meanwhile, in another process too, is not overwritten.
    private func writeHead(of record: CaseRecord, changedBy event: CaseEvent) throws {
        guard event.number > 1 else { return try insertHead(of: record) }
        let count = try connection.execute(
            // Most events by far are answers, which change nothing else of the head.
            event.change.word == .saved
                ? """
                UPDATE case_record SET version = \(record.version), changed = \(record.changed)
                WHERE municipality = \(city) AND id = \(record.id.text) AND version = \(record.version - 1)
                """
                : """
                UPDATE case_record SET state = \(record.state.text), deadlines = \(record.deadlinesText),
                    deadline = \(record.deadline), escalations = \(record.escalations), version = \(record.version),
                    entered = \(record.entered), changed = \(record.changed)
                WHERE municipality = \(city) AND id = \(record.id.text) AND version = \(record.version - 1)
                """
        )
        guard count == 1 else {
            throw CaseError.changedMeanwhile(seen: record.version - 1, found: record.version)
        }
    }

    private func insertHead(of record: CaseRecord) throws {
        try connection.execute(
            """
            INSERT INTO case_record (municipality, id, kind, definition_version, subject, table_rows, deadlines, state,
                deadline, escalations, version, entered, changed)
            VALUES (\(city), \(record.id.text), \(record.kind.text), \(record.definitionVersion), \(record.subject),
                \(PlainValue(keyedLists: record.rows).jsonText), \(record.deadlinesText), \(record.state.text),
                \(record.deadline), \(record.escalations), \(record.version), \(record.entered), \(record.changed))
            """
        )
    }

    private func writeParts(changedBy event: CaseEvent, making record: CaseRecord) throws {
        let id = record.id
        switch event.change {
        case .opened(let opening):
            for address in opening.values.keys.sorted() { try write(address, of: record) }
            for (slot, posts) in opening.assignments { try assign(posts, to: slot, of: id) }
        case .saved(let changes):
            for change in changes { try write(change.address, of: record) }
        case .assigned(let slot, _, let posts):
            try connection.execute(
                """
                DELETE FROM case_assignment
                WHERE municipality = \(city) AND case_id = \(id.text) AND slot = \(slot.text)
                """
            )
            try assign(posts, to: slot, of: id)
        case .commented:
            if let comment = record.comments.last { try insert(comment, of: id) }
        case .resolved(let number):
            try connection.execute(
                """
                UPDATE case_comment SET resolved = \(event.number)
                WHERE municipality = \(city) AND case_id = \(id.text) AND number = \(number)
                """
            )
        case .attached:
            if let attachment = record.attachments.last { try insert(attachment, of: id) }
        case .withdrawn(let number):
            try connection.execute(
                """
                UPDATE case_attachment SET withdrawn = \(event.number)
                WHERE municipality = \(city) AND case_id = \(id.text) AND number = \(number)
                """
            )
        case .moved, .deadlineSet, .escalated: break
        }
    }

    private func write(_ address: FieldAddress, of record: CaseRecord) throws {
        guard let held = record.values[address] else { return }
        try connection.execute(
            """
            INSERT INTO case_value (municipality, case_id, address, value, changed)
            VALUES (\(city), \(record.id.text), \(address.text), \(held.value?.storedText), \(held.changed))
            ON CONFLICT (municipality, case_id, address) DO UPDATE SET value = excluded.value, changed = excluded.changed
            """
        )
    }

    private func assign(_ posts: [PostKey], to slot: SlotKey, of id: CaseID) throws {
        for post in posts {
            try connection.execute(
                """
                INSERT INTO case_assignment (municipality, case_id, slot, post)
                VALUES (\(city), \(id.text), \(slot.text), \(post.text))
                """
            )
        }
    }

    private func insert(_ comment: FieldComment, of id: CaseID) throws {
        try connection.execute(
            """
            INSERT INTO case_comment (municipality, case_id, number, address, body, member, post, time)
            VALUES (\(city), \(id.text), \(comment.number), \(comment.address?.text), \(comment.text),
                \(comment.member.text), \(comment.post.text), \(comment.time))
            """
        )
    }

    private func insert(_ attachment: Attachment, of id: CaseID) throws {
        let file = attachment.file
        try connection.execute(
            """
            INSERT INTO case_attachment (municipality, case_id, number, address, hash, name, kind, size)
            VALUES (\(city), \(id.text), \(attachment.number), \(attachment.address?.text), \(file.hash), \(file.name),
                \(file.kind.rawValue), \(file.size))
            """
        )
    }
}

extension CaseChange {
    fileprivate var step: TransitionKey? { if case .moved(let move) = self { move.transition } else { nil } }
}

extension CaseRecord {
    fileprivate var deadlinesText: String { PlainValue(moments: deadlines).jsonText }
}

extension SQLRow {
    fileprivate func event() throws -> CaseEvent {
        let word: CaseChange.Word = try word("kind")
        let act = CaseAct(
            request: try key("request"),
            actor: CaseActor(member: try key("member"), post: try key("post"), roles: []),
            time: try moment("time"),
            reason: try text("reason")
        )
        let change = CaseChange(word, plain: try plain("detail"))
        return CaseEvent(
            caseID: try key("case_id"),
            number: try int("number"),
            time: act.time,
            act: act,
            change: try change.orDamage("detail", word.rawValue)
        )
    }
}
