package import Foundation

/// Something that happened in a municipality; events are only ever added.
package struct CityEvent: Hashable, Sendable {
    /// Where the event stands: the operation, counted in the municipality, and the place within it.
    package struct Position: Hashable, Comparable, Sendable {
        package let operation: Int
        package let sequence: Int

        package init(operation: Int, sequence: Int) {
            self.operation = operation
            self.sequence = sequence
        }

        package static func < (left: Position, right: Position) -> Bool {
            (left.operation, left.sequence) < (right.operation, right.sequence)
        }
    }

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added
        case changed
        /// An appointment that was called off before it began.
        case removed
        case signedIn = "signed_in"
        case signInRefused = "sign_in_refused"
        case signedOut = "signed_out"
        case sessionEnded = "session_ended"
        case rightsRaised = "rights_raised"
        case linkIssued = "link_issued"
        case linkUsed = "link_used"
        case passphraseChanged = "passphrase_changed"
        case secondFactorAdded = "second_factor_added"
        case secondFactorRemoved = "second_factor_removed"
        case recoveryCodeUsed = "recovery_code_used"
        case recoveryCodesRenewed = "recovery_codes_renewed"
    }

    package let position: Position
    package let time: Date
    package let originator: Originator
    package let reason: String
    package let kind: Kind
    package let subject: CitySubject
    /// The subject as a JSON object, for what was added, changed or removed; never a secret.
    package let before: String?
    package let after: String?

    package init(
        position: Position,
        operation: CityOperation,
        kind: Kind,
        subject: CitySubject,
        before: String? = nil,
        after: String? = nil
    ) {
        self.position = position
        time = operation.time
        originator = operation.originator
        reason = operation.reason
        self.kind = kind
        self.subject = subject
        self.before = before
        self.after = after
    }
}

/// Who did something, as it stands in the record for ever.
package struct Originator: Hashable, Sendable {
    /// `nil` for somebody at the server's terminal, or somebody unknown.
    package let member: Member.ID?
    /// The post that gave the right.
    package let post: Post.ID?
    /// The name that the member had then, or the account at the terminal.
    package let name: String
    package let address: String

    package init(member: Member.ID?, post: Post.ID?, name: String, address: String) {
        self.member = member
        self.post = post
        self.name = name
        self.address = address
    }

    /// Somebody who is not signed in.
    package static func visitor(_ origin: RequestOrigin) -> Originator {
        Originator(member: nil, post: nil, name: "", address: origin.address)
    }

    static func member(_ member: Member, _ origin: RequestOrigin) -> Originator {
        Originator(member: member.id, post: nil, name: member.name, address: origin.address)
    }
}

/// One thing done by one person at one moment, for one reason; all its events belong together.
package struct CityOperation: Hashable, Sendable {
    package let originator: Originator
    package let time: Date
    package let reason: String

    package init(by originator: Originator, at time: Date, why reason: String = "") {
        self.originator = originator
        self.time = time
        self.reason = reason
    }
}
