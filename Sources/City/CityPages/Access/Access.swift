import City

/// Whom a page of the office is for.
///
/// No route can be added without one.
enum Access: Hashable, Sendable {
    /// Everybody: pages on which people sign in.
    case anyone
    /// Every member, about itself.
    case member
    /// Members whom the policy of people allows this.
    case people(PeoplePolicy.Action)

    /// Whether a member may come in.
    func allows(_ me: SignedIn) -> Bool {
        switch self {
        case .anyone, .member: true
        case .people(let action): PeoplePolicy(municipality: me.standing.municipality).allows(action, me.standing)
        }
    }
}
