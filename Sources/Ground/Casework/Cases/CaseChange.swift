/// What happened to a case in one event.
package enum CaseChange: Hashable, Sendable {
    case opened(CaseOpening)
    /// In the order of their addresses.
    case saved([FieldChange])
    case moved(CaseMove)
    case assigned(SlotKey, before: [PostKey], after: [PostKey])
    case deadlineSet(StateKey, before: Moment?, after: Moment)
    case commented(FieldAddress?, text: String)
    /// The number of the comment.
    case resolved(comment: Int)
    case attached(FieldAddress?, AttachedFile)
    /// The number of the attachment.
    case withdrawn(attachment: Int)
    /// Which step it is, counted from 1, and who heard of it.
    case escalated(step: Int, to: SlotKey)
}

/// How a case begins.
package struct CaseOpening: Hashable, Sendable {
    package let kind: CaseKind
    package let definitionVersion: Int
    package let subject: String
    package let state: StateKey
    package var rows: [FieldKey: [RowKey]]
    package var values: [FieldAddress: FieldValue]
    package var assignments: [SlotKey: [PostKey]]
    package var deadlines: [StateKey: Moment]
    package var deadline: Moment?

    /// A case about `subject` in the first state of its definition, with nothing in it yet.
    package init(of definition: CaseDefinition, about subject: String) {
        self.init(
            kind: definition.kind,
            definitionVersion: definition.version,
            subject: subject,
            state: definition.states.first?.key ?? ""
        )
    }

    package init(kind: CaseKind, definitionVersion: Int, subject: String, state: StateKey) {
        self.kind = kind
        self.definitionVersion = definitionVersion
        self.subject = subject
        self.state = state
        (rows, values, assignments, deadlines, deadline) = ([:], [:], [:], [:], nil)
    }
}

/// What was written into one field or cell.
package struct FieldChange: Hashable, Sendable {
    package let address: FieldAddress
    package let before: FieldValue?
    package let after: FieldValue?

    package init(_ address: FieldAddress, before: FieldValue?, after: FieldValue?) {
        self.address = address
        self.before = before
        self.after = after
    }
}

/// A step from a state to another.
package struct CaseMove: Hashable, Sendable {
    package let transition: TransitionKey
    package let from: StateKey
    package let to: StateKey
    /// When the case should leave the state that it came into.
    package let deadline: Moment?

    package init(_ transition: TransitionKey, from: StateKey, to: StateKey, deadline: Moment?) {
        self.transition = transition
        self.from = from
        self.to = to
        self.deadline = deadline
    }
}

/// One thing that happened to a case: who, as what post, when, what, why.
///
/// Events are only ever added.
package struct CaseEvent: Hashable, Sendable {
    package let caseID: CaseID
    /// Counts the events of one case from 1.
    package let number: Int
    /// The request that caused it; the same request never causes another.
    package let request: RequestKey
    package let member: MemberKey
    package let post: PostKey
    /// Never before the time of the event before it, whatever the clock said.
    package let time: Moment
    package let reason: String
    package let change: CaseChange

    package init(
        caseID: CaseID,
        number: Int,
        time: Moment,
        act: CaseAct,
        change: CaseChange
    ) {
        self.caseID = caseID
        self.number = number
        self.time = time
        self.change = change
        (request, member, post, reason) = (act.request, act.actor.member, act.actor.post, act.reason)
    }
}
