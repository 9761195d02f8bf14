package import Wording

/// What cases of one kind hold, which states they pass through, and who may do what with them.
///
/// A definition is data. One that has been used never changes; a new version stands beside it, and every case keeps the
/// version that it was opened with.
package struct CaseDefinition: Hashable, Sendable {
    package var kind: CaseKind
    /// Counts from 1.
    package var version: Int
    package var name: Bilingual
    /// The parts that posts can play in a case.
    package var slots: [SlotDefinition]
    /// The roles that the definition speaks of.
    package var roles: Set<RoleKey>
    package var fields: [FieldDefinition]
    /// The first is the one in which cases are opened.
    package var states: [StateDefinition]
    package var transitions: [TransitionDefinition]
    /// Who may open cases, assign posts and set deadlines.
    package var management: Set<Party>
    package var attachments: AttachmentRule

    package init(
        kind: CaseKind,
        version: Int,
        name: Bilingual,
        attachments: AttachmentRule = AttachmentRule()
    ) {
        self.kind = kind
        self.version = version
        self.name = name
        self.attachments = attachments
        (slots, roles, fields, states, transitions, management) = ([], [], [], [], [], [])
    }

    package func field(_ key: FieldKey) -> FieldDefinition? { fields.first { $0.key == key } }
    package func state(_ key: StateKey) -> StateDefinition? { states.first { $0.key == key } }
    package func slot(_ key: SlotKey) -> SlotDefinition? { slots.first { $0.key == key } }
    package func transition(_ key: TransitionKey) -> TransitionDefinition? { transitions.first { $0.key == key } }
}

/// A part that posts can play in a case.
package struct SlotDefinition: Hashable, Sendable {
    package let key: SlotKey
    package let name: Bilingual

    package init(key: SlotKey, name: Bilingual) {
        self.key = key
        self.name = name
    }
}

/// A state of cases, and what may be done while they are in it.
package struct StateDefinition: Hashable, Sendable {
    package let key: StateKey
    package let name: Bilingual
    /// Whether a case may stay here for ever.
    package let isFinal: Bool
    package let editing: [EditingRule]
    package let commenting: Set<Party>
    package let attaching: Set<Party>
    package let deadline: DeadlineRule?

    package init(
        key: StateKey,
        name: Bilingual,
        isFinal: Bool = false,
        editing: [EditingRule] = [],
        commenting: Set<Party> = [],
        attaching: Set<Party> = [],
        deadline: DeadlineRule? = nil
    ) {
        self.key = key
        self.name = name
        self.isFinal = isFinal
        self.editing = editing
        self.commenting = commenting
        self.attaching = attaching
        self.deadline = deadline
    }
}

/// Which fields may be edited, and by whom.
package struct EditingRule: Hashable, Sendable {
    /// `nil` is every field.
    package let fields: Set<FieldKey>?
    package let parties: Set<Party>

    package init(fields: Set<FieldKey>? = nil, by parties: Set<Party>) {
        self.fields = fields
        self.parties = parties
    }
}

/// When a case should have left a state, and who hears of it when it has not.
package struct DeadlineRule: Hashable, Sendable {
    /// How many days after the case came into the state, where no moment was given for it; `nil` is no deadline then.
    package let days: Int?
    /// In the order of their days.
    package let escalations: [Escalation]

    package init(days: Int?, escalations: [Escalation] = []) {
        self.days = days
        self.escalations = escalations
    }
}

/// Who hears of a case that is late.
package struct Escalation: Hashable, Sendable {
    /// How many days after the deadline.
    package let days: Int
    package let slot: SlotKey

    package init(days: Int, to slot: SlotKey) {
        self.days = days
        self.slot = slot
    }
}

/// A way from a state to another.
package struct TransitionDefinition: Hashable, Sendable {
    package let key: TransitionKey
    package let name: Bilingual
    package let from: Set<StateKey>
    package let to: StateKey
    package let parties: Set<Party>
    package let needsReason: Bool
    /// What must be answered besides what the state itself requires.
    package let needs: [FieldKey]

    package init(
        key: TransitionKey,
        name: Bilingual,
        from: Set<StateKey>,
        to: StateKey,
        by parties: Set<Party>,
        needsReason: Bool = false,
        needs: [FieldKey] = []
    ) {
        self.key = key
        self.name = name
        self.from = from
        self.to = to
        self.parties = parties
        self.needsReason = needsReason
        self.needs = needs
    }
}
