package import Wording

/// What somebody who holds a post has to do with plans.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Fills in the measures of its unit.
    case reporter
    /// Approves what its unit, and those below it, filled in.
    case head
    /// The office that asks, reviews and publishes.
    case office
    /// Reads before publication, and comments.
    case committee
    /// Reads everything, and changes nothing.
    case auditor
    /// Looks after the people and rights of one municipality.
    case administrator
    /// Runs the server, for all municipalities on it.
    case `operator`

    package var name: Bilingual {
        switch self {
        case .reporter: Bilingual("記入者", "Reporter")
        case .head: Bilingual("所属長", "Head")
        case .office: Bilingual("事務局", "Office")
        case .committee: Bilingual("委員", "Committee member")
        case .auditor: Bilingual("監査", "Auditor")
        case .administrator: Bilingual("管理者", "Administrator")
        case .operator: Bilingual("運用者", "Operator")
        }
    }

    /// Whether the role means nothing without a unit whose measures it is about.
    package var needsUnit: Bool { self == .reporter || self == .head }
}
