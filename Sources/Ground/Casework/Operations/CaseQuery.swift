/// Which cases to list, and in which order.
///
/// Every list is in a total order: by deadline (those without one last) and identity, or by identity alone.
package struct CaseQuery: Hashable, Sendable {
    package static let maximumLimit = 5_000

    package enum Order: Hashable, Sendable {
        case identity
        case deadline
    }

    /// `nil` is every kind; so with all others.
    package var kind: CaseKind?
    package var states: Set<StateKey>?
    /// Cases with this post in any slot.
    package var post: PostKey?
    /// Cases whose deadline is before that.
    package var dueBefore: Moment?
    /// Cases whose subject is this one, or begins with it and a `/`.
    package var subject: String?
    package var ids: [CaseID]?
    package var order: Order
    package var limit: Int
    /// How many to leave out at the start.
    package var offset: Int

    package init(kind: CaseKind? = nil, states: Set<StateKey>? = nil, post: PostKey? = nil) {
        (self.kind, self.states, self.post) = (kind, states, post)
        (dueBefore, subject, ids, order, limit, offset) = (nil, nil, nil, .identity, 1_000, 0)
    }
}

/// What a list shows of a case.
package struct CaseSummary: Hashable, Sendable {
    package let id: CaseID
    package let kind: CaseKind
    package let definitionVersion: Int
    package let subject: String
    package let state: StateKey
    package let assignments: [SlotKey: [PostKey]]
    package let deadline: Moment?
    package let escalations: Int
    package let version: Int
    package let entered: Moment
    package let changed: Moment

    /// - Parameter record: the case; the summary has all of it but what was written into it.
    package init(_ record: CaseRecord) {
        (id, kind, definitionVersion) = (record.id, record.kind, record.definitionVersion)
        (subject, state, assignments) = (record.subject, record.state, record.assignments)
        (deadline, escalations, version) = (record.deadline, record.escalations, record.version)
        (entered, changed) = (record.entered, record.changed)
    }
}

/// How many cases of a state a post has.
package struct CaseCount: Hashable, Sendable {
    package let state: StateKey
    /// `nil` for cases that nobody is assigned to.
    package let post: PostKey?
    package let count: Int
    /// How many of them are late.
    package let late: Int

    package init(state: StateKey, post: PostKey?, count: Int, late: Int) {
        self.state = state
        self.post = post
        self.count = count
        self.late = late
    }
}
