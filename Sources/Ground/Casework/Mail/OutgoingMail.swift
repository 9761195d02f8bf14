package import Figures
import Wording

/// One mail to one person, as plain text.
package struct OutgoingMail: Hashable, Sendable {
    package static let maximumSubject = 200
    package static let maximumBody = 100_000

    package let recipient: MailAddress
    /// One line.
    package let subject: String
    package let body: String
    /// Whether the body lets in whoever reads it, as a link for a new password does: it is forgotten once it is sent.
    package let isConfidential: Bool

    /// - Throws: ``CaseError/badMail`` for a subject that is empty, too long or more than one line, and for a body that is
    ///   too long or holds control characters.
    package init(
        to recipient: MailAddress,
        subject: String,
        body: String,
        isConfidential: Bool = false
    ) throws(CaseError) {
        let isOneLine = subject.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: !scalar.isHidden
            }
        }
        guard isOneLine, !subject.isEmpty, subject.utf16.count <= Self.maximumSubject,
            body.utf16.count <= Self.maximumBody, !body.unicodeScalars.contains(where: \.isHidden)
        else { throw .badMail }
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.isConfidential = isConfidential
    }
}

/// What a mail is known by: the same one is never put into the outbox twice, and every attempt to send it has the same
/// `Message-ID`.
package struct MailID: Hashable, Comparable, Sendable {
    /// ASCII letters, digits, `-`, `_` and `.`.
    package let text: String

    /// The mail of that position, counted from 1, that an event sends.
    package init(of event: CaseEvent, position: Int) {
        text = "case.\(event.caseID).\(event.number).\(position)"
    }

    /// Mail that belongs to no case, such as an invitation.
    package init(_ key: RequestKey) {
        text = "mail.\(key)"
    }

    /// What ``text`` was, read back from the store.
    package init(stored text: String) {
        self.text = text
    }

    package static func < (left: MailID, right: MailID) -> Bool { left.text < right.text }
}

/// What has become of a mail.
package enum MailState: String, CaseIterable, Hashable, Sendable {
    case waiting
    case sent
    /// Refused for good, or tried in vain for so long that nobody tries any more: somebody has to look.
    case givenUp = "given_up"
}

/// A mail in the outbox.
package struct QueuedMail: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let id: MailID
    package let mail: OutgoingMail
    package let state: MailState
    /// How often it was tried, the attempt that is running included.
    package let attempts: Int
    /// When it was put there.
    package let created: Moment
    /// When it is tried next, where it waits.
    package let next: Moment
    /// Why the last attempt failed, in the words of the program or the mail server.
    package let failure: String?

    package init(
        municipality: MunicipalityCode,
        id: MailID,
        mail: OutgoingMail,
        state: MailState,
        attempts: Int,
        times: (created: Moment, next: Moment),
        failure: String?
    ) {
        self.municipality = municipality
        self.id = id
        self.mail = mail
        self.state = state
        self.attempts = attempts
        (created, next) = times
        self.failure = failure
    }
}
