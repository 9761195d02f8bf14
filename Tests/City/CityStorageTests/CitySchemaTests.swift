import City
import CityStorage
import Figures
import Foundation
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Testing

/// The tables of the room, beside those of others.
@Suite struct CitySchemaTests {
    private func names(_ database: SQLiteDatabase, _ query: SQLQuery) async throws -> [String] {
        try await database.read { try $0.rows(query).map { try $0.text("name") } }
    }

    @Test(arguments: [true, false])
    func `plans and members live in one database, whichever came first`(plansFirst: Bool) async throws {
        let database = try SQLiteDatabase.inMemory()
        let migrators: [Migrator] = [.plans(in: .sqlite), .city(in: .sqlite)]
        for migrator in plansFirst ? migrators : migrators.reversed() { try await migrator.migrate(database) }
        for migrator in migrators {
            #expect(try await migrator.migrate(database) == [])
            #expect(try await migrator.pending(in: database) == [])
        }
        let applied = try await names(database, "SELECT name FROM migration ORDER BY position")
        #expect(Set(applied.map { $0.prefix { $0 != " " } }) == ["plans", "city"])
        #expect(applied[0].hasPrefix(plansFirst ? "plans 0001" : "city 0001"))
        try await TestCity(database).settle("462012")
    }

    @Test func `every table begins with the municipality`() async throws {
        let database = try await TestCity().database
        let tables = try await names(
            database,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'city_%' ORDER BY name"
        )
        #expect(tables.count == 15)
        for table in tables {
            let key = try await names(
                database,
                "SELECT name FROM pragma_table_info(\(table)) WHERE pk > 0 ORDER BY pk"
            )
            #expect(key.first == "municipality", "\(table)")
        }
    }

    static let attacks = [
        "UPDATE city_event SET kind = 'changed'", "DELETE FROM city_event", "UPDATE city_operation SET by_name = 'x'",
        "DELETE FROM city_operation", "INSERT OR REPLACE INTO city_event SELECT * FROM city_event",
        "INSERT OR REPLACE INTO city_operation SELECT * FROM city_operation",
    ]

    @Test(arguments: attacks)
    func `what happened cannot be changed, whoever asks`(sql: String) async throws {
        let city = try await TestCity.withMembers()
        let before = try await city.events()
        await #expect(throws: SQLError.self) {
            try await city.database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
        }
        #expect(try await city.events() == before)
    }

    static let nonsense = [
        "INSERT INTO city_unit VALUES ('999999', 'x', 1)",
        "UPDATE city_unit_phase SET first_day = '2026-05-01', last_day = '2026-04-01'",
        "UPDATE city_unit_phase SET parent = 'nowhere' WHERE unit = 'd1'", "UPDATE city_post_phase SET role = 'king'",
        "UPDATE city_post_phase SET unit = NULL", "UPDATE city_member SET sign_in_name = 'office'",
        "UPDATE city_appointment SET post = 'nothing'", "UPDATE city_municipality SET revision = 'one'",
        "INSERT INTO city_credential (municipality, member, password) VALUES ('462012', 'office', 'plain text')",
        "INSERT INTO city_event VALUES ('462012', 1, 99, 'added', 'member', 'x', NULL, NULL, '{}')",
    ]

    @Test(arguments: nonsense)
    func `the schema itself refuses nonsense`(sql: String) async throws {
        let city = try await TestCity.withMembers()
        await #expect(throws: SQLError.self) {
            try await city.database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
        }
    }
}
