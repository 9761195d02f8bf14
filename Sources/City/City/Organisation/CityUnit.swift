package import Figures
import Wording

/// A bureau, department or section of a municipality, with all that it ever was called and stood under.
package struct CityUnit: Hashable, Sendable {
    package typealias ID = CityIdentifier<CityUnit>

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case bureau
        case department
        case section
    }

    /// What the unit is in one span of time; a renaming or a move begins the next one.
    package struct Phase: Hashable, Sendable {
        package var validity: Validity
        package var kind: Kind
        package var name: String
        /// The unit above; `nil` directly under the mayor.
        package var parent: ID?

        package init(validity: Validity, kind: Kind, name: String, parent: ID?) {
            self.validity = validity
            self.kind = kind
            self.name = name
            self.parent = parent
        }
    }

    package let id: ID
    /// In the order of time, never overlapping, never none.
    package internal(set) var phases: [Phase]
    /// Where its work went when it ended.
    package internal(set) var successors: [ID]

    package init(id: ID, phase: Phase) {
        self.init(id: id, phases: [phase], successors: [])
    }

    /// For a store: what it kept.
    package init(id: ID, phases: [Phase], successors: [ID]) {
        self.id = id
        self.phases = phases
        self.successors = successors
    }

    /// What the unit is on a day; `nil` before it began and after it ended.
    package func phase(on day: CalendarDate) -> Phase? {
        phases.first { $0.validity.contains(day) }
    }

    /// The name on the day, or the last one before, or the first one after: what people call it when they look back.
    package func name(around day: CalendarDate) -> String {
        let begun = phases.last { phase in phase.validity.from.map { $0 <= day } ?? true }
        return (begun ?? phases.first)?.name ?? id.text
    }

    /// From the first day of the first phase to the last day of the last.
    package var validity: Validity {
        Validity(from: phases.first?.validity.from, through: phases.last?.validity.through)
    }
}
