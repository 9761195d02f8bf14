import Foundation
import GRDBSQLite
import Planning
import SQLiteDriver
import Seals
import TestSupport
import Testing
import Wording

/// Somebody changes the database behind the program's back.
@Suite struct TamperTests {
    private static let tables = [
        "seal_entry", "seal_change", "seal_head", "seal_file", "seal_entry_file", "sealed_year",
    ]

    /// Runs `body` on a database file with two seals and an erratum, and a raw connection to it.
    private func withTown(_ body: (SealedTown, RawDatabase) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("seals-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("plans.db").path
        let database = try SQLiteDatabase(path: path)
        let town = try await SealedTown(database)
        try await town.freeze(2022, publication: "2024-08-01")
        try await town.freeze(2023)
        try await town.correct { $0.texts[0].text = "直した文" }
        let raw = try RawDatabase(path)
        try await body(town, raw)
        raw.close()
        try database.close()
    }

    private func faults(_ town: SealedTown) async throws -> [SealFault] {
        try await town.office.verify(town.town).faults
    }

    @Test func `a bit that is flipped anywhere in what was sealed is found`() async throws {
        try await withTown { town, raw in
            #expect(try await faults(town) == [])
            var random = SeededRandom(20_240_801)
            for table in Self.tables {
                let cells = try raw.cells(of: table)
                #expect(!cells.isEmpty)
                // Every column once, and more at random.
                let columns = Set(cells.map(\.column)).sorted()
                let some = columns.compactMap { column in
                    cells.filter { $0.column == column }.randomElement(using: &random)
                }
                let more = (0..<15).compactMap { _ in cells.randomElement(using: &random) }
                for cell in some + more where raw.flip(cell, using: &random) {
                    let found = try await faults(town)
                    #expect(!found.isEmpty, "\(table).\(cell.column) of row \(cell.row)")
                    try raw.restore(cell)
                }
            }
            #expect(try await faults(town) == [])
        }
    }

    @Test(arguments: [
        (
            "UPDATE figure SET value = '1', printed = '1' WHERE measure = 'a1' AND kind = 'actual' AND year = 2023",
            "a1/1/actual"
        ),
        ("UPDATE yearly_text SET body = 'x' WHERE measure = 'a1'", "a1/activity"),
        ("DELETE FROM goal_series", "g1"),
        ("UPDATE rules SET source = replace(source, 'at_least: 90', 'at_least: 91')", "rules"),
        ("UPDATE indicator SET unit = 'x' WHERE measure = 'a1'", "a1/1"),
    ])
    func `a sealed year that was changed in the plan itself is named`(statement: String, place: String) async throws {
        try await withTown { town, raw in
            try raw.execute(statement)
            let found = try await faults(town)
            #expect(found.contains { $0.place.japanese.contains("「\(place)」") }, "\(found)")
        }
    }

    @Test(arguments: [
        "DELETE FROM seal_entry WHERE number = 3", "DELETE FROM seal_entry WHERE number = 2", "DELETE FROM seal_head",
        "DELETE FROM seal_change", "DELETE FROM seal_entry_file WHERE number = 1 AND name = 'figures.csv'",
        "DELETE FROM seal_file", "DELETE FROM sealed_year WHERE year = 2022",
        "INSERT INTO sealed_year SELECT municipality, plan, 2024, 1 FROM sealed_year LIMIT 1",
    ])
    func `a row that is gone or new is found`(statement: String) async throws {
        try await withTown { town, raw in
            try raw.execute(statement)
            #expect(!(try await faults(town)).isEmpty)
        }
    }
}
