import Planning
import SQLInterface

extension PlanDifference {
    /// Whether anything changed that a search could find.
    var concernsSearch: Bool {
        tables.contains { difference in
            switch difference.table.part {
            case .node, .measure, .unit, .ownership, .indicator, .goal, .task, .text, .lineage: true
            case .plan, .level, .listing, .figure, .note, .goalSeries, .published, .rules: false
            case .grant, .grantMeasure, .meeting, .agendaItem, .material, .attendee, .council, .document: false
            }
        }
    }
}

extension PlanTransaction {
    /// Makes the search find what the plan says now.
    func index(_ plan: Plan) throws {
        let (search, key) = (try search(), PlanKey(plan))
        try search.remove(key)
        try search.add(plan.searchDocuments, of: key)
    }

    /// The measures and headings that contain all words, the best first.
    func search(_ query: SearchQuery, in plan: Plan.ID?, limit: Int) throws -> [SearchHit] {
        guard limit > 0 else { return [] }
        let search = try search()
        // More than are asked for, so that the ranking has something to choose from.
        let candidates = try search.candidates(for: query, in: plan, limit: limit + 200)
        let best = candidates.ranked(for: query).prefix(limit)
        let lines = try search.lines(of: best.map(\.document))
        return try best.map { try SearchHit($0, lines: lines[$0.document] ?? [], query: query) }
    }

    private func search() throws -> SQLiteSearch {
        guard connection.dialect == .sqlite else { throw SQLDialect.noSearch }
        return SQLiteSearch(connection: connection)
    }
}

extension SQLDialect {
    var searchTables: SQLQuery {
        switch self {
        case .sqlite: Self.sqliteSearchTables
        case .postgres: ""
        }
    }

    /// Only SQLite has a search so far.
    fileprivate static var noSearch: SQLError {
        .statementFailed(sql: "search", detail: "full-text search is written for SQLite only")
    }
}
