extension CaseRecord {
    /// The case that these events make, from its first one on.
    /// - Throws: ``CaseHistoryFault`` where the events are not one whole history.
    package init(replaying events: some Sequence<CaseEvent>) throws(CaseHistoryFault) {
        var record: CaseRecord?
        for event in events {
            record = try CaseRecord.after(event, on: record)
        }
        guard let record else { throw .empty }
        self = record
    }

    /// The case as it stood at a moment; `nil` where it was not there yet.
    package static func asOf(_ moment: Moment, events: [CaseEvent]) throws(CaseHistoryFault) -> CaseRecord? {
        let earlier = events.prefix { $0.time <= moment }
        return earlier.isEmpty ? nil : try CaseRecord(replaying: earlier)
    }

    /// What an event makes of a case, or of none.
    static func after(_ event: CaseEvent, on record: CaseRecord?) throws(CaseHistoryFault) -> CaseRecord {
        if case .opened(let opening) = event.change {
            guard record == nil, event.number == 1 else { throw .outOfOrder(event.number) }
            return CaseRecord(event.caseID, beginning: opening, at: event.time)
        }
        guard var record, record.id == event.caseID, event.number == record.version + 1 else {
            throw .outOfOrder(event.number)
        }
        record.version = event.number
        record.changed = event.time
        record.apply(event)
        return record
    }

    private mutating func apply(_ event: CaseEvent) {
        switch event.change {
        case .opened: break
        case .saved(let changes):
            for change in changes { values[change.address] = HeldValue(change.after, changed: event.number) }
        case .moved(let move):
            (state, deadline, escalations, entered) = (move.to, move.deadline, 0, event.time)
        case .assigned(let slot, _, let posts):
            assignments[slot] = posts.isEmpty ? nil : posts
        case .deadlineSet(let state, _, let moment):
            deadlines[state] = moment
            if state == self.state { (deadline, escalations) = (moment, 0) }
        case .commented(let address, let text):
            let author = (member: event.member, post: event.post)
            comments.append(
                FieldComment(number: event.number, address: address, text: text, by: author, at: event.time)
            )
        case .resolved(let number):
            for index in comments.indices where comments[index].number == number {
                comments[index].resolved = event.number
            }
        case .attached(let address, let file):
            attachments.append(Attachment(number: event.number, address: address, file: file))
        case .withdrawn(let number):
            for index in attachments.indices where attachments[index].number == number {
                attachments[index].withdrawn = event.number
            }
        case .escalated(let step, _): escalations = step
        }
    }
}

/// Why events are not the history of one case: damage of what is stored.
package enum CaseHistoryFault: Error, Hashable, Sendable {
    case empty
    /// The number of the event that does not follow upon the one before it.
    case outOfOrder(Int)
}
