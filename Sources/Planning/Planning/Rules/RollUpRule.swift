/// How the ratings below a heading become one statement about it.
package struct RollUpRule: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        case level(PlanLevel.ID)
        case measure
        case unit
        case plan
    }

    /// What is rolled up.
    package enum Members: String, CaseIterable, Hashable, Sendable {
        /// The goals of the heading.
        case goals
        /// Every series of every measure below.
        case series
        /// Each measure below once, by its own roll-up.
        case measures
        /// The headings directly below, by their own roll-ups.
        case nodes
    }

    package var scope: Scope
    package var members: Members
    package var method: RollUpMethod
    package var rounding: RoundingRule
    package var thresholds: Thresholds
    /// The bands of the result; those of the version where `nil`.
    package var bands: [Band]?

    package init(
        scope: Scope,
        members: Members,
        method: RollUpMethod,
        rounding: RoundingRule = RoundingRule(),
        thresholds: Thresholds = .unrounded,
        bands: [Band]? = nil
    ) {
        self.scope = scope
        self.members = members
        self.method = method
        self.rounding = rounding
        self.thresholds = thresholds
        self.bands = bands
    }
}

package indirect enum RollUpMethod: Hashable, Sendable {
    /// How many of each rating; no rate and no rating of its own.
    case counts
    /// The share, in percent, of the members with one of these symbols.
    case share(symbols: [String])
    /// The unweighted mean of the members' unrounded rates.
    case mean
    /// The last of the bands that any member has.
    case worst
    /// The points of the members' bands in percent of the most they could have.
    case points
    /// Two methods at once; the table names the rating for each pair of their bands.
    case matrix(rows: RollUpMethod, columns: RollUpMethod, table: [String: [String: String]])
    /// A person decides, with a reason; nothing is computed.
    case judged

    package var name: String {
        switch self {
        case .counts: "counts"
        case .share: "share"
        case .mean: "mean"
        case .worst: "worst"
        case .points: "points"
        case .matrix: "matrix"
        case .judged: "judged"
        }
    }
}
