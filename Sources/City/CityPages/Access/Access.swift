package import City

/// Whom a page of the office is for.
///
/// No route can be added without one.
package enum Access: Hashable, Sendable {
    /// Everybody: pages on which people sign in.
    case anyone
    /// Every member, about itself.
    case member
    /// Members whom the policy of people allows this.
    case people(PeoplePolicy.Action)
    /// Members whom the policy of rounds allows this.
    case rounds(RoundPolicy.Action)
    /// Members whose posts allow one of these with some measure; with which, each operation looks by itself.
    case measures(Set<MeasurePolicy.Action>)

    /// Whether a member may come in.
    package func allows(_ me: SignedIn) -> Bool {
        switch self {
        case .anyone, .member: true
        case .people(let action): PeoplePolicy(municipality: me.standing.municipality).allows(action, me.standing)
        case .rounds(let action): RoundPolicy(municipality: me.standing.municipality).allows(action, me.standing)
        case .measures(let actions):
            me.standing.roles.contains { role in actions.contains { MeasurePolicy.reach(of: role, $0) != .none } }
        }
    }
}
