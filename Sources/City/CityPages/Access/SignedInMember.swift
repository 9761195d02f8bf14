package import City
import Figures
import PagesSupport

/// A member who has signed in, as pages get it: the rights of today, and the token of the session.
package struct SignedInMember: SignedInPerson {
    package let me: SignedIn
    /// Renewed whenever rights grow; never shown.
    let token: SecretToken

    package var municipality: String { me.standing.municipality.text }
    package var identifier: String { me.member.id.text }
    package var shownName: String { me.member.name }
}
