import Figures
import Planning
import SQLInterface

/// One table of stored plans: its columns, and how a plan becomes its rows.
///
/// Every table begins with the columns `municipality` and `plan`, which are not named here.
struct PlanTable: Sendable {
    let part: PlanPart
    let name: StaticString
    /// The columns that tell the rows of one plan apart.
    let key: [StaticString]
    /// All columns: the key, the others, and `position` where the order of the rows is kept.
    let columns: [StaticString]
    /// Whether `position` is the last column.
    let keepsOrder: Bool
    /// Whether equal keys are told apart by a column `occurrence`, the last of the key.
    let repeats: Bool
    /// Which column names the measure that a row belongs to.
    let measureColumn: Int?
    private let indexes: [String: Int]
    private let encode: @Sendable (Plan) -> [[SQLValue]]

    /// `encode` gives the values of `key` and `columns`, row after row.
    init(
        _ part: PlanPart,
        _ name: StaticString,
        key: [StaticString],
        columns: [StaticString],
        keepsOrder: Bool = true,
        repeats: Bool = false,
        encode: @escaping @Sendable (Plan) -> [[SQLValue]]
    ) {
        self.part = part
        self.name = name
        self.key = repeats ? key + ["occurrence"] : key
        self.columns = self.key + columns + (keepsOrder ? ["position"] : [])
        self.keepsOrder = keepsOrder
        self.repeats = repeats
        self.encode = encode
        indexes = Dictionary(
            self.columns.enumerated().map { ($0.element.description, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        measureColumn = part == .measure ? 0 : key.firstIndex { $0.description == "measure" }
    }

    func index(of column: String) -> Int? { indexes[column] }

    /// The plan's rows of this table, in the plan's order; positions are 0 until they are assigned.
    /// - Throws: ``PlanStoreError`` where two rows have the same key or a text cannot be stored.
    func rows(of plan: Plan) throws -> [TableRow] {
        let encoded = encode(plan)
        var occurrences: [RowKey: Int64] = [:]
        occurrences.reserveCapacity(encoded.count)
        let keyCount = key.count - (repeats ? 1 : 0)
        return try encoded.map { values in
            var values = values
            let plainKey = RowKey(values.prefix(keyCount))
            let occurrence = occurrences[plainKey, default: 0] + 1
            occurrences[plainKey] = occurrence
            if repeats {
                values.insert(.integer(occurrence), at: keyCount)
            } else if occurrence > 1 {
                throw PlanStoreError.duplicate(part, key: TableRow.keyText(values.prefix(keyCount)))
            }
            if keepsOrder { values.append(.integer(0)) }
            let row = TableRow(values, in: self)
            guard values.allSatisfy(\.isStorable) else {
                throw PlanStoreError.unstorable(part, key: row.keyText(in: self))
            }
            return row
        }
    }

    /// The rows that are stored, in their order.
    func storedRows(of plan: PlanKey, on connection: any SQLConnection) throws -> [TableRow] {
        var rows: [TableRow] = []
        let query: SQLQuery = """
            SELECT \(.list(columns)) FROM \(raw: name)
            WHERE municipality = \(plan.municipality) AND plan = \(plan.plan)
            \(order)
            """
        try connection.forEachRow(query) { columns in
            rows.append(TableRow(try (0..<self.columns.count).map { try columns.value(at: $0) }, in: self))
        }
        return rows
    }

    private var order: SQLQuery {
        if keepsOrder { return "ORDER BY position, \(.list(key))" }
        return key.isEmpty ? "" : "ORDER BY \(.list(key))"
    }
}

/// Which plan a row belongs to, as every table begins.
struct PlanKey: Hashable, Sendable {
    let municipality: String
    let plan: String

    init(municipality: String, plan: String) {
        self.municipality = municipality
        self.plan = plan
    }

    init(_ plan: Plan) {
        self.init(municipality: plan.municipality.code.text, plan: plan.id.text)
    }
}

extension SQLQuery {
    /// The names separated by commas.
    static func list(_ names: [StaticString]) -> SQLQuery {
        joined(names, by: ", ") { "\(raw: $0)" }
    }

    /// The pieces that `piece` makes of the names, with `separator` between them.
    static func joined(_ names: [StaticString], by separator: SQLQuery, piece: (StaticString) -> SQLQuery) -> SQLQuery {
        var query: SQLQuery = ""
        for (index, name) in names.enumerated() {
            if index > 0 { query += separator }
            query += piece(name)
        }
        return query
    }
}
