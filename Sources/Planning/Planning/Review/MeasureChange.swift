import Figures
package import Wording

/// What became of a measure in a year, with its particulars.
package enum MeasureChange: Hashable, Sendable {
    case lineage(LineageEvent)
    /// `from` no longer answers for it, `to` does now; either may be empty.
    case handedOver(from: [OrganisationUnit.ID], to: [OrganisationUnit.ID])

    /// What became of it, without the particulars.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added
        case ended
        case merged
        case split
        case superseded
        case renamed
        case renumbered
        case handedOver = "handed-over"

        /// What lists and counts call it.
        package var name: Bilingual {
            switch self {
            case .added: Bilingual("新しい", "New")
            case .ended: Bilingual("終了", "Ended")
            case .merged: Bilingual("統合", "Merged")
            case .split: Bilingual("分割", "Split")
            case .superseded: Bilingual("置き換え", "Superseded")
            case .renamed: Bilingual("名称の変更", "Renamed")
            case .renumbered: Bilingual("番号の変更", "Renumbered")
            case .handedOver: Bilingual("担当の変更", "Handed over")
            }
        }
    }

    /// What became of it, without the particulars.
    package var kind: Kind {
        switch self {
        case .handedOver: .handedOver
        case .lineage(let event):
            switch event.kind {
            case .added: .added
            case .ended: .ended
            case .merged: .merged
            case .split: .split
            case .superseded: .superseded
            case .renamed: .renamed
            case .renumbered: .renumbered
            }
        }
    }
}

/// One measure that changed.
package struct ChangedMeasure: Hashable, Sendable {
    /// Index of the measure in the plan.
    package let measure: Int
    package let change: MeasureChange
}

extension Plan {
    /// What became of the measures between `last` and `year`, in the plan's order.
    func measureChanges(from last: FiscalYear, to year: FiscalYear) -> [ChangedMeasure] {
        let events = Dictionary(grouping: lineage.filter { $0.year == year }, by: \.measure)
        return measures.indices.flatMap { index -> [ChangedMeasure] in
            let measure = measures[index]
            let own = (events[measure.id] ?? []).map(MeasureChange.lineage)
            var changes =
                own.isEmpty ? [] : MeasureChange.Kind.allCases.flatMap { kind in own.filter { $0.kind == kind } }
            // One that came or went has its owners from or until then; nobody handed it over.
            if let change = measure.handOver(from: last, to: year), isCurrent(measure, in: last),
                isCurrent(measure, in: year)
            {
                changes.append(change)
            }
            return changes.map { ChangedMeasure(measure: index, change: $0) }
        }
    }
}

extension Measure {
    fileprivate func handOver(from last: FiscalYear, to year: FiscalYear) -> MeasureChange? {
        guard owners.contains(where: { $0.from != nil || $0.through != nil }) else { return nil }
        let before = units(in: last)
        let now = units(in: year)
        let (from, to) = (before.filter { !now.contains($0) }, now.filter { !before.contains($0) })
        return from.isEmpty && to.isEmpty ? nil : .handedOver(from: from, to: to)
    }

    /// The units that answer for it in `year`, each once.
    private func units(in year: FiscalYear) -> [OrganisationUnit.ID] {
        var seen: Set<OrganisationUnit.ID> = []
        return owners.filter { $0.isValid(in: year) && seen.insert($0.unit).inserted }.map(\.unit)
    }
}
