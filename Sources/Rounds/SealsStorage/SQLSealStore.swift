import Figures
package import Planning
package import PlanningStorage
package import SQLInterface
package import Seals
import Wording

/// Seals and errata in a SQL database, beside the plans.
package struct SQLSealStore: SealStore {
    private let database: any SQLDatabase
    private let plans: SQLPlanStore

    /// Brings the schema up to date and opens the store.
    ///
    /// `plans` must be on the same database: a plan and its errata are changed in one transaction.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(_ database: some SQLDatabase, plans: SQLPlanStore) async throws -> SQLSealStore {
        let dialect = try await database.read { $0.dialect }
        try await Migrator.seals(in: dialect).migrate(database)
        return SQLSealStore(database: database, plans: plans)
    }

    package func entries(of plan: Plan.ID) async throws -> [SealEntry] {
        try await database.read { try SealReading($0, plan).entries() }
    }

    package func folder(of entry: SealEntry) async throws -> [String: [UInt8]] {
        try await database.read { connection in
            let reading = SealReading(connection, entry.plan)
            var folder: [String: [UInt8]] = [:]
            for file in entry.files {
                guard let bytes = try reading.content(of: file), bytes.sealDigest == file.digest else {
                    throw SealError.damaged(
                        SealFault(
                            Bilingual(
                                "\(entry.name.japanese)のファイル \(file.name)",
                                "the file \(file.name) of \(entry.name.english)"
                            ),
                            Bilingual("確定したときの内容ではありません。", "is not what was sealed.")
                        )
                    )
                }
                folder[file.name] = bytes
            }
            return folder
        }
    }

    package func record(of plan: Plan.ID) async throws -> SealRecord {
        try await database.read { try SealReading($0, plan).record() }
    }

    package func seal(_ draft: SealDraft) async throws -> SealEntry {
        try await database.write { connection in
            let years = SealedYears(of: draft.heading.plan, in: draft.heading.municipality, on: connection)
            if try years.all().contains(where: { $0.year == draft.heading.year }) {
                throw SealError.alreadySealed(draft.heading.year)
            }
            let head = try SealReading(connection, draft.heading.plan).head()
            let revision = try years.seal(
                draft.heading.year,
                entry: (head?.number ?? 0) + 1,
                over: draft.heading.revision,
                draft.planSignature
            )
            let entry = draft.entry(.seal, after: head, revision: revision)
            try SealWriting(connection, entry).write(draft.folder)
            return entry
        }
    }

    package func correct(_ draft: SealDraft, to plan: Plan) async throws -> SealEntry {
        try await plans.correct(plan, over: draft.heading.revision, draft.planSignature) { connection, revision in
            let head = try SealReading(connection, draft.heading.plan).head()
            let entry = draft.entry(.erratum, after: head, revision: revision)
            try SealWriting(connection, entry).write(draft.folder)
            return entry
        }
        .record
    }
}

extension SealDraft {
    /// As the plan's own record has it.
    fileprivate var planSignature: Signature {
        Signature(actor: heading.signature.name, time: heading.signature.time, reason: heading.signature.reason)
    }
}
