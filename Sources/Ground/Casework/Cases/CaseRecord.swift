/// A case as it stands: a typed record that people pass on.
///
/// It is what its events make of it, nothing else.
package struct CaseRecord: Hashable, Sendable {
    package let id: CaseID
    package let kind: CaseKind
    /// The version of the definition that it was opened with.
    package let definitionVersion: Int
    /// What it is about, in the words of the room that opened it: `plan/m019/2024`.
    package let subject: String
    /// The rows of its tables, in their order.
    package let rows: [FieldKey: [RowKey]]
    package var state: StateKey
    /// Whatever was ever written, and taken away again.
    package var values: [FieldAddress: HeldValue]
    /// Each list without repetition, in the order of its texts.
    package var assignments: [SlotKey: [PostKey]]
    /// The moments that were given for states.
    package var deadlines: [StateKey: Moment]
    /// When it should have left its state.
    package var deadline: Moment?
    package var comments: [FieldComment]
    package var attachments: [Attachment]
    /// How many steps of escalation have happened in this state.
    package var escalations: Int
    /// The number of its last event; it grows by one with every change.
    package var version: Int
    /// When it came into its state.
    package var entered: Moment
    /// When it was last changed.
    package var changed: Moment

    /// A case as it begins.
    package init(_ id: CaseID, beginning opening: CaseOpening, at time: Moment) {
        self.id = id
        (kind, definitionVersion, subject) = (opening.kind, opening.definitionVersion, opening.subject)
        (rows, state, assignments) = (opening.rows, opening.state, opening.assignments)
        (deadlines, deadline) = (opening.deadlines, opening.deadline)
        values = opening.values.mapValues { HeldValue($0, changed: 1) }
        (comments, attachments, escalations) = ([], [], 0)
        (version, entered, changed) = (1, time, time)
    }

    /// What stands in a field or cell now.
    package func value(_ address: FieldAddress) -> FieldValue? { values[address]?.value }
}

/// A remark on a case or on one of its fields.
package struct FieldComment: Hashable, Sendable {
    /// The number of the event that made it.
    package let number: Int
    /// `nil` for the case as a whole.
    package let address: FieldAddress?
    package let text: String
    package let member: MemberKey
    package let post: PostKey
    package let time: Moment
    /// The number of the event that settled it; `nil` while it is open.
    package var resolved: Int?

    package init(
        number: Int,
        address: FieldAddress?,
        text: String,
        by author: (member: MemberKey, post: PostKey),
        at time: Moment,
        resolved: Int? = nil
    ) {
        self.number = number
        self.address = address
        self.text = text
        (member, post) = author
        self.time = time
        self.resolved = resolved
    }
}

/// A file at a case or at one of its fields.
package struct Attachment: Hashable, Sendable {
    /// The number of the event that attached it.
    package let number: Int
    /// `nil` for the case as a whole.
    package let address: FieldAddress?
    package let file: AttachedFile
    /// The number of the event that withdrew it; its content stays with the history.
    package var withdrawn: Int?

    package init(number: Int, address: FieldAddress?, file: AttachedFile, withdrawn: Int? = nil) {
        self.number = number
        self.address = address
        self.file = file
        self.withdrawn = withdrawn
    }
}
