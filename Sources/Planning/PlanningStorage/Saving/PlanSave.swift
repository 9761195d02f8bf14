import Figures
import Foundation
import Planning
import SQLInterface

/// A plan on its way into the database, with who changes it, when and why.
struct PlanSave: Sendable {
    let plan: Plan
    let rows: PlanRows
    let signature: Signature
    /// The revision that the change was made upon; `nil` to replace whatever is there.
    let expected: Int?
    let readRules: @Sendable (String) throws -> RuleBook
    /// Whether sealed years may be changed, because somebody keeps an erratum of it.
    var isErratum = false

    var key: PlanKey { PlanKey(plan) }

    /// Makes sure, before anything is written, that what will be stored reads back as the same plan.
    /// - Throws: ``PlanStoreError``, or what reading the rules throws.
    static func checkedRows(of plan: Plan, readRules: (String) throws -> RuleBook) throws -> PlanRows {
        let rows = try PlanRows(plan)
        let readBack: Plan
        do {
            readBack = try Plan(plan.id, of: plan.municipality.code, rows: rows) { _ in plan.rules }
        } catch SQLError.unexpectedValue(let column, let found) {
            let part = PlanPart(rawValue: String(column.prefix { $0 != "." })) ?? .plan
            throw PlanStoreError.unstorable(part, key: found)
        }
        if let part = rows.firstDifference(from: try PlanRows(readBack)) {
            throw PlanStoreError.unstorable(part, key: plan.id.text)
        }
        guard readBack == plan else { throw PlanStoreError.unstorable(.plan, key: plan.id.text) }
        guard try readRules(plan.rules.source) == plan.rules else { throw PlanStoreError.rulesDiffer }
        return rows
    }
}

extension PlanTransaction {
    /// Makes the plan what is stored; the transaction is rolled back where this throws.
    func save(_ request: PlanSave) throws -> PlanChange {
        let key = request.key
        try connection.execute("UPDATE change_counter SET revision = revision WHERE id = 1")
        let isNew = try register(request.plan)
        let found = isNew ? 0 : try revision(of: key)
        if let expected = request.expected, expected != found {
            throw PlanStoreError.changedMeanwhile(request.plan.id, expected: expected, found: found)
        }
        let stored = try PlanRows(stored: key, on: connection)
        let difference = PlanDifference(from: stored, to: request.rows)
        guard !difference.isEmpty else { return PlanChange(revision: found) }
        if !isNew { try refuseSealed(request, stored: stored) }

        for table in difference.tables { try apply(table, to: key) }
        let revision = try beginRevision(of: key, request.signature)
        try append(difference, to: key, revision: revision)
        if difference.concernsSearch { try index(request.plan) }
        return PlanChange(
            revision: revision,
            added: difference.addedCount,
            changed: difference.changedCount,
            removed: difference.removedCount
        )
    }

    /// Claims the plan's identity for its municipality.
    ///
    /// - Returns: whether nobody had it.
    private func register(_ plan: Plan) throws -> Bool {
        let owner = try connection.firstRow("SELECT municipality FROM plan_register WHERE plan = \(plan.id.text)")
        if let owner = try owner?.text("municipality") {
            guard owner == plan.municipality.code.text else {
                throw PlanStoreError.identityTaken(plan.id, by: try MunicipalityCode(stored: owner))
            }
            return false
        }
        try connection.execute(
            """
            INSERT INTO plan_register (plan, municipality)
            VALUES (\(plan.id.text), \(plan.municipality.code.text))
            """
        )
        return true
    }

    /// The plan's revision; 0 where there is none.
    func revision(of key: PlanKey) throws -> Int {
        let row = try connection.firstRow(
            """
            SELECT MAX(revision) AS revision FROM revision
            WHERE municipality = \(key.municipality) AND plan = \(key.plan)
            """
        )
        return try row?.optionalInt("revision") ?? 0
    }

    /// Begins the plan's next revision, and says which it is.
    func beginRevision(of key: PlanKey, _ signature: Signature) throws -> Int {
        try connection.execute("UPDATE change_counter SET revision = revision + 1 WHERE id = 1")
        let revision = try revision()
        try connection.execute(
            """
            INSERT INTO revision (municipality, plan, revision, time, actor, reason)
            VALUES (\(key.municipality), \(key.plan), \(revision), \(StoredTime(signature.time).text),
                    \(signature.actor), \(signature.reason))
            """
        )
        return revision
    }

    /// Removes, changes and adds the rows of one table.
    private func apply(_ difference: TableDifference, to key: PlanKey) throws {
        let table = difference.table
        let plan: [SQLValue] = [.text(key.municipality), .text(key.plan)]
        if !difference.removed.isEmpty {
            let statement = try connection.prepare(table.deletion)
            for row in difference.removed { try statement.execute(plan + row.values.prefix(table.key.count)) }
        }
        if !difference.changed.isEmpty {
            let statement = try connection.prepare(table.update)
            for change in difference.changed {
                let values = change.after.values
                try statement.execute(values.dropFirst(table.key.count) + plan + values.prefix(table.key.count))
            }
        }
        if !difference.added.isEmpty {
            let statement = try connection.prepare(table.insertion)
            for row in difference.added { try statement.execute(plan + row.values) }
        }
    }
}

extension PlanTable {
    fileprivate var insertion: SQLQuery {
        .insert(into: name, columns: ["municipality", "plan"] + columns)
    }

    fileprivate var deletion: SQLQuery {
        "DELETE FROM \(raw: name) WHERE \(keyCondition)"
    }

    fileprivate var update: SQLQuery {
        let others = SQLQuery.joined(Array(columns.dropFirst(key.count)), by: ", ") { "\(raw: $0) = \(.parameter)" }
        return "UPDATE \(raw: name) SET \(others) WHERE \(keyCondition)"
    }

    private var keyCondition: SQLQuery {
        .joined(["municipality", "plan"] + key, by: " AND ") { "\(raw: $0) = \(.parameter)" }
    }
}
