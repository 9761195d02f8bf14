package import Casework

/// One thing that happened to a round: who, as what post, when, what, why; events are only ever added.
package struct RoundEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case prepared
        case changed
        case opened
        /// The posts of its sheets were worked out again from the organisation.
        case reassigned
        case reminded
        case escalated
        /// Accepted sheets were written into the plan.
        case taken
        case closed
        case reopened
        case frozen
    }

    package let round: RoundID
    /// Counts the events of one round from 1.
    package let number: Int
    package let kind: Kind
    package let request: RequestKey
    package let member: MemberKey
    package let post: PostKey
    package let time: Moment
    package let reason: String
    /// How many sheets or people it was about; 0 where it was about the round alone.
    package let count: Int
    /// The round as it was from then on.
    package let state: Round

    package init(
        _ kind: Kind,
        of state: Round,
        by act: CaseAct,
        count: Int = 0
    ) {
        self.kind = kind
        self.state = state
        self.count = count
        (round, number) = (state.id, state.version)
        (request, member, post) = (act.request, act.actor.member, act.actor.post)
        (time, reason) = (act.time, act.reason)
    }
}
