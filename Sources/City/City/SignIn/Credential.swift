package import Figures
package import Foundation

/// How a member shows who it is.
///
/// Never part of an event or a page.
package struct Credential: Hashable, Sendable {
    package let member: Member.ID
    package var password: PasswordHash?
    package var passwordSet: Date?
    package var secondFactor: SecondFactor?

    package init(
        member: Member.ID,
        password: PasswordHash? = nil,
        passwordSet: Date? = nil,
        secondFactor: SecondFactor? = nil
    ) {
        self.member = member
        self.password = password
        self.passwordSet = passwordSet
        self.secondFactor = secondFactor
    }

    /// Whether a code is asked for after the passphrase.
    package var hasSecondFactor: Bool { secondFactor?.isConfirmed == true }
}

/// An authenticator app and the codes that stand in for it.
package struct SecondFactor: Hashable, Sendable {
    package let oneTimePassword: OneTimePassword
    /// Whether the member has shown that the app gives the right codes.
    package var isConfirmed: Bool
    /// The latest step whose code was taken: none up to it is taken again.
    package var lastStep: Int64?
    package var recovery: RecoverySet

    package init(oneTimePassword: OneTimePassword, isConfirmed: Bool, lastStep: Int64?, recovery: RecoverySet) {
        self.oneTimePassword = oneTimePassword
        self.isConfirmed = isConfirmed
        self.lastStep = lastStep
        self.recovery = recovery
    }
}

/// A link that lets a member set its first or a new passphrase, once.
package struct OneTimeLink: Hashable, Sendable {
    package enum Purpose: String, CaseIterable, Hashable, Sendable {
        case invitation
        case reset

        /// How long the link is good.
        package var lifetime: TimeInterval {
            switch self {
            case .invitation: 7 * 86_400
            case .reset: 24 * 3600
            }
        }

        /// Where the site shows the form for it.
        package func path(_ token: SecretToken) -> String { "/office/sign-in/\(rawValue)/\(token.text)/" }
    }

    package let municipality: MunicipalityCode
    package let member: Member.ID
    package let purpose: Purpose
    package let hash: SecretHash
    package let expires: Date

    package init(
        of member: Member.ID,
        in municipality: MunicipalityCode,
        for purpose: Purpose,
        hash: SecretHash,
        expires: Date
    ) {
        self.member = member
        self.municipality = municipality
        self.purpose = purpose
        self.hash = hash
        self.expires = expires
    }
}
