/// A person who has signed in, as far as the ground floor needs to know.
///
/// The room that knows people conforms its own type to this; its pages get that type back through ``Visitor/person``.
/// Identifiers mean nothing here.
package protocol SignedInPerson: Sendable {
    /// Whose data the person may be shown at all.
    var municipality: String { get }
    var identifier: String { get }
    /// As the head of a page calls the person.
    var shownName: String { get }
}

/// Who asks for a page.
package struct Visitor: Sendable {
    /// Nothing for everybody who has not signed in.
    package let person: (any SignedInPerson)?
    /// What this visitor's forms are bound to; nothing before the first form was shown.
    package let binding: FormBinding?

    package init(person: (any SignedInPerson)? = nil, binding: FormBinding? = nil) {
        self.person = person
        self.binding = binding
    }

    /// Somebody of whom nothing is known.
    package static let anyone = Visitor()
}

/// A secret that the browser of one visitor holds: its forms are good for nobody else.
///
/// It has no description that a log or a page could show by mistake.
package struct FormBinding: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    let bytes: [UInt8]

    /// - Parameter secret: the token of a session, or one that was made for a visitor without a session.
    package init(_ secret: String) {
        bytes = Array(secret.utf8)
    }

    package var description: String { "FormBinding" }
    package var debugDescription: String { description }
}
