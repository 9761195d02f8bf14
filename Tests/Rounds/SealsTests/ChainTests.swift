import Figures
import Foundation
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Seals
import TestSupport
import Testing

/// Seals and errata one after the other.
@Suite struct ChainTests {
    @Test func `each entry holds the hash of the one before`() async throws {
        let town = try await SealedTown()
        let first = try await town.freeze(2022)
        let second = try await town.freeze(2023, after: 90)
        let third = try await town.correct { $0.texts[0].text = "直した文" }
        let entries = try await town.office.entries(of: town.town)
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries == [first, second, third])
        #expect(entries.map(\.previous) == ["", first.hash, second.hash])
        #expect(entries.allSatisfy { $0.computedHash == $0.hash })
        #expect(entries.map(\.revision) == entries.map(\.revision).sorted())
        #expect(try await town.office.verify(town.town).faults == [])
    }

    @Test func `a clock that goes back does not turn the chain round`() async throws {
        let town = try await SealedTown()
        let first = try await town.freeze(2022, after: 1000)
        let second = try await town.freeze(2023, after: 10)
        #expect(second.signature.milliseconds == first.signature.milliseconds)
        #expect(try await town.office.verify(town.town).faults == [])
    }

    @Test func `what cannot be sealed is refused in words`() async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let (sealed, open) = (try fiscal(2023), try fiscal(2024))
        await #expect(throws: SealError.alreadySealed(sealed)) { try await town.freeze(2023) }
        await #expect(throws: SealError.nothingToSeal(open)) { try await town.freeze(2024) }
        await #expect(throws: SealError.self) { try await town.freeze(2030) }
        var signature = SealSignature.test(after: 0)
        signature.reason = "　"
        let wordless = signature
        await #expect(throws: SealError.reasonNeeded) {
            try await town.office.freeze(town.town, year: fiscal(2022), publication: nil, wordless)
        }
        signature = .test(after: 0)
        signature.post = ""
        let postless = signature
        await #expect(throws: SealError.postNeeded) {
            try await town.office.freeze(town.town, year: fiscal(2022), publication: nil, postless)
        }
        #expect(try await town.office.entries(of: town.town).count == 1)
    }

    @Test func `two who seal and correct at the same time both find their place`() async throws {
        let town = try await SealedTown()
        try await town.freeze(2022)
        try await withThrowingTaskGroup { group in
            group.addTask { try await town.freeze(2023) }
            for index in 0..<6 {
                group.addTask {
                    try await town.correct { plan in
                        try plan.edit("a3") {
                            $0.actuals[try fiscal(2022)] = try Figure(reading: "\(50 + index)", unit: "%")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await town.office.entries(of: town.town).map(\.number) == Array(1...8))
        #expect(try await town.office.verify(town.town).faults == [])
    }

    @Test func `an erratum that cannot be kept leaves the plan as it was`() async throws {
        let database = try SQLiteDatabase.inMemory()
        let town = try await SealedTown(database)
        try await town.freeze(2023)
        let before = try await town.plans.plan(town.town)
        try await database.write { connection in
            try connection.executeScript(
                """
                CREATE TRIGGER no_change BEFORE INSERT ON seal_change
                BEGIN SELECT RAISE(ABORT, 'full'); END;
                """
            )
        }
        await #expect(throws: SQLError.self) { try await town.correct { $0.texts[0].text = "直した文" } }
        #expect(try await town.plans.plan(town.town) == before)
        #expect(try await town.office.entries(of: town.town).count == 1)
    }

    @Test(arguments: ["seal_entry", "seal_change", "seal_file", "seal_entry_file", "seal_head", "sealed_year"])
    func `nothing of it is changed or removed by anybody`(table: String) async throws {
        let database = try SQLiteDatabase.inMemory()
        let town = try await SealedTown(database)
        try await town.freeze(2023)
        try await town.correct { $0.texts[0].text = "直した文" }
        for statement in Self.attacks[table] ?? [] {
            await #expect(throws: SQLError.self) { try await database.write { try $0.execute(statement) } }
        }
        #expect(Self.attacks[table]?.isEmpty == false)
        #expect(try await town.office.verify(town.town).faults == [])
    }

    private static let attacks: [String: [SQLQuery]] = [
        "seal_entry": ["DELETE FROM seal_entry", "UPDATE seal_entry SET reason = 'x'"],
        "seal_change": ["DELETE FROM seal_change", "UPDATE seal_change SET after = 'x'"],
        "seal_file": ["DELETE FROM seal_file", "UPDATE seal_file SET packed = x'00'"],
        "seal_entry_file": ["DELETE FROM seal_entry_file", "UPDATE seal_entry_file SET length = 1"],
        "seal_head": ["DELETE FROM seal_head", "UPDATE seal_head SET number = 1"],
        "sealed_year": ["DELETE FROM sealed_year", "UPDATE sealed_year SET year = 2022"],
    ]

    @Test func `ten years of seals are verified as one`() async throws {
        var plan = try TownPlan().plan()
        plan.period = try fiscal(2014)...(try fiscal(2024))
        plan.rules = try rules(plan, replacing: "from: 2022", with: "from: 2014")
        for year in 2014...2021 {
            try plan.edit("a1") { $0.actuals[try fiscal(year)] = try Figure(reading: "\(year)", unit: "件") }
        }
        let town = try await SealedTown(SQLiteDatabase.inMemory(), plan)
        for year in 2014...2023 { try await town.freeze(year, after: Double(year)) }
        let report = try await town.office.verify(town.town)
        #expect(report.entries.count == 10)
        #expect(report.faults == [])
    }
}
