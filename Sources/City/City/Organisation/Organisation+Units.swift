package import Figures

// What may happen to units. Each throws ``CityError`` and then changes nothing.
extension Organisation {
    /// A new unit begins.
    package mutating func begin(_ unit: CityUnit) throws(CityError) {
        guard self.unit(unit.id) == nil else { throw .taken(.unit(unit.id)) }
        units.append(unit)
    }

    /// The unit ends with `lastDay`; `successors` are the units that take over its work.
    package mutating func end(
        _ id: CityUnit.ID,
        lastDay: CalendarDate,
        successors: [CityUnit.ID] = []
    ) throws(CityError) {
        try withUnit(id) { unit in
            unit.phases = unit.phases.ended(lastDay)
            unit.successors = successors
        }
    }

    /// The unit has another name, kind or place from `day` on.
    package mutating func changeUnit(
        _ id: CityUnit.ID,
        from day: CalendarDate,
        _ change: (inout CityUnit.Phase) -> Void
    ) throws(CityError) {
        try withUnit(id) { $0.phases = $0.phases.changed(from: day, change) }
    }

    /// Units go up in another one: their posts and the units below them move to it, and they end.
    package mutating func merge(
        _ ids: [CityUnit.ID],
        into target: CityUnit.ID,
        from day: CalendarDate
    ) throws(CityError) {
        guard unit(target) != nil else { throw .unknown(.unit(target)) }
        var merged = self
        for id in ids where id != target {
            for child in units where child.id != target && child.phases.contains(where: { $0.parent == id }) {
                try merged.changeUnit(child.id, from: day) { if $0.parent == id { $0.parent = target } }
            }
            for post in posts where post.phases.contains(where: { $0.unit == id }) {
                try merged.changePost(post.id, from: day) { if $0.unit == id { $0.unit = target } }
            }
            try merged.end(id, lastDay: day.previous, successors: [target])
        }
        self = merged
    }

    private mutating func withUnit(
        _ id: CityUnit.ID,
        _ change: (inout CityUnit) -> Void
    ) throws(CityError) {
        guard let index = units.firstIndex(where: { $0.id == id }) else { throw .unknown(.unit(id)) }
        change(&units[index])
    }
}

/// Something that is one thing for a while, and then another.
protocol Phased {
    var validity: Validity { get set }
}

extension CityUnit.Phase: Phased {}
extension Post.Phase: Phased {}

extension Array where Element: Phased {
    /// Cut off after `lastDay`; what would only have begun later falls away.
    ///
    /// Where nothing would be left, the first phase stays with no day in it, which the check of the organisation refuses.
    func ended(_ lastDay: CalendarDate) -> [Element] {
        let begun = filter { phase in phase.validity.from.map { $0 <= lastDay } ?? true }
        var phases = begun.isEmpty ? Array(prefix(1)) : begun
        guard let last = phases.indices.last else { return phases }
        let through = phases[last].validity.through
        if through.map({ $0 > lastDay }) ?? true { phases[last].validity.through = lastDay }
        return phases
    }

    /// Changed in every part that lies on `day` or after it.
    func changed(from day: CalendarDate, _ change: (inout Element) -> Void) -> [Element] {
        flatMap { phase -> [Element] in
            if let through = phase.validity.through, through < day { return [phase] }
            var after = phase
            change(&after)
            let isWhollyAfter = phase.validity.from.map { $0 >= day } ?? false
            guard !isWhollyAfter else { return [after] }
            var before = phase
            before.validity.through = day.previous
            after.validity.from = day
            return [before, after]
        }
    }
}
