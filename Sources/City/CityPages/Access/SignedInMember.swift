package import City
import Figures
import PagesSupport

/// A member who has signed in, as pages get it: the rights of today, and the token of the session.
package struct SignedInMember: SignedInPerson {
    package let me: SignedIn
    /// Renewed whenever rights grow; never shown.
    let token: SecretToken

    /// What tells the member's drafts in a browser from those of others.
    var draftOwner: String { "\(me.standing.municipality)/\(me.standing.member.id)" }

    package var municipality: String { me.standing.municipality.text }
    package var identifier: String { me.member.id.text }
    package var shownName: String { me.member.name }
}
