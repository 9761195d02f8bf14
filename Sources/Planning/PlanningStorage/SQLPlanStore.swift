import Figures
package import Foundation
package import Planning
package import SQLInterface
import Wording

/// Plans in a SQL database, whichever one it is.
package struct SQLPlanStore: PlanStore {
    let database: any SQLDatabase
    let readRules: @Sendable (String) throws -> RuleBook
    private let knownRevision = KnownRevision()

    /// Opens the store in a database whose schema is up to date: see `Migrator.plans(in:)`.
    ///
    /// `readRules` reads the text of a `rules.yaml`; it is called once for every plan that is read or saved.
    package init(database: any SQLDatabase, readRules: @escaping @Sendable (String) throws -> RuleBook) {
        self.database = database
        self.readRules = readRules
    }

    /// Brings the schema up to date and opens the store.
    /// - Throws: `SQLError`, among them that a newer program has changed the database.
    package static func open(
        _ database: some SQLDatabase,
        readRules: @escaping @Sendable (String) throws -> RuleBook
    ) async throws -> SQLPlanStore {
        let dialect = try await database.read { $0.dialect }
        try await Migrator.plans(in: dialect).migrate(database)
        return SQLPlanStore(database: database, readRules: readRules)
    }

    package func plans() async throws -> [PlanSummary] {
        try await database.read { try PlanTransaction(connection: $0).summaries() }
    }

    package func plan(_ id: Plan.ID) async throws -> StoredPlan? {
        guard let stored = try await database.read({ try PlanTransaction(connection: $0).plan(id) }) else { return nil }
        let plan = try Plan(id, of: stored.municipality, rows: stored.rows, readRules: readRules)
        return StoredPlan(plan: plan, revision: stored.revision)
    }

    @discardableResult
    package func save(
        _ plan: Plan,
        by actor: String,
        at time: Date,
        reason: String,
        over revision: Int?
    ) async throws -> PlanChange {
        let request = try request(plan, Signature(actor: actor, time: time, reason: reason), over: revision)
        return try await database.write { try PlanTransaction(connection: $0).save(request) }
    }

    /// What is to be stored, made sure of before the database is asked.
    func request(_ plan: Plan, _ signature: Signature, over revision: Int?) throws -> PlanSave {
        PlanSave(
            plan: plan,
            rows: try PlanSave.checkedRows(of: plan, readRules: readRules),
            signature: signature,
            expected: revision,
            readRules: readRules
        )
    }

    package func events(
        of plan: Plan.ID,
        about measure: Measure.ID?,
        limit: Int,
        before position: PlanEvent.Position?
    ) async throws -> [PlanEvent] {
        try await database.read {
            try PlanTransaction(connection: $0).events(of: plan, about: measure, limit: limit, before: position)
        }
    }

    package func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] {
        guard let query = SearchQuery(text) else { return [] }
        return try await database.read {
            try PlanTransaction(connection: $0).search(query, in: plan, limit: min(max(limit, 0), 200))
        }
    }

    package var revision: Int {
        get async throws {
            // Before the question: what is committed in between may be in the answer, and is another mark.
            let mark = database.changeMark()
            if let mark, let known = knownRevision.revision(at: mark) { return known }
            let revision = try await database.read { try PlanTransaction(connection: $0).revision() }
            if let mark { knownRevision.keep(revision, at: mark) }
            return revision
        }
    }
}

/// What is done to stored plans within one transaction.
struct PlanTransaction {
    let connection: any SQLConnection

    /// The revision of the latest change of any plan.
    func revision() throws -> Int {
        try connection.firstRow("SELECT revision FROM change_counter WHERE id = 1")?.int("revision") ?? 0
    }

    /// Which municipality a plan belongs to; `nil` where there is none of that identity.
    func municipality(of plan: Plan.ID) throws -> MunicipalityCode? {
        let row = try connection.firstRow("SELECT municipality FROM plan_register WHERE plan = \(plan.text)")
        return try row.map { try MunicipalityCode(stored: try $0.text("municipality")) }
    }
}

extension MunicipalityCode {
    /// - Throws: `SQLError.unexpectedValue` where the column holds no code.
    init(stored text: String) throws {
        do {
            self = try MunicipalityCode(reading: text)
        } catch {
            throw SQLError.unexpectedValue(column: "municipality", found: text)
        }
    }
}
