import Wording

/// What a person's wish makes of a case: a change, nothing, or the reason why not.
///
/// Decisions look at values only and write nothing, so that each can be tried and refused without a trace.
struct CaseDecision {
    static let maximumReason = 2_000
    static let maximumComment = 10_000

    let record: CaseRecord
    let definition: CaseDefinition
    let act: CaseAct

    private var stateName: Bilingual { definition.state(record.state)?.name ?? Bilingual(same: record.state.text) }
    private var answers: AnswerCheck { AnswerCheck(definition: definition, rows: record.rows) }

    func require(_ parties: Set<Party>, to action: CaseAction) throws(CaseError) {
        guard parties.include(act.actor, assignments: record.assignments) else {
            throw .notAllowed(action, state: stateName)
        }
    }

    /// What a draft changes, and what it may not because somebody else has changed it since.
    ///
    /// `history` is the events since what the draft has seen, where it has not seen all.
    func save(_ draft: FieldDraft, history: [CaseEvent]) throws(CaseError) -> DraftMerge {
        try requireEditable(Set(draft.values.keys.map(\.field)))
        return try merge(draft, history: history)
    }

    /// The draft beside what others have written since, whoever may write it.
    func merge(_ draft: FieldDraft, history: [CaseEvent]) throws(CaseError) -> DraftMerge {
        let latest = draft.values.keys.map(draft.seen).max() ?? draft.seen
        guard latest <= record.version else { throw .changedMeanwhile(seen: latest, found: record.version) }
        let values = try answers.checked(draft.values)
        return DraftMerge(of: values, draft: draft, into: record, history: history)
    }

    private func requireEditable(_ fields: Set<FieldKey>) throws(CaseError) {
        let rules = (definition.state(record.state)?.editing ?? []).filter {
            $0.parties.include(act.actor, assignments: record.assignments)
        }
        guard !rules.isEmpty else { throw .notAllowed(.edit, state: stateName) }
        let closed = fields.sorted().filter { field in !rules.contains { $0.fields?.contains(field) ?? true } }
        guard closed.isEmpty else {
            throw .notEditable(closed.map { definition.field($0)?.name ?? Bilingual(same: $0.text) })
        }
    }

    /// Takes a step at `time`, from which the deadline of the next state counts.
    func move(_ key: TransitionKey, seen: Int, at time: Moment) throws(CaseError) -> CaseChange {
        guard let transition = definition.transition(key) else { throw .unknownTransition(key) }
        guard transition.from.contains(record.state) else {
            throw .wrongState(step: transition.name, state: stateName)
        }
        try require(transition.parties, to: .move)
        guard seen == record.version else { throw .changedMeanwhile(seen: seen, found: record.version) }
        if transition.needsReason, !act.reason.contains(where: { !$0.isWhitespace }) {
            throw .reasonNeeded(transition.name)
        }
        try requireAnswers(for: transition)
        let deadline = definition.deadline(of: transition.to, given: record.deadlines, enteredAt: time)
        return .moved(CaseMove(key, from: record.state, to: transition.to, deadline: deadline))
    }

    private func requireAnswers(for transition: TransitionDefinition) throws(CaseError) {
        let needed = definition.fields.filter {
            $0.requiredIn.contains(transition.to) || transition.needs.contains($0.key)
        }
        let missing = needed.flatMap(answers.addresses(neededFor:)).filter { record.value($0) == nil }
        guard missing.isEmpty else {
            throw .unanswered(missing.map { MissingAnswer($0, name: answers.name(of: $0)) })
        }
    }

    /// `nil` where these posts are assigned already.
    func assign(_ posts: [PostKey], to slot: SlotKey) throws(CaseError) -> CaseChange? {
        guard definition.slot(slot) != nil else { throw .unknownSlot(slot) }
        try require(definition.management, to: .assign)
        let (before, after) = (record.assignments[slot] ?? [], Set(posts).sorted())
        return before == after ? nil : .assigned(slot, before: before, after: after)
    }

    /// `nil` where this is the deadline already.
    func setDeadline(of state: StateKey, to moment: Moment) throws(CaseError) -> CaseChange? {
        guard definition.state(state) != nil else { throw .unknownState(state) }
        try require(definition.management, to: .setDeadline)
        let before = state == record.state ? record.deadline : record.deadlines[state]
        guard record.deadlines[state] != moment || before != moment else { return nil }
        return .deadlineSet(state, before: before, after: moment)
    }

    func comment(_ text: String, on address: FieldAddress?) throws(CaseError) -> CaseChange {
        try require(definition.state(record.state)?.commenting ?? [], to: .comment)
        try requireThere(address)
        try Self.checkText(text, maximum: Self.maximumComment)
        guard text.contains(where: { !$0.isWhitespace }) else { throw .textMissing }
        return .commented(address, text: text.withPlainLineBreaks)
    }

    func resolve(comment number: Int) throws(CaseError) -> CaseChange {
        try require(definition.state(record.state)?.commenting ?? [], to: .comment)
        guard record.comments.contains(where: { $0.number == number && $0.resolved == nil }) else {
            throw .unknownComment(number)
        }
        return .resolved(comment: number)
    }

    func attach(_ file: AttachedFile, to address: FieldAddress?) throws(CaseError) -> CaseChange {
        try require(definition.state(record.state)?.attaching ?? [], to: .attach)
        try requireThere(address)
        let limit = definition.attachments.maximumFiles
        let count = record.attachments.count { $0.withdrawn == nil }
        guard count < limit else { throw .tooManyFiles(maximum: limit) }
        return .attached(address, file)
    }

    func withdraw(attachment number: Int) throws(CaseError) -> CaseChange {
        try require(definition.state(record.state)?.attaching ?? [], to: .attach)
        guard record.attachments.contains(where: { $0.number == number && $0.withdrawn == nil }) else {
            throw .unknownAttachment(number)
        }
        return .withdrawn(attachment: number)
    }

    private func requireThere(_ address: FieldAddress?) throws(CaseError) {
        guard let address, definition.field(address.field) == nil else { return }
        throw .wrongAnswers([
            AnswerProblem(
                address,
                Bilingual("欄「\(address.text)」はこの様式にありません。", "The form has no field “\(address.text)”.")
            )
        ])
    }

    /// The next step of escalation that is due; `nil` where none is.
    func escalate(at time: Moment) throws(CaseError) -> CaseChange? {
        try require(definition.management, to: .escalate)
        guard let step = definition.escalation(dueFor: record, at: time) else { return nil }
        return .escalated(step: record.escalations + 1, to: step.slot)
    }

    /// - Throws: ``CaseError`` for a text that is too long or holds what nobody sees.
    static func checkText(_ text: String, maximum: Int) throws(CaseError) {
        guard text.utf16.count <= maximum else { throw .textTooLong(maximum: maximum) }
        guard !text.unicodeScalars.contains(where: \.isHidden) else { throw .hiddenCharacters }
    }
}

extension CaseDefinition {
    /// When a case that comes into `state` then should leave it.
    func deadline(of state: StateKey, given: [StateKey: Moment], enteredAt time: Moment) -> Moment? {
        given[state] ?? self.state(state)?.deadline?.days.map { time.adding(days: $0) }
    }

    /// The next step of escalation of a case, where its day has come; `nil` otherwise.
    package func escalation(dueFor record: CaseRecord, at time: Moment) -> Escalation? {
        guard let deadline = record.deadline, let rule = state(record.state)?.deadline,
            rule.escalations.indices.contains(record.escalations)
        else { return nil }
        let next = rule.escalations[record.escalations]
        return deadline.adding(days: next.days) <= time ? next : nil
    }
}
