package import Figures
package import Foundation
package import Planning
package import SQLInterface

/// The sealed years of a plan, within the transaction of whoever keeps the seals.
package struct SealedYears {
    private let transaction: PlanTransaction
    private let key: PlanKey

    package init(of plan: Plan.ID, in municipality: MunicipalityCode, on connection: any SQLConnection) {
        transaction = PlanTransaction(connection: connection)
        key = PlanKey(municipality: municipality.text, plan: plan.text)
    }

    /// Each sealed year with the number of the entry that sealed it, oldest year first.
    /// - Throws: `SQLError`.
    package func all() throws -> [(year: FiscalYear, entry: Int)] { try transaction.sealedYears(of: key) }

    /// The revision that the plan has now; 0 where there is none.
    /// - Throws: `SQLError`.
    package func revision() throws -> Int { try transaction.revision(of: key) }

    /// Seals a year of the plan as it is in `revision`.
    ///
    /// It makes a revision without a change, so that whatever was made of the plan before is made anew.
    /// - Parameters:
    ///   - year: not sealed yet.
    ///   - entry: the number of the entry that seals it.
    ///   - revision: what was looked at.
    ///   - signature: who does it, when and why.
    /// - Returns: the plan's revision now.
    /// - Throws: `PlanStoreError.changedMeanwhile`; `SQLError`.
    package func seal(_ year: FiscalYear, entry: Int, over revision: Int, _ signature: Signature) throws -> Int {
        let found = try transaction.lockedRevision(of: key)
        guard found == revision else {
            guard let plan = Plan.ID(key.plan) else { return found }
            throw PlanStoreError.changedMeanwhile(plan, expected: revision, found: found)
        }
        let next = try transaction.beginRevision(of: key, signature)
        try transaction.connection.execute(
            """
            INSERT INTO sealed_year (municipality, plan, year, entry)
            VALUES (\(key.municipality), \(key.plan), \(year.year), \(entry))
            """
        )
        return next
    }
}

/// Who changes a plan, when and why.
package struct Signature: Hashable, Sendable {
    package let actor: String
    package let time: Date
    package let reason: String

    package init(actor: String, time: Date, reason: String) {
        self.actor = actor
        self.time = time
        self.reason = reason
    }
}

extension PlanTransaction {
    func sealedYears(of key: PlanKey) throws -> [(year: FiscalYear, entry: Int)] {
        try connection.rows(
            """
            SELECT year, entry FROM sealed_year
            WHERE municipality = \(key.municipality) AND plan = \(key.plan) ORDER BY year
            """
        )
        .map { row in
            let number = try row.int("year")
            guard let year = FiscalYear(number) else {
                throw SQLError.unexpectedValue(column: "sealed_year.year", found: String(number))
            }
            return (year, try row.int("entry"))
        }
    }

    /// Refuses a change of what a sealed year rests on.
    /// - Throws: ``PlanStoreError/sealed(_:)``.
    func refuseSealed(_ request: PlanSave, stored: PlanRows) throws {
        guard !request.isErratum else { return }
        let years = try sealedYears(of: request.key).map(\.year)
        guard !years.isEmpty else { return }
        let code = request.plan.municipality.code
        let before = try Plan(request.plan.id, of: code, rows: stored, readRules: request.readRules)
        let changes = before.changes(to: request.plan, in: years)
        guard changes.isEmpty else { throw PlanStoreError.sealed(changes) }
    }

    /// Waits for whoever changes a plan at the same time, and gives the revision after that.
    func lockedRevision(of key: PlanKey) throws -> Int {
        try connection.execute("UPDATE change_counter SET revision = revision WHERE id = 1")
        return try revision(of: key)
    }
}

extension SQLPlanStore {
    /// Makes `plan` what is stored although it changes sealed years; `record` keeps the erratum in the same transaction.
    ///
    /// - Parameters:
    ///   - plan: the whole plan as it should be.
    ///   - revision: the revision that the change was made upon.
    ///   - signature: who does it, when and why.
    ///   - record: is given the connection and the plan's new revision; what it throws undoes everything.
    /// - Returns: how much was changed, and what `record` made.
    /// - Throws: ``PlanStoreError``; `SQLError`; what `record` throws.
    @discardableResult
    package func correct<Record: Sendable>(
        _ plan: Plan,
        over revision: Int,
        _ signature: Signature,
        record: @escaping @Sendable (any SQLConnection, Int) throws -> Record
    ) async throws -> (change: PlanChange, record: Record) {
        var request = try request(plan, signature, over: revision)
        request.isErratum = true
        let erratum = request
        return try await database.write { connection in
            let change = try PlanTransaction(connection: connection).save(erratum)
            return (change, try record(connection, change.revision))
        }
    }
}
