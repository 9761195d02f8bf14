import ArgumentParser
import Exchange
import Foundation
import Planning
import Seals
import Testing
import Wording

@testable import Commands

/// `shirube freeze`, `correct`, `seals` and `verify`, and the editions that other commands show.
@Suite struct SealTests {
    /// 鹿児島市's plan in a database of its own.
    private struct Desk {
        let place: String
        var database: String { place + "/plans.sqlite" }

        init(_ place: String) async throws {
            self.place = place
            _ = try await Import.parse(["\(samples)/kagoshima", "--database", database]).line()
        }

        @discardableResult
        func freeze(_ year: String = "R5", _ more: String...) async throws -> [String] {
            let hand = ["--by", "課長", "--reason", "確定"]
            let start = ["--plan", "kagoshima", "--year", year, "--database", database]
            return try await Freeze.parse(start + hand + more).lines()
        }

        @discardableResult
        func correct(_ more: String...) async throws -> [String] {
            let start = [
                "--plan", "kagoshima", "--year", "R5", "--database", database, "--by", "課長", "--reason", "集計の誤り",
            ]
            return try await Correct.parse(start + more).lines()
        }

        func verify() async throws -> [String] {
            try await Verify.parse(["--plan", "kagoshima", "--database", database]).result().faults.map(\.line.japanese)
        }

        /// The line of `evaluate` about one measure.
        func evaluate(_ more: String...) async throws -> String {
            let command = try Evaluate.parse(
                ["kagoshima", "--database", database, "--year", "R5", "--format", "csv"] + more
            )
            let found = try await PlanOfCommand(source: "kagoshima", database: database, encoding: .automatic)
                .read(command.edition, year: command.year)
            let text = try command.output(of: found.plan)
            return text.split(separator: "\n").first { $0.hasPrefix("19,") }.map(String.init) ?? ""
        }
    }

    private func withDesk(_ body: (Desk) async throws -> Void) async throws {
        try await withTemporaryFolderAsync { try await body(Desk($0)) }
    }

    @Test func `a sealed year is corrected by an erratum alone, and both editions can be had`() async throws {
        try await withDesk { desk in
            let sealed = try await desk.freeze("R5", "--publish", "2024-08-01")
            #expect(sealed.count == 1 && sealed[0].contains("第1号"))
            let before = try await desk.evaluate()
            let changed = try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "999")
            #expect(changed.contains { $0.contains("m019/1/actual：23 → 999") })
            #expect(try await desk.evaluate("--edition", "published") == before)
            #expect(try await desk.evaluate("--edition", "corrected").contains(",27,999,"))
            #expect(try await desk.evaluate().contains(",27,999,"))
            // The folder that was imported says again what stood there before.
            await #expect(throws: CommandFailure.self) {
                try await Import.parse(["\(samples)/kagoshima", "--database", desk.database]).line()
            }
            #expect(try await desk.verify() == [])
            let list = try await SealList.parse(["--plan", "kagoshima", "--database", desk.database, "--format", "csv"])
                .output()
            #expect(list.contains("erratum,2023"))
            #expect(list.contains("2023 figure m019/1/actual,23,999"))
        }
    }

    @Test func `how far something has come is corrected, and its words stay`() async throws {
        try await withDesk { desk in
            try await desk.freeze()
            let changed = try await desk.correct("--series", "m048/1", "--kind", "actual", "--milestone", "partly")
            #expect(changed.contains { $0.contains("m048/1/actual") && $0.contains("無事発足 [milestone:partly]") })
            let noted = try await desk.correct("--series", "m019/1", "--kind", "actual_note", "--value", "再集計")
            #expect(noted.contains { $0.contains("note m019/1/actual") && $0.contains("再集計") })
            #expect(try await desk.verify() == [])
        }
        for wrong in [["--kind", "target", "--milestone", "reached"], ["--kind", "actual", "--milestone", "nearly"]] {
            let start = ["--plan", "p", "--year", "R5", "--by", "課長", "--reason", "誤り", "--series", "m048/1"]
            #expect(throws: (any Error).self) { try Correct.parse(start + wrong) }
        }
    }

    @Test func `a reason for no value and a text are corrected too`() async throws {
        try await withDesk { desk in
            try await desk.freeze()
            try await desk.correct("--series", "m019/1", "--kind", "target", "--no-value", "not_set")
            #expect(try await desk.evaluate().contains(",,23,"))
            let changed = try await desk.correct("--series", "m019", "--kind", "activity", "--value", "直した文")
            #expect(changed.contains { $0.contains("m019/activity") && $0.contains("直した文") })
            #expect(try await desk.verify() == [])
        }
    }

    @Test(arguments: [
        ["--series", "m999/1", "--kind", "actual", "--value", "1"],
        ["--series", "m019/9", "--kind", "actual", "--value", "1"],

        ["--series", "m019/1", "--kind", "actual", "--value", "23"],
    ])
    func `what cannot be corrected is refused in words`(arguments: [String]) async throws {
        try await withDesk { desk in
            try await desk.freeze()
            let start = [
                "--plan", "kagoshima", "--year", "R5", "--database", desk.database, "--by", "課長", "--reason", "誤り",
            ]
            await #expect(throws: CommandFailure.self) { try await Correct.parse(start + arguments).lines() }
            #expect(try await desk.verify() == [])
        }
    }

    @Test func `the sealed edition is exported byte for byte, and a changed file is named`() async throws {
        try await withDesk { desk in
            try await desk.freeze()
            try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "999")
            let out = desk.place + "/out"
            _ = try await Export.parse(["kagoshima", out, "--database", desk.database, "--edition", "published"]).line()
            #expect(try await Verify.parse([out]).result().faults == [])
            let file = out + "/figures.csv"
            var bytes = try #require(FileManager.default.contents(atPath: file))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(fileURLWithPath: file))
            let faults = try await Verify.parse([out]).result().faults
            #expect(faults.map(\.place.english) == ["figures.csv"])
            try FileManager.default.removeItem(atPath: file)
            #expect(try await Verify.parse([out]).result().faults.count == 1)
        }
    }

    @Test func `a sealed folder can be imported and exported as any other`() async throws {
        try await withDesk { desk in
            try await desk.freeze()
            let out = desk.place + "/out"
            let order = ["kagoshima", out, "--database", desk.database, "--edition", "published", "--year", "R5"]
            _ = try await Export.parse(order).line()
            let again = try await Import.parse([out, "--database", desk.database]).line()
            #expect(again.contains(said("変更はありません", "nothing has changed")))
            _ = try await Export.parse(order).line()
            #expect(try await Verify.parse([out]).result().faults == [])
        }
    }

    @Test func `an export says beside the plan what is sealed and what was corrected, and reads back without it`()
        async throws
    {
        try await withDesk { desk in
            let out = desk.place + "/out"
            let order = ["kagoshima", out, "--database", desk.database]
            func table(_ name: String) throws -> [String]? {
                let bytes = FileManager.default.contents(atPath: "\(out)/\(name)")
                return bytes.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
            }
            _ = try await Export.parse(order).line()
            #expect(try table("seals.csv") == nil && table("errata.csv") == nil)
            try await desk.freeze("R5", "--publish", "2124-08-01")
            _ = try await Export.parse(order).line()
            let seals = try #require(try table("seals.csv"))
            #expect(seals.count == 2 && seals[1].hasPrefix("1,2023,") && seals[1].contains("Z,課長,確定,2124-08-01,,"))
            #expect(try table("errata.csv") == nil)
            try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "999")
            try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "24")
            _ = try await Export.parse(order).line()
            #expect(try table("seals.csv") == seals)
            let errata = try #require(try table("errata.csv"))
            let figures = errata.filter { $0.contains(",figure,") }
            #expect(figures.count == 2)
            #expect(figures[0].hasPrefix("2,1,2023,figure,m019,1,m019/1/actual,23,23,999,集計の誤り,"))
            #expect(figures[1].hasPrefix("3,1,2023,figure,m019,1,m019/1/actual,23,999,24,集計の誤り,"))
            // Each entry names the one before it.
            let hash = try #require(seals[1].split(separator: ",").last)
            #expect(hash.count == 64 && figures[0].contains(",課長,\(hash),"))
            #expect(!errata.contains { $0.contains(NSUserName()) } || NSUserName().isEmpty)
            let again = try await Import.parse([out, "--database", desk.database]).line()
            #expect(again.contains(said("変更はありません", "nothing has changed")))
        }
    }

    @Test func `a sealed edition says what it is without, and takes the place of an export with tables`() async throws {
        try await withDesk { desk in
            let out = desk.place + "/out"
            let order = ["kagoshima", out, "--database", desk.database]
            try await desk.freeze()
            let first = try await Export.parse(order + ["--edition", "published"]).line()
            try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "999")
            _ = try await Export.parse(order).line()
            let later = try await Export.parse(order + ["--edition", "published"]).line()
            let said = said("訂正 1 件は入っていません", "without 1 erratum")
            #expect(later.contains(said) && !first.contains(said.prefix(3)))
            #expect(!FileManager.default.fileExists(atPath: out + "/errata.csv"))
            #expect(try await Verify.parse([out]).result().faults == [])
        }
    }

    @Test func `the plan of an earlier moment can be had`() async throws {
        try await withDesk { desk in
            let before = try await desk.evaluate()
            try await Task.sleep(for: .milliseconds(20))
            #expect(try await desk.evaluate("--as-of", "2100-01-01T12:00") == before)
            await #expect(throws: CommandFailure.self) { try await desk.evaluate("--as-of", "2020-01-01") }
            #expect(throws: (any Error).self) { try Evaluate.parse(["kagoshima", "--as-of", "gestern"]) }
            #expect(throws: (any Error).self) {
                try Evaluate.parse(["kagoshima", "--as-of", "2024-01-01", "--edition", "published"])
            }
        }
    }

    @Test func `a document bears its seal, and marks what was corrected`() async throws {
        try await withDesk { desk in
            try await desk.freeze()
            try await desk.correct("--series", "m019/1", "--kind", "actual", "--value", "999")
            func report(_ edition: String) async throws -> String {
                let file = desk.place + "/list.html"
                let order = [
                    "--plan", "kagoshima", "--database", desk.database, "--document", "measure-list", "--year", "R5",
                ]
                _ = try await Report.parse(order + ["--output", file, "--edition", edition]).lines()
                return String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
            }
            let corrected = try await report("corrected")
            #expect(corrected.contains("※2 999"))
            #expect(corrected.contains("※2 訂正"))
            #expect(corrected.contains("23 → 999（集計の誤り）"))
            #expect(corrected.contains("第2号 "))
            let published = try await report("published")
            #expect(!published.contains("※2"))
            #expect(published.contains("第1号 "))
        }
    }

    @Test func `a plan folder has no editions`() async throws {
        let order = ["--plan", "\(samples)/kagoshima", "--edition", "published"]
        await #expect(throws: CommandFailure.self) { try await Report.parse(order).lines() }
    }
}
