package import Figures

/// Which units answer for a measure, as a plan names them.
package struct MeasureOwners: Hashable, Sendable {
    package var measure: String
    /// The identifiers of units, as plain text: a plan may name one that the organisation does not know.
    package var units: [String]

    package init(measure: String, units: [String]) {
        self.measure = measure
        self.units = units
    }
}

/// A measure for which nobody answers, and why.
package struct OwnerlessMeasure: Hashable, Sendable {
    /// Why one of its owners is none.
    package enum Reason: Hashable, Sendable {
        /// The organisation has no such unit.
        case unknown(String)
        /// The unit begins later.
        case notYet(CityUnit.ID)
        /// The unit has ended; the successors are those that exist on the day.
        case ended(CityUnit.ID, successors: [CityUnit.ID])
        /// Nobody holds a post of a reporter or head in the unit or below it.
        case vacant(CityUnit.ID)
    }

    package let measure: String
    /// One for each unit that the plan names; none where it names none.
    package let reasons: [Reason]
}

extension Organisation {
    /// The measures none of whose units has a reporter or head on a day, in the order in which they were given.
    package func ownerless(_ measures: [MeasureOwners], on day: CalendarDate) -> [OwnerlessMeasure] {
        let living = livingUnits(on: day)
        return measures.compactMap { measure in
            let isOwned = measure.units.contains { CityUnit.ID($0).map(living.contains) ?? false }
            guard !isOwned else { return nil }
            return OwnerlessMeasure(measure: measure.measure, reasons: measure.units.map { reason($0, on: day) })
        }
    }

    /// The units in which, or below which, somebody can fill in or approve.
    private func livingUnits(on day: CalendarDate) -> Set<CityUnit.ID> {
        var living: Set<CityUnit.ID> = []
        for appointment in appointments(on: day) {
            guard let phase = post(appointment.post)?.phase(on: day), phase.role.needsUnit, let unit = phase.unit else {
                continue
            }
            living.formUnion(path(to: unit, on: day).filter { $0.phase(on: day) != nil }.map(\.id))
        }
        return living
    }

    private func reason(_ text: String, on day: CalendarDate) -> OwnerlessMeasure.Reason {
        guard let id = CityUnit.ID(text), let unit = unit(id) else { return .unknown(text) }
        if unit.phase(on: day) != nil { return .vacant(id) }
        if let from = unit.validity.from, from > day { return .notYet(id) }
        return .ended(id, successors: successors(of: unit, on: day))
    }

    /// Followed from unit to unit until one exists on the day.
    private func successors(of unit: CityUnit, on day: CalendarDate) -> [CityUnit.ID] {
        var (found, seen, open) = ([CityUnit.ID](), Set([unit.id]), unit.successors)
        while !open.isEmpty {
            let id = open.removeFirst()
            guard seen.insert(id).inserted, let next = self.unit(id) else { continue }
            if next.phase(on: day) != nil { found.append(id) } else { open += next.successors }
        }
        return found
    }
}
