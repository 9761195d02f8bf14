import Wording

// What people do with cases. Every operation decides before it writes, appends one event or none, and does nothing a
// second time for the same request.
extension CaseworkTransaction {
    /// Keeps a definition, where it is not there yet.
    /// - Throws: `Problems` where it is not sound, ``CaseError/definitionDiffers(_:version:)`` where there is another one.
    package func register(_ definition: CaseDefinition) throws {
        let problems = definition.problems()
        guard problems.isEmpty else { throw Problems(problems) }
        guard let known = try self.definition(definition.kind, version: definition.version) else {
            return try insert(definition)
        }
        guard known == definition else {
            throw CaseError.definitionDiffers(definition.kind, version: definition.version)
        }
    }

    /// Opens a case.
    /// - Throws: ``CaseError`` where there is one of that identity that another request opened.
    @discardableResult
    package func open(_ id: CaseID, _ opening: CaseOpening, _ act: CaseAct) throws -> CaseOutcome {
        if let record = try record(id) {
            guard let event = try event(of: id, request: act.request) else { throw CaseError.identityTaken(id) }
            return CaseOutcome(record: record, event: event, isRepeated: true)
        }
        let definition = try known(opening.kind, version: opening.definitionVersion)
        let opening = try CaseBeginning(definition: definition, act: act).checked(opening)
        return try write(.opened(opening), on: nil, id, act, at: act.time)
    }

    /// Saves answers as far as they are in nobody's way.
    ///
    /// What somebody else has changed since the version that the draft was made upon stays, and is told; saving what stands
    /// there already is no conflict. Where nothing changes, nothing is written.
    @discardableResult
    package func save(_ draft: FieldDraft, in id: CaseID, _ act: CaseAct) throws -> SaveOutcome {
        let record = try existing(id)
        let definition = try known(record.kind, version: record.definitionVersion)
        let decision = CaseDecision(record: record, definition: definition, act: act)
        if let event = try event(of: id, request: act.request) {
            guard case .saved(let written) = event.change else { throw CaseError.requestReused(act.request) }
            let merge = try decision.merge(draft, history: history(of: record, unseenBy: draft))
            let outcome = CaseOutcome(record: record, event: event, isRepeated: true)
            return SaveOutcome(outcome, conflicts: merge.conflicts(besides: written))
        }
        let merge = try decision.save(draft, history: history(of: record, unseenBy: draft))
        let outcome =
            merge.changes.isEmpty
            ? CaseOutcome(record: record, event: nil)
            : try write(.saved(merge.changes), on: record, id, act, at: act.time)
        return SaveOutcome(outcome, conflicts: merge.conflicts)
    }

    /// Passes a case on, as the person saw it in that version: one that was changed since is not passed on unseen.
    @discardableResult
    package func move(_ id: CaseID, by key: TransitionKey, seen version: Int, _ act: CaseAct) throws -> CaseOutcome {
        try perform(.moved, on: id, act) { decision, time in try decision.move(key, seen: version, at: time) }
    }

    /// Passes many cases on, each with an outcome of its own: what one is refused stops no other.
    package func move(
        _ cases: [(id: CaseID, seen: Int)],
        by key: TransitionKey,
        _ act: CaseAct
    ) throws -> [CaseID: Result<CaseOutcome, CaseError>] {
        var outcomes: [CaseID: Result<CaseOutcome, CaseError>] = [:]
        for (id, seen) in cases {
            do {
                outcomes[id] = .success(try move(id, by: key, seen: seen, act))
            } catch let error as CaseError {
                outcomes[id] = .failure(error)
            }
        }
        return outcomes
    }

    /// Makes these posts those that play a part in a case.
    @discardableResult
    package func assign(_ posts: [PostKey], to slot: SlotKey, of id: CaseID, _ act: CaseAct) throws -> CaseOutcome {
        try perform(.assigned, on: id, act) { decision, _ in try decision.assign(posts, to: slot) }
    }

    /// Says when a case should leave a state, the one that it is in or one that will come.
    @discardableResult
    package func setDeadline(
        of state: StateKey,
        to moment: Moment,
        for id: CaseID,
        _ act: CaseAct
    ) throws -> CaseOutcome {
        try perform(.deadlineSet, on: id, act) { decision, _ in try decision.setDeadline(of: state, to: moment) }
    }

    /// Remarks something on a field, or on the case as a whole.
    @discardableResult
    package func comment(
        _ text: String,
        on address: FieldAddress?,
        of id: CaseID,
        _ act: CaseAct
    ) throws -> CaseOutcome {
        try perform(.commented, on: id, act) { decision, _ in try decision.comment(text, on: address) }
    }

    /// Settles a remark.
    @discardableResult
    package func resolve(comment number: Int, of id: CaseID, _ act: CaseAct) throws -> CaseOutcome {
        try perform(.resolved, on: id, act) { decision, _ in try decision.resolve(comment: number) }
    }

    /// Attaches a file, looked at before (``AttachedFile/init(named:content:rule:)``), with its content.
    @discardableResult
    package func attach(
        _ content: [UInt8],
        named name: String,
        to address: FieldAddress?,
        of id: CaseID,
        _ act: CaseAct
    ) throws -> CaseOutcome {
        try perform(.attached, on: id, act) { decision, _ in
            let file = try AttachedFile(named: name, content: content, rule: decision.definition.attachments)
            let change = try decision.attach(file, to: address)
            try keep(content, hash: file.hash)
            return change
        }
    }

    /// Takes an attached file away from the case; the history keeps it.
    @discardableResult
    package func withdraw(attachment number: Int, of id: CaseID, _ act: CaseAct) throws -> CaseOutcome {
        try perform(.withdrawn, on: id, act) { decision, _ in try decision.withdraw(attachment: number) }
    }

    /// Takes the next step of escalation, where its day has come.
    @discardableResult
    package func escalate(_ id: CaseID, _ act: CaseAct) throws -> CaseOutcome {
        try perform(.escalated, on: id, act) { decision, time in try decision.escalate(at: time) }
    }
}

extension CaseworkTransaction {
    private func existing(_ id: CaseID) throws -> CaseRecord {
        guard let record = try record(id) else { throw CaseError.unknownCase(id) }
        return record
    }

    private func known(_ kind: CaseKind, version: Int) throws -> CaseDefinition {
        guard let definition = try definition(kind, version: version) else {
            throw CaseError.unknownDefinition(kind, version: version)
        }
        return definition
    }

    /// The events that a draft has not seen, where it writes something that others have changed in them.
    private func history(of record: CaseRecord, unseenBy draft: FieldDraft) throws -> [CaseEvent] {
        let late = draft.values.keys.filter { record.values[$0].map { $0.changed } ?? 0 > draft.seen($0) }
        guard !late.isEmpty else { return [] }
        return try history(of: record.id, after: draft.seen)
    }

    private func perform(
        _ word: CaseChange.Word,
        on id: CaseID,
        _ act: CaseAct,
        decide: (CaseDecision, Moment) throws -> CaseChange?
    ) throws -> CaseOutcome {
        let record = try existing(id)
        if let event = try event(of: id, request: act.request) {
            guard event.change.word == word else { throw CaseError.requestReused(act.request) }
            return CaseOutcome(record: record, event: event, isRepeated: true)
        }
        let definition = try known(record.kind, version: record.definitionVersion)
        let time = max(act.time, record.changed)
        let decision = CaseDecision(record: record, definition: definition, act: act)
        guard let change = try decide(decision, time) else { return CaseOutcome(record: record, event: nil) }
        return try write(change, on: record, id, act, at: time)
    }

    /// A clock that was set back makes no event seem to have happened before the one that it follows.
    private func write(
        _ change: CaseChange,
        on record: CaseRecord?,
        _ id: CaseID,
        _ act: CaseAct,
        at time: Moment
    ) throws -> CaseOutcome {
        try CaseDecision.checkText(act.reason, maximum: CaseDecision.maximumReason)
        let event = CaseEvent(
            caseID: id,
            number: (record?.version ?? 0) + 1,
            time: record.map { max(time, $0.changed) } ?? time,
            act: act,
            change: change
        )
        let after = try CaseRecord.after(event, on: record)
        try append(event, making: after)
        for (position, mail) in act.mails.enumerated() {
            try enqueue(mail, as: MailID(of: event, position: position + 1), at: event.time)
        }
        return CaseOutcome(record: after, event: event)
    }
}
