package import Foundation

/// One row of a plan that was added, changed or removed: who, when, what, why.
///
/// Events are only ever added.
package struct PlanEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added
        case changed
        case removed
    }

    /// Where an event stands in the history of its plan.
    package struct Position: Hashable, Comparable, Sendable {
        /// The revision that the change made.
        package let revision: Int
        /// Counts the events of one revision from 1.
        package let sequence: Int

        package init(revision: Int, sequence: Int) {
            self.revision = revision
            self.sequence = sequence
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.revision, left.sequence) < (right.revision, right.sequence)
        }
    }

    package let position: Position
    package let actor: String
    package let time: Date
    package let reason: String
    package let kind: Kind
    package let part: PlanPart
    /// Which row: its key, with `/` between the parts of it: `m019/1/target/2023`.
    package let key: String
    /// The measure that the row belongs to.
    package let measure: Measure.ID?
    /// The whole row as a JSON object; `nil` where it was not there.
    package let before: String?
    /// The whole row as a JSON object; `nil` where it is not there any more.
    package let after: String?

    package init(
        position: Position,
        actor: String,
        time: Date,
        reason: String,
        kind: Kind,
        part: PlanPart,
        key: String,
        measure: Measure.ID?,
        before: String?,
        after: String?
    ) {
        self.position = position
        self.actor = actor
        self.time = time
        self.reason = reason
        self.kind = kind
        self.part = part
        self.key = key
        self.measure = measure
        self.before = before
        self.after = after
    }
}
