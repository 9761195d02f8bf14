package import Casework
package import Wording

/// What somebody who fills in a sheet should look at once more; none of it stops anybody.
package struct SheetWarning: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// About ten, a hundred or a thousand times last year's, or that part of it.
        case unitSlip = "unit_slip"
        /// More than 50% above or below last year's.
        case jump
        /// A cumulative series that falls.
        case cumulativeFalls = "cumulative_falls"
        /// Word for word last year's text.
        case sameText = "same_text"
        /// The plan's final target is reached before its last year.
        case reachedEarly = "reached_early"
        case actualWithoutTarget = "actual_without_target"
        /// The rate needs a cause and a countermeasure, and one is missing.
        case causeMissing = "cause_missing"
        /// One number where last year had parts, or not all of them.
        case partsMissing = "parts_missing"
        /// A target was changed without a reason.
        case targetReasonMissing = "target_reason_missing"
    }

    package let kind: Kind
    package let address: FieldAddress
    package let words: Bilingual

    package init(_ kind: Kind, at address: FieldAddress, _ words: Bilingual) {
        self.kind = kind
        self.address = address
        self.words = words
    }
}
