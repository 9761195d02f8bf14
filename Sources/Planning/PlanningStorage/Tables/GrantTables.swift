import Figures
import Planning
import SQLInterface

extension PlanTable {
    /// The amount is the canonical decimal, in thousands of yen.
    static let grant = PlanTable(
        .grant,
        "plan_grant",
        key: ["year", "type", "name"],
        columns: ["amount", "kind", "continued_year", "note"]
    ) { plan in
        plan.grants.map { grant in
            row(
                grant.year.year,
                grant.type,
                grant.name,
                grant.amount.text,
                grant.kind.word.rawValue,
                grant.kind.continuedYear,
                grant.note
            )
        }
    }

    static let grantMeasure = PlanTable(
        .grantMeasure,
        "plan_grant_measure",
        key: ["year", "type", "name", "measure"],
        columns: []
    ) { plan in
        plan.grants.flatMap { grant in
            grant.measures.map { row(grant.year.year, grant.type, grant.name, $0.text) }
        }
    }
}

/// What tells the grants of a plan apart, byte by byte.
struct GrantKey: Hashable {
    private let year: FiscalYear
    private let type: [UInt8]
    private let name: [UInt8]

    init(_ row: StoredRow) throws {
        year = try row.year("year")
        type = Array(try row.text("type").utf8)
        name = Array(try row.text("name").utf8)
    }
}

extension Grant {
    init(_ row: StoredRow, measures: [GrantKey: [Measure.ID]]) throws {
        self.init(
            year: try row.year("year"),
            type: try row.text("type"),
            name: try row.text("name"),
            amount: try row.decimal("amount"),
            kind: try Kind(row)
        )
        self.measures = measures[try GrantKey(row)] ?? []
        note = try row.text("note")
    }
}

extension Grant.Kind {
    fileprivate init(_ row: StoredRow) throws {
        let word: Word = try row.word("kind")
        switch word {
        case .new: self = .new
        case .extended: self = .extended
        case .continued: self = .continued(year: try row.optionalInteger("continued_year"))
        }
    }
}
