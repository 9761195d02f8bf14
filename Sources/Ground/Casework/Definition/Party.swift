/// Who may do something with a case.
package enum Party: Hashable, Sendable {
    /// Whoever has this role in the municipality.
    case role(RoleKey)
    /// Whoever holds a post that is assigned to the case in this part.
    case assignee(SlotKey)
}

/// The person who does something, and as what post.
package struct CaseActor: Hashable, Sendable {
    package let member: MemberKey
    package let post: PostKey
    package let roles: Set<RoleKey>

    package init(member: MemberKey, post: PostKey, roles: Set<RoleKey>) {
        self.member = member
        self.post = post
        self.roles = roles
    }
}

extension Set<Party> {
    /// Whether the person is one of these in a case with such assignments.
    func include(_ actor: CaseActor, assignments: [SlotKey: [PostKey]]) -> Bool {
        contains { party in
            switch party {
            case .role(let role): actor.roles.contains(role)
            case .assignee(let slot): assignments[slot]?.contains(actor.post) == true
            }
        }
    }
}
