import City
import Figures
import PagesSupport

/// A member who has signed in, as pages get it: the rights of today, and the token of the session.
struct SignedInMember: SignedInPerson {
    let me: SignedIn
    /// Renewed whenever rights grow; never shown.
    let token: SecretToken

    var municipality: String { me.standing.municipality.text }
    var identifier: String { me.member.id.text }
    var shownName: String { me.member.name }
}
