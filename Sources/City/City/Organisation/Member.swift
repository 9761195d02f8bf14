package import Figures

/// A person who takes part: known by an identity that stays through every transfer.
package struct Member: Hashable, Sendable {
    package typealias ID = CityIdentifier<Member>

    package let id: ID
    /// As others see it.
    package var name: String
    /// Where invitations and reminders go; empty where there is none.
    package var mail: String
    package var signInName: SignInName
    /// The last day on which the person may sign in; `nil` while the person stays.
    package var through: CalendarDate?

    package init(id: ID, name: String, mail: String, signInName: SignInName, through: CalendarDate? = nil) {
        self.id = id
        self.name = name
        self.mail = mail
        self.signInName = signInName
        self.through = through
    }

    package func isPresent(on day: CalendarDate) -> Bool {
        through.map { day <= $0 } ?? true
    }
}

/// A member holds a post, in some days.
package struct Appointment: Hashable, Sendable {
    package let member: Member.ID
    package let post: Post.ID
    package var validity: Validity

    package init(member: Member.ID, post: Post.ID, validity: Validity) {
        self.member = member
        self.post = post
        self.validity = validity
    }
}
