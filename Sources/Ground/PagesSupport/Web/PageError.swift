package import HTTPTypes
package import Wording

/// What went wrong with a request that a person can understand or mend.
///
/// Throw one from a page; ``ErrorPages`` turns it into a response. Everything else that is thrown is a fault of the
/// program and shows nothing but the request's identifier.
package enum PageError: Error, Hashable, Sendable {
    /// A page that the reader may have meant.
    package struct Link: Hashable, Sendable {
        package let name: String
        package let path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// There is no such page (404).
    case notFound
    /// There is no such page, but there are others like it (404): why, and which.
    case notFoundBut(Bilingual, [Link])
    /// What was asked for cannot be understood (422): what is wrong, and what would be right.
    case invalid([Bilingual])
    /// The address cannot be decoded (400).
    case unreadableAddress
    /// The address is longer than any of ours (414).
    case addressTooLong
    /// The page exists, but not for this method (405).
    case methodNotAllowed(allowed: [HTTPRequest.Method])
    /// A form was not shown by this site to whoever sends it, or too long ago (403); nothing was done.
    case formExpired
    /// The same, of a member whose form it may well have been, before a sign-in that came after it: what was typed.
    case formStale(SentTexts)
    /// Somebody whose sign-in has ended sends a form (403); nothing was done: where to sign in, and what was typed.
    case signedOut(signIn: Link, sent: SentTexts = .none)
    /// What was sent is no form (400).
    case unreadableForm
    /// What was sent is larger than it may be (413): what may be sent.
    case formTooLarge(Bilingual)
    /// What was sent did not arrive in time (408).
    case formTooSlow
    /// What was sent is in a format that no form of ours has (415).
    case unknownFormat
    /// The visitor may not do or see this (403): why.
    case notPermitted(Bilingual)
    /// Somebody tries too often (429): when to try again.
    case tooManyAttempts(Bilingual)
    /// The data is being changed by something else (503): worth trying again.
    case busy

    /// One thing that cannot be understood.
    package static func invalid(_ japanese: String, _ english: String) -> PageError {
        .invalid([Bilingual(japanese, english)])
    }
}

/// An error of a room that a reader can understand.
///
/// A room's pages conform the room's errors to it, so that they are explained instead of shown as a fault.
package protocol PageErrorConvertible: Error {
    var pageError: PageError { get }
}
