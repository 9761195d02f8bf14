import Figures

/// In whose name something is done: of a member with its standing today, or of whoever runs commands on the server.
package enum Authority: Hashable, Sendable {
    case member(Standing, address: String)
    /// Whoever can run commands on the server can read the database anyway.
    case terminal(account: String)

    /// Who stands in the record when `policy` allows the action; `nil` where it does not.
    package func originator<Subject: Policy>(allowing action: Subject.Action, _ policy: Subject) -> Originator? {
        switch self {
        case .terminal(let account): Originator(member: nil, post: nil, name: account, address: "")
        case .member(let standing, let address):
            policy.post(allowing: action, standing).map { holding in
                Originator(member: standing.member.id, post: holding.post, name: standing.member.name, address: address)
            }
        }
    }

    /// Whether rights over the whole server may be given.
    var mayGrantOperation: Bool {
        switch self {
        case .terminal: true
        case .member(let standing, _):
            ServerPolicy(municipality: standing.municipality).allows(.registerMunicipality, standing)
        }
    }
}
