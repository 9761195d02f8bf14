import Figures
import Planning
import SQLInterface
import Wording

extension PlanTable {
    /// Every table of a plan, those that are referred to first.
    static let all: [PlanTable] = [
        .plan, .rules, .level, .node, .unit, .measure, .listing, .ownership, .indicator, .figure, .note,
        .goal, .goalSeries, .task, .text, .lineage, .published, .grant, .grantMeasure, .meeting, .agendaItem,
        .material, .attendee, .council, .document,
    ]

    static let plan = PlanTable(
        .plan,
        "plan",
        key: [],
        columns: [
            "municipality_name_ja", "municipality_name_en", "name_ja", "name_en", "first_year", "last_year",
        ],
        keepsOrder: false
    ) { plan in
        let (municipality, period) = (plan.municipality.name, plan.period)
        return [
            row(
                municipality.japanese,
                municipality.english,
                plan.name.japanese,
                plan.name.english,
                period.lowerBound.year,
                period.upperBound.year
            )
        ]
    }

    static let rules = PlanTable(.rules, "rules", key: [], columns: ["source"], keepsOrder: false) { plan in
        [row(plan.rules.source)]
    }

    static let level = PlanTable(.level, "plan_level", key: ["id"], columns: ["name_ja", "name_en"]) { plan in
        plan.levels.map { row($0.id.text, $0.name.japanese, $0.name.english) }
    }

    static let node = PlanTable(
        .node,
        "node",
        key: ["id"],
        columns: ["parent", "level", "number", "name_ja", "name_en"]
    ) { plan in
        plan.nodes.map { node in
            row(node.id.text, node.parent?.text, node.level.text, node.number, node.name.japanese, node.name.english)
        }
    }

    static let unit = PlanTable(
        .unit,
        "organisation_unit",
        key: ["id"],
        columns: ["parent", "kind", "name", "first_year", "last_year"]
    ) { plan in
        plan.units.map { unit in
            row(unit.id.text, unit.parent?.text, unit.kind.rawValue, unit.name, unit.from?.year, unit.through?.year)
        }
    }
}

extension PlanLevel {
    init(_ row: StoredRow) throws {
        self.init(id: try row.identifier("id"), name: try row.name())
    }
}

extension PlanNode {
    init(_ row: StoredRow) throws {
        self.init(
            id: try row.identifier("id"),
            parent: try row.optionalIdentifier("parent"),
            level: try row.identifier("level"),
            number: try row.text("number"),
            name: try row.name()
        )
    }
}

extension OrganisationUnit {
    init(_ row: StoredRow) throws {
        self.init(
            id: try row.identifier("id"),
            parent: try row.optionalIdentifier("parent"),
            kind: try row.word("kind"),
            name: try row.text("name"),
            from: try row.optionalYear("first_year"),
            through: try row.optionalYear("last_year")
        )
    }
}
