package import Figures
import Wording

/// What happened to a measure in a year.
///
/// Its printed number may shift and its name change; its identity does not.
package struct LineageEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added
        /// `before` and `after` are names.
        case renamed
        /// `before` and `after` are printed numbers.
        case renumbered
        /// `after` names the measure that it became part of.
        case merged
        /// `after` names the measures that came out of it, separated by `;`.
        case split
        /// `after` names the measure that took its place.
        case superseded
        case ended
    }

    package var measure: Measure.ID
    /// The first year in which it holds.
    package var year: FiscalYear
    package var kind: Kind
    package var before: String
    package var after: String
    package var note: String

    package init(
        measure: Measure.ID,
        year: FiscalYear,
        kind: Kind,
        before: String = "",
        after: String = "",
        note: String = ""
    ) {
        self.measure = measure
        self.year = year
        self.kind = kind
        self.before = before
        self.after = after
        self.note = note
    }

    /// The measures that `after` names, where the kind makes it name some.
    package var successors: [Measure.ID] {
        switch kind {
        case .merged, .split, .superseded: after.split(separator: ";").compactMap { Measure.ID($0) }
        case .added, .renamed, .renumbered, .ended: []
        }
    }
}

extension Plan {
    /// The number under which `measure` was printed in `year`.
    package func number(of measure: Measure, in year: FiscalYear) -> String {
        earlierWord(of: measure.id, kind: .renumbered, in: year) ?? measure.number
    }

    /// The Japanese name that `measure` had in `year`.
    package func name(of measure: Measure, in year: FiscalYear) -> String {
        earlierWord(of: measure.id, kind: .renamed, in: year) ?? measure.name.japanese
    }

    /// The word before the first change after `year`; `nil` where nothing changed since.
    private func earlierWord(of measure: Measure.ID, kind: LineageEvent.Kind, in year: FiscalYear) -> String? {
        guard !lineage.isEmpty else { return nil }
        return lineage.filter { $0.measure == measure && $0.kind == kind && $0.year > year }
            .min { $0.year < $1.year }?
            .before
    }

    /// Whether `measure` is part of the plan in `year`: after it was added, before it ended or went up in another.
    package func isCurrent(_ measure: Measure, in year: FiscalYear) -> Bool {
        lineage.allSatisfy { event in
            guard event.measure == measure.id else { return true }
            return switch event.kind {
            case .added: event.year <= year
            case .merged, .split, .superseded, .ended: event.year > year
            case .renamed, .renumbered: true
            }
        }
    }
}
