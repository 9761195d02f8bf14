import Figures
import Planning

extension Circumstances {
    /// The circumstances of each member of a list, in order.
    func members(of definition: ListDefinition, selections: [String: [SelectedSeries]]) -> [Circumstances] {
        switch definition.list {
        case .headings: headings(level: definition.level)
        case .goals: goals
        case .measures: measures
        case .series: series(definition.selection.map { selections[$0] ?? [] })
        case .lines: lines
        case .tasks: each(currentMeasure.flatMap { facts.tasks[$0.id] } ?? [], \.task)
        case .years: plan.period.map { at($0) }
        case .units: units
        case .ratings: each(Array(ratings.indices), \.rating)
        default: committeeMembers(of: definition)
        }
    }

    func each<Member>(_ members: [Member], _ path: WritableKeyPath<Circumstances, Member?>) -> [Circumstances] {
        members.map { member in
            var next = self
            next[keyPath: path] = member
            return next
        }
    }

    /// The same in another year.
    func at(_ year: FiscalYear) -> Circumstances {
        var next = self
        next.year = year
        return next
    }

    private func headings(level: PlanLevel.ID?) -> [Circumstances] {
        let above = currentHeading
        let found = plan.nodes.indices.filter { index in
            let node = plan.nodes[index]
            guard level == nil || node.level == level else { return false }
            guard let above else { return true }
            return node.id != above.id && facts.isBelow(node.id, above.id)
        }
        let members = each(found, \.heading)
        // What a department is given holds nothing that is not its business.
        return unit == nil ? members : members.filter { !$0.measureIndices.isEmpty }
    }

    private var goals: [Circumstances] {
        let found = plan.goals.indices.filter { index in
            currentHeading.map { facts.isBelow(plan.goals[index].node, $0.id) } ?? true
        }
        return each(found, \.goal)
    }

    private var measures: [Circumstances] {
        each(measureIndices, \.measure)
    }

    /// The measures of the heading or unit at hand in the year.
    private var measureIndices: [Int] {
        let units = unit.map { plan.unitsBelow(plan.units[$0].id) }
        return facts.measures(in: year).filter { index in
            let measure = plan.measures[index]
            if let units, !facts.owners(of: measure, in: year).contains(where: { units.contains($0.unit) }) {
                return false
            }
            guard let above = currentHeading else { return true }
            return ([measure.node] + measure.alsoUnder).contains { facts.isBelow($0, above.id) }
        }
    }

    private func series(_ selection: [SelectedSeries]?) -> [Circumstances] {
        let measures = Set(measure.map { [$0] } ?? measureIndices)
        guard let selection else {
            let found = measures.sorted().flatMap { measure in
                plan.measures[measure].indicators.indices.map { SeriesPlace(measure: measure, series: $0) }
            }
            return found.map { atSeries($0, name: nil) }
        }
        return selection.compactMap { chosen in
            guard let place = facts.place(of: chosen.series), measures.contains(place.measure) else { return nil }
            return atSeries(place, name: chosen.name)
        }
    }

    private func atSeries(_ place: SeriesPlace, name: String?) -> Circumstances {
        var next = self
        next.measure = place.measure
        next.series = place
        next.seriesName = name
        return next
    }

    /// A measure without an indicator has no lines; where a series is at hand they are its alone.
    private var lines: [Circumstances] {
        guard let measure, let indicators = currentMeasure?.indicators else { return [] }
        let asked = series.map { [$0.series] } ?? Array(indicators.indices)
        let counted = asked.filter { indicators[$0].direction != .none }
        let found = FigureLine.Kind.allCases.flatMap { kind in
            counted.map { series in
                FigureLine(kind: kind, series: series, isFirst: series == counted.first, isMarked: counted.count > 1)
            }
        }
        return found.map { line in
            var next = atSeries(SeriesPlace(measure: measure, series: line.series), name: nil)
            next.line = line
            return next
        }
    }

    /// Departments and offices that own a measure themselves, in the plan's order.
    private var units: [Circumstances] {
        let owning = Set(
            facts.measures(in: year).flatMap { facts.owners(of: plan.measures[$0], in: year).map(\.unit) }
        )
        return each(plan.units.indices.filter { owning.contains(plan.units[$0].id) }, \.unit)
    }
}
