package import Figures

/// How far a right of a role goes.
package enum Reach: String, CaseIterable, Hashable, Sendable {
    case none
    /// What the unit of the post, or a unit below it, answers for.
    case branch
    /// Everything in the municipality of the post.
    case municipality
    /// Everything on the server.
    case server
}

/// What may be done to one kind of thing, and by whom: a table that says how far each role's right goes.
package protocol Policy {
    associatedtype Action: CaseIterable, Hashable, Sendable

    /// The municipality that the thing belongs to.
    var municipality: MunicipalityCode { get }
    /// The units that answer for the thing, where units do.
    var owners: Set<CityUnit.ID> { get }

    /// How far the right of a role to do this goes.
    static func reach(of role: Role, _ action: Action) -> Reach
}

extension Policy {
    package var owners: Set<CityUnit.ID> { [] }

    /// Whether the standing allows the action: a pure function of the two.
    package func allows(_ action: Action, _ standing: Standing) -> Bool {
        post(allowing: action, standing) != nil
    }

    /// The post as which the member does it, the first one that allows it; `nil` where none does.
    package func post(allowing action: Action, _ standing: Standing) -> Standing.Holding? {
        standing.holdings.first { holding in
            switch Self.reach(of: holding.role, action) {
            case .none: false
            case .branch: standing.municipality == municipality && !holding.branch.isDisjoint(with: owners)
            case .municipality: standing.municipality == municipality
            case .server: true
            }
        }
    }
}
