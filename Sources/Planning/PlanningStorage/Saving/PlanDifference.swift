import SQLInterface

/// What turns the stored rows of one table into the wanted ones.
struct TableDifference: Sendable {
    struct Change: Sendable {
        let before: TableRow
        let after: TableRow
    }

    let table: PlanTable
    private(set) var added: [TableRow] = []
    private(set) var changed: [Change] = []
    private(set) var removed: [TableRow] = []

    init(_ table: PlanTable, from stored: [TableRow], to wanted: [TableRow]) {
        self.table = table
        let known = Dictionary(stored.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var wanted = wanted
        if table.keepsOrder {
            let positions = Positions.of(wanted.map { known[$0.key]?.position })
            for index in wanted.indices { wanted[index].position = positions[index] }
        }
        var kept: Set<RowKey> = []
        for row in wanted {
            guard let before = known[row.key] else {
                added.append(row)
                continue
            }
            kept.insert(row.key)
            if !before.isIdentical(to: row) { changed.append(Change(before: before, after: row)) }
        }
        removed = stored.filter { !kept.contains($0.key) }
    }

    var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}

/// What turns one stored plan into another, table by table.
struct PlanDifference: Sendable {
    let tables: [TableDifference]

    init(from stored: PlanRows, to wanted: PlanRows) {
        tables = PlanTable.all.indices.map { index in
            TableDifference(PlanTable.all[index], from: stored.tables[index], to: wanted.tables[index])
        }
        .filter { !$0.isEmpty }
    }

    var isEmpty: Bool { tables.isEmpty }
    var addedCount: Int { tables.reduce(0) { $0 + $1.added.count } }
    var changedCount: Int { tables.reduce(0) { $0 + $1.changed.count } }
    var removedCount: Int { tables.reduce(0) { $0 + $1.removed.count } }
}
