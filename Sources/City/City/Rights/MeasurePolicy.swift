package import Figures

/// What may be done to one measure in a round.
package struct MeasurePolicy: Policy {
    package enum Action: String, CaseIterable, Hashable, Sendable {
        /// See what is filled in, before the round is published.
        case see
        /// Fill in figures and texts.
        case edit
        /// Approve for the department what was filled in.
        case approve
        /// Accept it for the office, or return it with a reason.
        case review
        /// Change what others filled in, with a reason.
        case correct
        /// Read the reviewed sheet before publication.
        case readBeforePublication
        /// Comment on it before the committee's meeting.
        case comment
    }

    package let municipality: MunicipalityCode
    package let owners: Set<CityUnit.ID>

    /// `owners` are the units that answer for the measure on the day, as the plan names them; what is no identifier of
    /// a unit gives nobody a right.
    package init(municipality: MunicipalityCode, owners: some Sequence<String>) {
        self.municipality = municipality
        self.owners = Set(owners.compactMap { CityUnit.ID($0) })
    }

    package static func reach(of role: Role, _ action: Action) -> Reach {
        switch (role, action) {
        case (.reporter, .see), (.reporter, .edit): .branch
        case (.head, .see), (.head, .edit), (.head, .approve): .branch
        case (.office, .see), (.office, .review), (.office, .correct), (.office, .readBeforePublication),
            (.office, .comment):
            .municipality
        case (.committee, .readBeforePublication), (.committee, .comment): .municipality
        case (.auditor, .see), (.auditor, .readBeforePublication): .municipality
        default: .none
        }
    }
}
