import Figures
import Planning
import SQLInterface

extension PlanTable {
    /// An empty `since` stands for no date.
    static let council = PlanTable(
        .council,
        "council_entry",
        key: ["kind", "name", "parent", "since"],
        columns: ["head_count", "note"]
    ) { plan in
        plan.council.map { entry in
            row(entry.kind.rawValue, entry.name, entry.parent, entry.from?.text ?? "", entry.count, entry.note)
        }
    }

    static let document = PlanTable(.document, "plan_document", key: ["name"], columns: ["source"]) { plan in
        plan.documents.map { row($0.name.text, $0.source) }
    }
}

extension CouncilEntry {
    init(_ row: StoredRow) throws {
        self.init(
            kind: try row.word("kind"),
            name: try row.text("name"),
            parent: try row.text("parent"),
            from: try row.optionalDateOrEmpty("since"),
            count: try row.optionalInteger("head_count"),
            note: try row.text("note")
        )
    }
}

extension DocumentSource {
    init(_ row: StoredRow) throws {
        self.init(name: try DocumentName(row, "name"), source: try row.text("source"))
    }
}
