package import Figures

/// A reorganisation (組織改正): everything that happens to units and their posts on one day.
package struct Reorganisation: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case begin(CityUnit.ID, kind: CityUnit.Kind, name: String, under: CityUnit.ID?)
        case rename(CityUnit.ID, to: String)
        case change(CityUnit.ID, kind: CityUnit.Kind)
        case move(CityUnit.ID, under: CityUnit.ID?)
        case merge([CityUnit.ID], into: CityUnit.ID)
        case end(CityUnit.ID, successors: [CityUnit.ID])
        case movePost(Post.ID, to: CityUnit.ID)
        case establish(Post.ID, name: String, role: Role, unit: CityUnit.ID?)
        case giveUp(Post.ID)
    }

    /// The first day of the new organisation; the day before is the last of the old one.
    package var day: CalendarDate
    /// Done in this order.
    package var steps: [Step]

    package init(day: CalendarDate, steps: [Step]) {
        self.day = day
        self.steps = steps
    }
}

extension Organisation {
    /// Carries out all steps, or none where one cannot be done.
    package mutating func perform(_ reorganisation: Reorganisation) throws(CityError) {
        var after = self
        for step in reorganisation.steps { try after.perform(step, from: reorganisation.day) }
        self = after
    }

    private mutating func perform(_ step: Reorganisation.Step, from day: CalendarDate) throws(CityError) {
        let validity = Validity(from: day)
        switch step {
        case .begin(let id, let kind, let name, let parent):
            let phase = CityUnit.Phase(validity: validity, kind: kind, name: name, parent: parent)
            try begin(CityUnit(id: id, phase: phase))
        case .rename(let id, let name): try changeUnit(id, from: day) { $0.name = name }
        case .change(let id, let kind): try changeUnit(id, from: day) { $0.kind = kind }
        case .move(let id, let parent): try changeUnit(id, from: day) { $0.parent = parent }
        case .merge(let ids, let target): try merge(ids, into: target, from: day)
        case .end(let id, let successors): try end(id, lastDay: day.previous, successors: successors)
        case .movePost(let id, let unit): try changePost(id, from: day) { $0.unit = unit }
        case .establish(let id, let name, let role, let unit):
            try establish(Post(id: id, phase: .init(validity: validity, name: name, role: role, unit: unit)))
        case .giveUp(let id): try giveUp(id, lastDay: day.previous)
        }
    }
}
