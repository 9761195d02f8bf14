package import Figures

/// What may be done to a municipality's yearly round as a whole.
package struct RoundPolicy: Policy {
    package enum Action: String, CaseIterable, Hashable, Sendable {
        /// See who has answered and who has not.
        case seeBoard
        /// Open, change and close rounds.
        case manage
        case remind
        /// Seal a year.
        case freeze
        case publish
        /// Correct what is published, with a reason.
        case issueErratum
    }

    package let municipality: MunicipalityCode

    package init(municipality: MunicipalityCode) {
        self.municipality = municipality
    }

    package static func reach(of role: Role, _ action: Action) -> Reach {
        switch (role, action) {
        case (.office, _): .municipality
        case (.auditor, .seeBoard): .municipality
        default: .none
        }
    }
}
