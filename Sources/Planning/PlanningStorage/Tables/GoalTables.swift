import Figures
import Planning
import SQLInterface
import Wording

extension PlanTable {
    static let goal = PlanTable(
        .goal,
        "goal",
        key: ["id"],
        columns: ["node", "name_ja", "name_en", "unit"]
    ) { plan in
        plan.goals.map { row($0.id.text, $0.node.text, $0.name.japanese, $0.name.english, $0.unit) }
    }

    static let goalSeries = PlanTable(
        .goalSeries,
        "goal_series",
        key: ["goal", "measure", "series"],
        columns: [],
        repeats: true
    ) { plan in
        plan.goals.flatMap { goal in goal.series.map { row(goal.id.text, $0.measure.text, $0.series) } }
    }

    /// The sections are one text with `;` between them, as in the plan folder.
    static let task = PlanTable(
        .task,
        "task",
        key: ["measure", "number"],
        columns: ["task", "due", "sections"],
        repeats: true
    ) { plan in
        plan.tasks.map { row($0.measure.text, $0.number, $0.text, $0.due, $0.sections.joined(separator: ";")) }
    }

    static let text = PlanTable(
        .text,
        "yearly_text",
        key: ["measure", "year", "kind"],
        columns: ["body"],
        repeats: true
    ) { plan in
        plan.texts.map { row($0.measure.text, $0.year.year, $0.kind.rawValue, $0.text) }
    }

    static let lineage = PlanTable(
        .lineage,
        "lineage",
        key: ["measure", "year", "kind"],
        columns: ["before", "after", "note"],
        repeats: true
    ) { plan in
        plan.lineage.map { row($0.measure.text, $0.year.year, $0.kind.rawValue, $0.before, $0.after, $0.note) }
    }
}

extension Goal {
    init(_ row: StoredRow, series: [Goal.ID: [SeriesReference]]) throws {
        let id: ID = try row.identifier("id")
        self.init(
            id: id,
            node: try row.identifier("node"),
            name: try row.name(),
            unit: try row.text("unit"),
            series: series[id] ?? []
        )
    }
}

extension SeriesReference {
    init(_ row: StoredRow) throws {
        self.init(measure: try row.identifier("measure"), series: try row.text("series"))
    }
}

extension PlanTask {
    init(_ row: StoredRow) throws {
        self.init(
            measure: try row.identifier("measure"),
            number: try row.text("number"),
            text: try row.text("task"),
            due: try row.text("due"),
            sections: try row.text("sections").split(separator: ";").map(String.init)
        )
    }
}

extension YearlyText {
    init(_ row: StoredRow) throws {
        self.init(
            measure: try row.identifier("measure"),
            year: try row.year("year"),
            kind: try row.word("kind"),
            text: try row.text("body")
        )
    }
}

extension LineageEvent {
    init(_ row: StoredRow) throws {
        self.init(
            measure: try row.identifier("measure"),
            year: try row.year("year"),
            kind: try row.word("kind"),
            before: try row.text("before"),
            after: try row.text("after"),
            note: try row.text("note")
        )
    }
}
