package import Figures

/// What may be done to the server itself, which belongs to no municipality.
package struct ServerPolicy: Policy {
    package enum Action: String, CaseIterable, Hashable, Sendable {
        case registerMunicipality
        case seeOperations
    }

    /// Only to stand in the record: the right reaches over all of them.
    package let municipality: MunicipalityCode

    package init(municipality: MunicipalityCode) {
        self.municipality = municipality
    }

    package static func reach(of role: Role, _ action: Action) -> Reach {
        role == .operator ? .server : .none
    }
}
