package import Figures
package import Planning

/// Seals years, corrects what is sealed, and looks whether all stands as it was: for pages and commands alike.
package struct SealOffice: Sendable {
    /// How a plan becomes the files that are sealed, and back.
    package struct Folders: Sendable {
        /// The same bytes for the same plan.
        let files: @Sendable (Plan) -> [String: [UInt8]]
        let plan: @Sendable ([String: [UInt8]]) throws -> Plan

        package init(
            files: @escaping @Sendable (Plan) -> [String: [UInt8]],
            plan: @escaping @Sendable ([String: [UInt8]]) throws -> Plan
        ) {
            self.files = files
            self.plan = plan
        }
    }

    /// How often somebody else may change the plan in between before this gives up.
    private static let maximumAttempts = 8

    private let store: any SealStore
    private let plans: any PlanStore
    private let folders: Folders

    package init(store: any SealStore, plans: any PlanStore, folders: Folders) {
        self.store = store
        self.plans = plans
        self.folders = folders
    }

    /// Seals a year of a plan as it is now.
    ///
    /// - Parameters:
    ///   - id: which plan.
    ///   - year: within its period, with an actual at least.
    ///   - publication: the day from which everybody may see it; `nil` for at once.
    ///   - signature: who, as what post, when and why.
    /// - Returns: the new entry of the chain.
    /// - Throws: ``SealError``; errors of the stores.
    @discardableResult
    package func freeze(
        _ id: Plan.ID,
        year: FiscalYear,
        publication: CalendarDate?,
        _ signature: SealSignature
    ) async throws -> SealEntry {
        try Self.check(signature)
        return try await again {
            let stored = try await existing(id)
            let plan = stored.plan
            guard plan.period.contains(year) else { throw SealError.outsidePeriod(year, plan.period) }
            guard plan.yearsWithActuals.contains(year) else { throw SealError.nothingToSeal(year) }
            return try await store.seal(
                SealDraft(
                    heading: Self.heading(stored, year, signature, publication),
                    folder: folders.files(plan)
                )
            )
        }
    }

    /// Changes sealed years, with a reason; what `edit` does is kept whole or not at all.
    ///
    /// - Parameters:
    ///   - id: which plan.
    ///   - signature: who, as what post, when and why.
    ///   - edit: makes of the plan what it should be; may be called again where somebody was faster.
    /// - Returns: the new entry of the chain.
    /// - Throws: ``SealError``; what `edit` throws; errors of the stores.
    @discardableResult
    package func correct(
        _ id: Plan.ID,
        _ signature: SealSignature,
        edit: (inout Plan) throws -> Void
    ) async throws -> SealEntry {
        try Self.check(signature)
        return try await again {
            let stored = try await existing(id)
            let (plan, changes) = try await corrected(stored.plan, edit)
            guard let year = changes.first?.year else { throw SealError.nothingCorrected }
            let draft = SealDraft(
                heading: Self.heading(stored, year, signature, nil),
                folder: folders.files(plan),
                changes: changes
            )
            return try await store.correct(draft, to: plan)
        }
    }

    /// What an erratum would change in sealed years, without making it.
    ///
    /// - Parameters:
    ///   - id: which plan.
    ///   - edit: as for ``correct(_:_:edit:)``.
    /// - Returns: what was written first, the results that follow behind it; never nothing.
    /// - Throws: as ``correct(_:_:edit:)``.
    package func preview(_ id: Plan.ID, edit: (inout Plan) throws -> Void) async throws -> [SealedChange] {
        let changes = try await corrected(try await existing(id).plan, edit).changes
        guard !changes.isEmpty else { throw SealError.nothingCorrected }
        return changes
    }

    private func corrected(
        _ before: Plan,
        _ edit: (inout Plan) throws -> Void
    ) async throws -> (plan: Plan, changes: [SealedChange]) {
        let years = try await sealing(of: before.id).seals.map(\.year).sorted()
        guard !years.isEmpty else { throw SealError.notSealed(nil) }
        var plan = before
        try edit(&plan)
        return (plan, before.changes(to: plan, in: years))
    }

    /// The chain of a plan, oldest first.
    package func entries(of id: Plan.ID) async throws -> [SealEntry] { try await store.entries(of: id) }

    /// The seals and errata of a plan as its pages show them.
    package func sealing(of id: Plan.ID) async throws -> PlanSealing { PlanSealing(try await store.entries(of: id)) }

    /// The plan as it was sealed: `year` in the edition as published.
    ///
    /// - Parameters:
    ///   - id: which plan.
    ///   - year: a sealed year; `nil` for the one that was sealed last.
    /// - Returns: the seal, the files that it covers, and the plan that they say.
    /// - Throws: ``SealError``; errors of the store.
    package func published(
        _ id: Plan.ID,
        year: FiscalYear? = nil
    ) async throws -> (seal: SealEntry, files: [String: [UInt8]], plan: Plan) {
        let seals = try await store.entries(of: id).filter { $0.kind == .seal }
        guard let seal = year.map({ year in seals.first { $0.year == year } }) ?? seals.last else {
            throw SealError.notSealed(year)
        }
        let files = try await store.folder(of: seal)
        return (seal, files, try folders.plan(files))
    }

    /// Looks whether every seal and erratum, and the sealed years of the plan itself, stand as they were.
    /// - Throws: errors of the stores.
    package func verify(_ id: Plan.ID) async throws -> SealReport {
        let record = try await store.record(of: id)
        var report = SealReport(record)
        guard report.faults.isEmpty, let last = record.entries.last else { return report }
        let live = try await existing(id).plan
        var files: [String: [UInt8]] = [:]
        // Forms say nothing of a year, and those of long ago need not be readable to verify it.
        for file in last.files where !file.name.hasPrefix("document-") {
            files[file.name] = record.contents[file.digest] ?? nil
        }
        report.compare(try folders.plan(files), with: live, in: record.sealedYears.keys.sorted())
        return report
    }

    private static func check(_ signature: SealSignature) throws(SealError) {
        guard signature.reason.contains(where: { !$0.isWhitespace }) else { throw .reasonNeeded }
        guard signature.post.contains(where: { !$0.isWhitespace }) else { throw .postNeeded }
    }

    private static func heading(
        _ stored: StoredPlan,
        _ year: FiscalYear,
        _ signature: SealSignature,
        _ publication: CalendarDate?
    ) -> SealHeading {
        SealHeading(
            plan: stored.plan.id,
            municipality: stored.plan.municipality.code,
            year: year,
            revision: stored.revision,
            signature: signature,
            publication: publication
        )
    }

    private func existing(_ id: Plan.ID) async throws -> StoredPlan {
        guard let stored = try await plans.plan(id) else { throw SealError.unknownPlan(id) }
        return stored
    }

    private func again(_ work: () async throws -> SealEntry) async throws -> SealEntry {
        for _ in 1..<Self.maximumAttempts {
            do {
                return try await work()
            } catch PlanStoreError.changedMeanwhile {
                continue
            }
        }
        return try await work()
    }
}
