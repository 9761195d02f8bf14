import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Testing

@Suite struct SchemaTests {
    /// Each is nonsense that no program should be able to store.
    static let nonsense = [
        "INSERT INTO plan_register (plan, municipality) VALUES ('x', '46201')",
        "INSERT INTO plan_register (plan, municipality) VALUES ('x', '46201A')",
        "INSERT INTO plan_register (plan, municipality) VALUES ('', '462012')",
        "INSERT INTO plan_register (plan, municipality) VALUES ('kagoshima', '462101')",
        "UPDATE plan SET first_year = 2027",
        "UPDATE plan SET first_year = 23",
        "UPDATE plan SET first_year = 'R5'",
        "UPDATE plan SET name_ja = ''",
        "UPDATE plan SET name_ja = NULL",
        "UPDATE plan SET municipality = '462101'",
        "UPDATE node SET parent = '1'",
        "UPDATE node SET parent = 'nowhere'",
        "UPDATE node SET level = 'nowhere'",
        "DELETE FROM node",
        "UPDATE measure SET node = 'nowhere'",
        "UPDATE measure SET for_citizens = 2",
        "DELETE FROM measure",
        "UPDATE indicator SET direction = 'sideways'",
        "UPDATE indicator SET accumulation = 'weekly'",
        "UPDATE indicator SET baseline_year = 5",
        "UPDATE indicator SET series = ''",
        "DELETE FROM indicator",
        "UPDATE figure SET kind = 'guess'",
        "UPDATE figure SET year = 5",
        "UPDATE figure SET year = 0",
        "UPDATE figure SET year = 2023.5",
        "UPDATE figure SET kind = 'baseline'",
        "UPDATE figure SET reason = 'lost', value = NULL",
        "UPDATE figure SET reason = 'blank', value = '5'",
        "UPDATE figure SET reason = NULL, value = NULL",
        "UPDATE figure SET reason = NULL, value = ''",
        "UPDATE figure SET printed = NULL",
        "UPDATE figure SET measure = 'nowhere'",
        "INSERT INTO goal (municipality, plan, id, node, name_ja, name_en, unit, position) "
            + "VALUES ('462012', 'kagoshima', 'g', 'nowhere', 'あ', 'a', '', 1)",
        "INSERT INTO goal_series (municipality, plan, goal, measure, series, occurrence, position) "
            + "VALUES ('462012', 'kagoshima', 'nowhere', 'm019', '1', 1, 1)",
        "INSERT INTO yearly_text (municipality, plan, measure, year, kind, occurrence, body, position) "
            + "VALUES ('462012', 'kagoshima', 'm019', 2023, 'poem', 1, '', 1)",
        "INSERT INTO lineage (municipality, plan, measure, year, kind, occurrence, before, after, note, position) "
            + "VALUES ('462012', 'kagoshima', 'm019', 2023, 'lost', 1, '', '', '', 1)",
        "INSERT INTO published (municipality, plan, document, year, subject, occurrence, cited, name, unit, position) "
            + "VALUES ('462012', 'kagoshima', 'd', 2023, 'city:1', 1, '', '', '', 1)",
        "INSERT INTO organisation_unit (municipality, plan, id, kind, name, first_year, last_year, position) "
            + "VALUES ('462012', 'kagoshima', 'u', 'bureau', '総務局', 2024, 2023, 1)",
        "INSERT INTO organisation_unit (municipality, plan, id, kind, name, position) "
            + "VALUES ('462012', 'kagoshima', 'u', 'club', '総務局', 1)",
        "INSERT INTO change_counter (id, revision) VALUES (2, 0)",
        "INSERT INTO event (municipality, plan, revision, sequence, kind, part, row_key) "
            + "VALUES ('462012', 'kagoshima', 1, 999, 'added', 'figure', 'x')",
        "INSERT INTO event (municipality, plan, revision, sequence, kind, part, row_key, after) "
            + "VALUES ('462012', 'kagoshima', 77, 1, 'added', 'figure', 'x', '{}')",
    ]

    @Test(arguments: nonsense)
    func `the schema itself refuses nonsense`(sql: String) async throws {
        try await withStore { store, database in
            let plan = try Plan.small()
            try await store.save(plan)
            await #expect(throws: SQLError.self) {
                try await database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
            }
            #expect(try await store.plan(plan.id).orFail().plan == plan)
        }
    }

    @Test func `every table of plans begins with the municipality and the plan`() async throws {
        let exceptions: Set = ["migration", "plan_register", "change_counter"]
        try await withStore { _, database in
            let tables = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'
                    AND name NOT LIKE 'sqlite_%'
                    """
                )
                .map { try $0.text("name") }
            }
            #expect(Set(PlanPart.allCases.map(\.rawValue)).isSubset(of: tables))
            for table in tables where !exceptions.contains(table) {
                let key = try await database.read { connection in
                    try connection.rows("SELECT name FROM pragma_table_info(\(table)) WHERE pk > 0 ORDER BY pk")
                        .map { try $0.text("name") }
                }
                #expect(key.prefix(2) == ["municipality", "plan"], "\(table)")
            }
        }
    }

    @Test func `opening again migrates nothing`() async throws {
        try await withStore { store, database in
            try await store.save(try Plan.small())
            #expect(try await Migrator.plans(in: .sqlite).migrate(database) == [])
            let again = try await SQLPlanStore.open(database, readRules: readAnyRules)
            #expect(try await again.plans().count == 1)
        }
    }
}
