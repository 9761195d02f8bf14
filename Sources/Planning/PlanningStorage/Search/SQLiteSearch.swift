import Planning
import SQLInterface
import Wording

extension SQLDialect {
    /// FTS5 knows its rows by one number, so here, and only here, that number is the key.
    static var sqliteSearchTables: SQLQuery {
        """
        CREATE TABLE search_document (
            document INTEGER NOT NULL PRIMARY KEY,
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('measure', 'node')),
            id TEXT NOT NULL,
            number TEXT NOT NULL,
            name_ja TEXT NOT NULL,
            name_en TEXT NOT NULL,
            UNIQUE (municipality, plan, position),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE TABLE search_text (
            document INTEGER NOT NULL REFERENCES search_document (document) DEFERRABLE INITIALLY DEFERRED,
            line INTEGER NOT NULL,
            field TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (document, line)
        ) STRICT, WITHOUT ROWID;
        CREATE VIRTUAL TABLE search_index USING fts5 (
            scope, name, facts, prose, tokenize = 'ascii', prefix = '4'
        );
        """
    }
}

/// The search in SQLite: FTS5 over bigrams.
struct SQLiteSearch {
    let connection: any SQLConnection

    func remove(_ plan: PlanKey) throws {
        let documents: SQLQuery = """
            SELECT document FROM search_document
            WHERE municipality = \(plan.municipality) AND plan = \(plan.plan)
            """
        try connection.execute("DELETE FROM search_index WHERE rowid IN (\(documents))")
        try connection.execute("DELETE FROM search_text WHERE document IN (\(documents))")
        try connection.execute(
            "DELETE FROM search_document WHERE municipality = \(plan.municipality) AND plan = \(plan.plan)"
        )
    }

    func add(_ documents: [SearchDocument], of plan: PlanKey) throws {
        let last = try connection.firstRow("SELECT MAX(document) AS last FROM search_document")
        var number = try last?.optionalInteger("last") ?? 0
        let document = try connection.prepare(
            .insert(
                into: "search_document",
                columns: [
                    "document", "municipality", "plan", "position", "kind", "id", "number", "name_ja", "name_en",
                ]
            )
        )
        let text = try connection.prepare(
            .insert(into: "search_text", columns: ["document", "line", "field", "text"])
        )
        let index = try connection.prepare(
            .insert(into: "search_index", columns: ["rowid", "scope", "name", "facts", "prose"])
        )
        let scope = SQLValue.text(Bigrams.code(plan.plan.unicodeScalars))
        for (position, entry) in documents.enumerated() {
            number += 1
            let (kind, id) = entry.subject.stored
            try document.execute(
                row(
                    number,
                    plan.municipality,
                    plan.plan,
                    position,
                    kind,
                    id,
                    entry.number,
                    entry.name.japanese,
                    entry.name.english
                )
            )
            for (line, entry) in entry.lines.enumerated() {
                try text.execute(row(number, line, entry.field.rawValue, entry.text))
            }
            try index.execute(
                [.integer(number), scope] + SearchTier.allCases.map { .text(entry.words(of: $0)) }
            )
        }
    }

    /// Up to `limit` documents that contain all words, those that do so in better columns first.
    func candidates(for query: SearchQuery, in plan: Plan.ID?, limit: Int) throws -> [SearchCandidate] {
        var found: [SearchCandidate] = []
        var known: Set<Int> = []
        for (tier, columns) in ["{name}", "{name facts}", "{name facts prose}"].enumerated() where found.count < limit {
            let expression = Self.expression(query, columns: columns, plan: plan)
            let rows = try connection.rows(
                """
                SELECT search_document.document, municipality, plan, kind, id, number, name_ja, name_en
                FROM search_index JOIN search_document ON search_document.document = search_index.rowid
                WHERE search_index MATCH \(expression)
                ORDER BY bm25(search_index, 0, 8, 4, 1), municipality, plan, position
                LIMIT \(limit)
                """
            )
            for row in rows where known.insert(try row.int("document")).inserted {
                found.append(try SearchCandidate(row, tier: tier))
            }
        }
        return found
    }

    /// The lines of the documents, by their number.
    func lines(of documents: [Int]) throws -> [Int: [SearchDocument.Line]] {
        var lines: [Int: [SearchDocument.Line]] = [:]
        let rows = try connection.rows(
            "SELECT document, field, text FROM search_text WHERE document IN (\(list: documents)) ORDER BY document, line"
        )
        for row in rows {
            let field = try row.text("field")
            guard let field = SearchHit.Field(rawValue: field) else {
                throw SQLError.unexpectedValue(column: "search_text.field", found: field)
            }
            lines[try row.int("document"), default: []].append(.init(field: field, text: try row.text("text")))
        }
        return lines
    }

    /// FTS5's own language; it holds nothing but letters and digits of ours.
    private static func expression(_ query: SearchQuery, columns: String, plan: Plan.ID?) -> String {
        let words = query.words.map { word in
            let phrase = "\"" + Bigrams.pairs(of: word).joined(separator: " ") + "\""
            return word.scalars.count == 1 ? phrase + " *" : phrase
        }
        let wanted = "\(columns) : (\(words.joined(separator: " AND ")))"
        guard let plan else { return wanted }
        return "(scope : \"\(Bigrams.code(plan.text.unicodeScalars))\") AND (\(wanted))"
    }
}

extension SearchHit.Subject {
    fileprivate var stored: (kind: String, id: String) {
        switch self {
        case .measure(let id): ("measure", id.text)
        case .node(let id): ("node", id.text)
        }
    }

    fileprivate init?(kind: String, id: String) {
        switch kind {
        case "measure":
            guard let id = Measure.ID(id) else { return nil }
            self = .measure(id)
        case "node":
            guard let id = PlanNode.ID(id) else { return nil }
            self = .node(id)
        default: return nil
        }
    }
}

extension SearchCandidate {
    fileprivate init(_ row: SQLRow, tier: Int) throws {
        let (kind, id, plan) = (try row.text("kind"), try row.text("id"), try row.text("plan"))
        guard let subject = SearchHit.Subject(kind: kind, id: id), let plan = Plan.ID(plan) else {
            throw SQLError.unexpectedValue(column: "search_document.id", found: "\(kind) \(id) of \(plan)")
        }
        self.init(
            document: try row.int("document"),
            subject: subject,
            municipality: try row.text("municipality"),
            plan: plan,
            number: try row.text("number"),
            japanese: try row.text("name_ja"),
            english: try row.text("name_en"),
            tier: tier
        )
    }
}
