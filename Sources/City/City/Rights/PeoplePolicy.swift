package import Figures

/// What may be done to a municipality's units, posts, members and records.
package struct PeoplePolicy: Policy {
    package enum Action: String, CaseIterable, Hashable, Sendable {
        /// See units, posts and who holds them.
        case seeOrganisation
        /// See mail addresses, sign-in names and sessions of others.
        case seeMembers
        /// Transfers, reorganisations, imports, new members.
        case changeOrganisation
        /// Send invitations and links to set a password anew, end sessions, take off a second factor.
        case manageSignIn
        /// See who changed what.
        case readRecord
        /// See the mail that waits, was sent or was given up.
        case seeMail
        /// Have mail tried again that was given up.
        case retryMail
    }

    package let municipality: MunicipalityCode

    package init(municipality: MunicipalityCode) {
        self.municipality = municipality
    }

    package static func reach(of role: Role, _ action: Action) -> Reach {
        switch (role, action) {
        case (.administrator, _): .municipality
        case (.operator, _): .server
        case (.auditor, .seeOrganisation), (.auditor, .seeMembers), (.auditor, .readRecord), (.auditor, .seeMail):
            .municipality
        case (.office, .seeOrganisation), (.office, .seeMembers), (.office, .seeMail), (.office, .retryMail):
            .municipality
        case (.reporter, .seeOrganisation), (.head, .seeOrganisation): .municipality
        default: .none
        }
    }
}
