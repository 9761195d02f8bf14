package import Figures
package import Planning

/// Where seals and errata are kept: only ever added, each in one transaction with what it does to the plan.
package protocol SealStore: Sendable {
    /// The chain of a plan, oldest first; empty where it was never sealed.
    /// - Throws: errors of the database.
    func entries(of plan: Plan.ID) async throws -> [SealEntry]

    /// The sealed plan folder of an entry.
    /// - Throws: errors of the database; ``SealError/damaged(_:)`` where a file does not have the digest that was sealed.
    func folder(of entry: SealEntry) async throws -> [String: [UInt8]]

    /// Everything that is stored about a plan's seals, for looking whether it was changed.
    /// - Throws: errors of the database other than what a changed value leads to.
    func record(of plan: Plan.ID) async throws -> SealRecord

    /// Seals a year.
    /// - Returns: the entry.
    /// - Throws: ``SealError/alreadySealed(_:)``, `PlanStoreError.changedMeanwhile`, errors of the database.
    func seal(_ draft: SealDraft) async throws -> SealEntry

    /// Stores `plan` in place of what the draft was made upon, as an erratum.
    /// - Returns: the entry.
    /// - Throws: `PlanStoreError`, errors of the database.
    func correct(_ draft: SealDraft, to plan: Plan) async throws -> SealEntry
}

/// A seal or erratum that does not know its number yet.
package struct SealDraft: Sendable {
    package var heading: SealHeading
    package var folder: [String: [UInt8]]
    package var changes: [SealedChange] = []

    /// The entry that it becomes behind `last`, in the plan's revision `revision`; its time is never before the last one's.
    package func entry(_ kind: SealEntry.Kind, after last: SealHead?, revision: Int) -> SealEntry {
        var heading = heading
        heading.revision = revision
        heading.signature.milliseconds = max(heading.signature.milliseconds, last?.milliseconds ?? .min)
        var entry = SealEntry(
            kind,
            number: (last?.number ?? 0) + 1,
            heading,
            files: SealedFile.all(of: folder),
            changes: changes,
            previous: last?.hash ?? ""
        )
        entry.hash = entry.computedHash
        return entry
    }
}

/// The last entry of a plan's chain, kept beside it so that a chain cut short is noticed.
package struct SealHead: Hashable, Sendable {
    package let number: Int
    package let hash: String
    package let milliseconds: Int64

    package init(number: Int, hash: String, milliseconds: Int64) {
        self.number = number
        self.hash = hash
        self.milliseconds = milliseconds
    }
}

/// Everything that is stored about a plan's seals.
package struct SealRecord: Sendable {
    /// Those that could be read, in the order of their numbers.
    package var entries: [SealEntry] = []
    package var head: SealHead?
    /// The years that the store of plans takes for sealed, each with the number of its entry.
    package var sealedYears: [FiscalYear: Int] = [:]
    /// By digest: the bytes of each file; `nil` where they cannot be unpacked.
    package var contents: [String: [UInt8]?] = [:]
    /// What could not be read.
    package var faults: [SealFault] = []

    package init() {}
}
