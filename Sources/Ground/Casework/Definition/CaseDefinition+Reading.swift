import Wording

extension CaseDefinition {
    /// Reads a plain structure, and proves the definition sound.
    /// - Parameters:
    ///   - plain: as ``plain`` writes it.
    ///   - file: what messages call the place it came from.
    /// - Throws: `Problems`, all of them with their place.
    package init(plain: PlainValue, file: String) throws {
        let log = PlainReader.Log(file: file)
        let definition = PlainReader(value: plain, path: "", log: log).definition()
        guard let definition, log.problems.isEmpty else { throw Problems(log.problems) }
        let problems = definition.problems(in: file)
        guard problems.isEmpty else { throw Problems(problems) }
        self = definition
    }
}

extension PlainReader {
    fileprivate func definition() -> CaseDefinition? {
        allow(
            "kind",
            "version",
            "name",
            "slots",
            "roles",
            "management",
            "attachments",
            "fields",
            "states",
            "transitions"
        )
        let (kind, version, name): (CaseKind?, Int?, Bilingual?) =
            (required("kind")?.key(), required("version")?.whole(), required("name")?.bilingual())
        let attachments = optional("attachments")?.attachmentRule() ?? AttachmentRule()
        let slots = optional("slots")?.items().compactMap { $0.slot() } ?? []
        let roles: Set<RoleKey> = optional("roles")?.keys() ?? []
        let management = required("management")?.parties() ?? []
        let fields = required("fields")?.items().compactMap { $0.field() } ?? []
        let states = required("states")?.items().compactMap { $0.state() } ?? []
        let transitions = required("transitions")?.items().compactMap { $0.transition() } ?? []
        guard let kind, let version, let name else { return nil }
        var definition = CaseDefinition(kind: kind, version: version, name: name, attachments: attachments)
        (definition.slots, definition.roles, definition.management) = (slots, roles, management)
        (definition.fields, definition.states, definition.transitions) = (fields, states, transitions)
        return definition
    }

    func keys<Subject>() -> Set<CaseKey<Subject>> {
        Set(items().compactMap { $0.key() })
    }

    private func parties() -> Set<Party> {
        Set(items().compactMap { $0.party() })
    }

    private func party() -> Party? {
        guard let text = text() else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1)
        if parts.count == 2, parts[0] == "role", let role = RoleKey(reading: parts[1]) { return .role(role) }
        if parts.count == 2, parts[0] == "assignee", let slot = SlotKey(reading: parts[1]) { return .assignee(slot) }
        log.note(
            path,
            cell: text,
            Bilingual("「role:役割」か「assignee:担当区分」で書いてください。", "Write “role:…” or “assignee:…” here.")
        )
        return nil
    }

    private func slot() -> SlotDefinition? {
        allow("key", "name")
        guard let key: SlotKey = required("key")?.key(), let name = required("name")?.bilingual() else { return nil }
        return SlotDefinition(key: key, name: name)
    }

    private func attachmentRule() -> AttachmentRule? {
        allow("kinds", "maximumBytes", "maximumFiles")
        let kinds: [FileKind]? = required("kinds")?.items().compactMap { $0.word() }
        guard let kinds, let bytes = required("maximumBytes")?.whole(), let files = required("maximumFiles")?.whole()
        else { return nil }
        return AttachmentRule(kinds: Set(kinds), maximumBytes: bytes, maximumFiles: files)
    }

    private func state() -> StateDefinition? {
        allow("key", "name", "final", "editing", "commenting", "attaching", "deadline")
        let editing = optional("editing")?.items().compactMap { $0.editingRule() } ?? []
        let (commenting, attaching) = (optional("commenting")?.parties(), optional("attaching")?.parties())
        let (isFinal, deadline) = (optional("final")?.flag() ?? false, optional("deadline")?.deadlineRule())
        guard let key: StateKey = required("key")?.key(), let name = required("name")?.bilingual() else { return nil }
        return StateDefinition(
            key: key,
            name: name,
            isFinal: isFinal,
            editing: editing,
            commenting: commenting ?? [],
            attaching: attaching ?? [],
            deadline: deadline
        )
    }

    private func editingRule() -> EditingRule? {
        allow("fields", "by")
        let fields: Set<FieldKey>? = optional("fields")?.keys()
        return required("by").map { EditingRule(fields: fields, by: $0.parties()) }
    }

    private func deadlineRule() -> DeadlineRule {
        allow("days", "escalations")
        let escalations = optional("escalations")?.items().compactMap { $0.escalation() } ?? []
        return DeadlineRule(days: optional("days")?.whole(), escalations: escalations)
    }

    private func escalation() -> Escalation? {
        allow("days", "to")
        guard let days = required("days")?.whole(), let slot: SlotKey = required("to")?.key() else { return nil }
        return Escalation(days: days, to: slot)
    }

    private func transition() -> TransitionDefinition? {
        allow("key", "name", "from", "to", "by", "needsReason", "needs")
        let (from, parties) = (required("from")?.keys() as Set<StateKey>?, required("by")?.parties())
        let needs: [FieldKey] = optional("needs")?.items().compactMap { $0.key() } ?? []
        let needsReason = optional("needsReason")?.flag() ?? false
        guard let key: TransitionKey = required("key")?.key(), let name = required("name")?.bilingual(),
            let to: StateKey = required("to")?.key(), let from, let parties
        else { return nil }
        return TransitionDefinition(
            key: key,
            name: name,
            from: from,
            to: to,
            by: parties,
            needsReason: needsReason,
            needs: needs
        )
    }
}
