/// Who asks for something to be done with a case, when, why, and which mail goes out when it is done.
package struct CaseAct: Hashable, Sendable {
    /// Given by the client, and given again when it asks the same again: then nothing is done twice.
    package let request: RequestKey
    package let actor: CaseActor
    package let time: Moment
    package let reason: String
    /// Written together with the event, so that no mail goes out for what did not happen, and none is forgotten.
    package let mails: [OutgoingMail]

    package init(
        request: RequestKey,
        actor: CaseActor,
        time: Moment,
        reason: String = "",
        mails: [OutgoingMail] = []
    ) {
        self.request = request
        self.actor = actor
        self.time = time
        self.reason = reason.withPlainLineBreaks
        self.mails = mails
    }
}

/// What became of an operation.
package struct CaseOutcome: Hashable, Sendable {
    /// The case as it stands now.
    package let record: CaseRecord
    /// What happened; `nil` where there was nothing to change.
    package let event: CaseEvent?
    /// Whether the same request had done it before.
    package let isRepeated: Bool

    package init(record: CaseRecord, event: CaseEvent?, isRepeated: Bool = false) {
        self.record = record
        self.event = event
        self.isRepeated = isRepeated
    }
}

/// Answers as somebody wants to save them, with the version of the case that they saw.
///
/// A form may send all its answers: those that were not touched since they were seen change nothing.
package struct FieldDraft: Hashable, Sendable {
    package let seen: Int
    /// `nil` takes an answer away.
    package let values: [FieldAddress: FieldValue?]
    /// Fields that were seen in a later version: those that the same open form has saved since.
    package let seenLater: [FieldAddress: Int]

    package init(seen version: Int, values: [FieldAddress: FieldValue?], seenLater: [FieldAddress: Int] = [:]) {
        seen = version
        self.values = values
        self.seenLater = seenLater
    }

    /// The version in which the person last saw this field.
    func seen(_ address: FieldAddress) -> Int { max(seen, seenLater[address] ?? 0) }
}

/// Two people wrote different things into one field.
package struct FieldConflict: Hashable, Sendable {
    package let address: FieldAddress
    /// What both began with.
    package let base: FieldValue?
    /// What was to be saved, and was not.
    package let mine: FieldValue?
    /// What stands there, and stays.
    package let theirs: FieldValue?
    /// The number of the event that wrote it: it says who, and when.
    package let changed: Int

    package init(address: FieldAddress, base: FieldValue?, mine: FieldValue?, theirs: FieldValue?, changed: Int) {
        self.address = address
        self.base = base
        self.mine = mine
        self.theirs = theirs
        self.changed = changed
    }
}

/// What became of a draft: everything that is in nobody's way is saved, and the rest is told.
package struct SaveOutcome: Hashable, Sendable {
    package let outcome: CaseOutcome
    /// In the order of their addresses.
    package let conflicts: [FieldConflict]

    package init(_ outcome: CaseOutcome, conflicts: [FieldConflict]) {
        self.outcome = outcome
        self.conflicts = conflicts
    }
}
