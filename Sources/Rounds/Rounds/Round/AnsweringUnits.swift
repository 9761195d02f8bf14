package import Casework
package import City
package import Figures
package import Planning

/// Who answers for measures on one day: units that live, and the posts in them.
package struct AnsweringUnits: Sendable {
    private let organisation: Organisation
    private let day: CalendarDate
    private let units: [CityUnit.ID: CityUnit]
    /// Posts that somebody holds on the day, by role and unit.
    private let posts: [Role: [CityUnit.ID: [Post.ID]]]
    private let holders: [Post.ID: [Member]]

    package init(_ organisation: Organisation, on day: CalendarDate) {
        self.organisation = organisation
        self.day = day
        units = Dictionary(organisation.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let members = Dictionary(organisation.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var holders: [Post.ID: [Member]] = [:]
        for appointment in organisation.appointments where appointment.validity.contains(day) {
            guard let member = members[appointment.member], member.isPresent(on: day) else { continue }
            holders[appointment.post, default: []].append(member)
        }
        self.holders = holders
        var posts: [Role: [CityUnit.ID: [Post.ID]]] = [:]
        for post in organisation.posts where holders[post.id] != nil {
            guard let phase = post.phase(on: day), let unit = phase.unit else { continue }
            posts[phase.role, default: [:]][unit, default: []].append(post.id)
        }
        self.posts = posts
    }

    /// The units that answer on the day for what the plan says of a measure; successors stand in for units that ended.
    package func units(of measure: Measure) -> [String] {
        var found: [String] = []
        for owner in owners(of: measure) {
            for unit in living(owner.unit.text) where !found.contains(unit) { found.append(unit) }
        }
        return found
    }

    /// The measures for which nobody answers on the day, in their order, and why each unit that the plan names is none.
    ///
    /// A unit that ended answers through its successors, as far as somebody works in them.
    package func ownerless(_ measures: [Measure]) -> [OwnerlessMeasure] {
        let named = measures.map { MeasureOwners(measure: $0.id.text, units: owners(of: $0).map(\.unit.text)) }
        let today = measures.map { MeasureOwners(measure: $0.id.text, units: units(of: $0)) }
        let unanswered = Set(organisation.ownerless(today, on: day).map(\.measure))
        return organisation.ownerless(named, on: day).filter { unanswered.contains($0.measure) }
    }

    /// The units that the plan names for the day's fiscal year.
    private func owners(of measure: Measure) -> [Ownership] {
        measure.owners.filter { owner in day.fiscalYear.map { owner.isValid(in: $0) } ?? true }
    }

    /// The unit itself while it lives, else those that took over its work.
    private func living(_ text: String) -> [String] {
        var (found, seen, open): ([String], Set<CityUnit.ID>, [CityUnit.ID]) = ([], [], [])
        if let id = CityUnit.ID(text) { open = [id] }
        while !open.isEmpty {
            let id = open.removeFirst()
            guard seen.insert(id).inserted, let unit = units[id] else { continue }
            if unit.phase(on: day) != nil { found.append(id.text) } else { open += unit.successors }
        }
        return found
    }

    /// The posts of a role that answer for these units: those of a unit itself, else those of the nearest one above.
    package func posts(of role: Role, for names: [String]) -> [PostKey] {
        var found: [PostKey] = []
        for name in names {
            var unit = CityUnit.ID(name)
            var seen: Set<CityUnit.ID> = []
            while let id = unit, seen.insert(id).inserted {
                let here = posts[role]?[id] ?? []
                if !here.isEmpty {
                    found += here.compactMap { PostKey(reading: $0.text) }
                    break
                }
                unit = units[id]?.phase(on: day)?.parent
            }
        }
        return Array(Set(found)).sorted()
    }

    /// Who holds a post on the day.
    package func holders(of post: PostKey) -> [Member] { Post.ID(post.text).flatMap { holders[$0] } ?? [] }

    /// What people call a unit.
    package func name(of unit: String) -> String {
        CityUnit.ID(unit).flatMap { units[$0]?.name(around: day) } ?? unit
    }

    /// Where each unit stands in lists.
    package var order: [String: Int] {
        Dictionary(
            organisation.units.enumerated().map { ($1.id.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
