package import Figures

/// A post of a unit (課長, 担当, 委員): rights belong to it, whoever holds it.
package struct Post: Hashable, Sendable {
    package typealias ID = CityIdentifier<Post>

    /// What the post is in one span of time; a reorganisation that moves it begins the next one.
    package struct Phase: Hashable, Sendable {
        package var validity: Validity
        package var name: String
        package var role: Role
        /// `nil` for posts outside of the units, such as a committee's.
        package var unit: CityUnit.ID?

        package init(validity: Validity, name: String, role: Role, unit: CityUnit.ID?) {
            self.validity = validity
            self.name = name
            self.role = role
            self.unit = unit
        }
    }

    package let id: ID
    /// In the order of time, never overlapping, never none.
    package internal(set) var phases: [Phase]

    package init(id: ID, phase: Phase) {
        self.init(id: id, phases: [phase])
    }

    /// For a store: what it kept.
    package init(id: ID, phases: [Phase]) {
        self.id = id
        self.phases = phases
    }

    /// What the post is on a day; `nil` before it was made and after it was given up.
    package func phase(on day: CalendarDate) -> Phase? {
        phases.first { $0.validity.contains(day) }
    }

    package var validity: Validity {
        Validity(from: phases.first?.validity.from, through: phases.last?.validity.through)
    }
}
