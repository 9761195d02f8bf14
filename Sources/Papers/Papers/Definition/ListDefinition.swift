package import Planning

/// The members that something is repeated for.
package struct ListDefinition: Hashable, Sendable {
    package var list: FactList
    /// Only headings of this level.
    package var level: PlanLevel.ID?
    /// Only, and in the order of, the series of this selection.
    package var selection: String?
    /// Only entries of this kind of the council.
    package var kind: String?
    /// What the outline of a PDF file calls each member, where they are rows of a table; `nil` for no place there.
    package var bookmark: Template?

    package init(_ list: FactList) {
        self.list = list
    }
}

/// What there are several of.
package enum FactList: String, CaseIterable, Hashable, Sendable {
    /// Headings of the tree: below the one at hand, else all; with a unit at hand those alone that have its measures.
    case headings
    /// Goals of the heading at hand, else of the plan.
    case goals
    /// Measures that are part of the plan in the year: of the heading or the unit at hand, else all.
    case measures
    /// Series of the measure or the heading at hand, else all.
    case series
    /// The lines of figures of the measure at hand: targets, actuals, rates, each of all its series, or of the one at
    /// hand.
    case lines
    /// Tasks of the measure at hand.
    case tasks
    /// Years of the plan's period.
    case years
    /// Departments that answer for measures in the year.
    case units
    /// The symbols that the rules give: ratings, and those where there is no value.
    case ratings
    /// Types of the grants of the fiscal year of the meeting, or of the year at hand where there is none.
    case grantTypes = "grant-types"
    /// Grants of the type at hand, else all.
    case grants
    /// Agenda of the meeting.
    case agenda
    /// Materials of the meeting.
    case materials
    /// Who takes part in the meeting.
    case attendees
    /// Entries of the council.
    case council

    /// What each member is.
    package var scope: FactScope {
        switch self {
        case .headings: .heading
        case .goals: .goal
        case .measures: .measure
        case .series: .series
        case .lines: .line
        case .tasks: .task
        case .years: .year
        case .units: .unit
        case .ratings: .rating
        case .grantTypes: .grantType
        case .grants: .grant
        case .agenda: .agenda
        case .materials: .material
        case .attendees: .attendee
        case .council: .council
        }
    }

    /// What must be at hand for the list to mean something; `nil` for nothing.
    package var needs: FactScope? {
        switch self {
        case .lines, .tasks: .measure
        default: nil
        }
    }
}

/// What a fact is a fact of.
package enum FactScope: String, CaseIterable, Hashable, Sendable {
    case plan
    case year
    case heading
    case goal
    case measure
    case series
    case line
    case task
    case unit
    case rating
    case grantType = "grant-type"
    case grant
    case meeting
    case agenda
    case material
    case attendee
    case council

    /// Whether it is there without any list around it.
    package var isAlwaysThere: Bool { [.plan, .year, .meeting].contains(self) }
}
