import ArgumentParser
import Exchange
import Foundation
import Testing
import Wording

@testable import Commands

/// `shirube import` and `shirube export`, through the functions behind them and a real file.
@Suite struct ImportTests {
    private func bring(_ folder: String, _ place: String, _ more: String...) async throws -> String {
        try await Import.parse([folder, "--database", place + "/plans.sqlite"] + more).line()
    }

    private func take(_ plan: String, _ place: String, as name: String) async throws -> [String: Data] {
        _ = try await Export.parse([plan, "\(place)/\(name)", "--database", place + "/plans.sqlite"]).line()
        return try contents(of: "\(place)/\(name)")
    }

    @Test(arguments: ["kagoshima", "ibusuki"])
    func `an export that is imported is exported again byte for byte`(city: String) async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring("\(samples)/\(city)", place)
            let first = try await take(city, place, as: "first")
            let again = try await bring("\(place)/first", place)
            #expect(again.hasPrefix(said("\(city)：変更はありません", "\(city): nothing has changed")))
            let second = try await take(city, place, as: "second")
            #expect(first == second)
            // The same through another database.
            try FileManager.default.removeItem(atPath: place + "/plans.sqlite")
            _ = try await bring("\(place)/second", place)
            let third = try await take(city, place, as: "third")
            #expect(first == third)
        }
    }

    @Test(arguments: ["kagoshima", "ibusuki"])
    func `an exported plan is evaluated and checked as the sample is`(city: String) async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring("\(samples)/\(city)", place)
            _ = try await take(city, place, as: "out")
            for more in [[], ["--scope", "node"], ["--scope", "unit"], ["--scope", "measure"], ["--scope", "plan"]] {
                let before = try Evaluate.parse(["\(samples)/\(city)", "--format", "csv"] + more).output()
                let after = try Evaluate.parse(["\(place)/out", "--format", "csv"] + more).output()
                #expect(before == after, "\(more)")
            }
            #expect(
                try Check.parse(["\(samples)/\(city)"]).output().text == Check.parse(["\(place)/out"]).output().text
            )
        }
    }

    @Test func `an import says what it changed`() async throws {
        try await withTemporaryFolderAsync { place in
            let first = try await bring(SmallPlan().write(into: place), place)
            #expect(first.contains("2") && first.contains("3"))
            let changed = SmallPlan().replacing("figures.csv", "1,234", with: "1,235")
            let second = try await bring(changed.write(into: place), place)
            #expect(second.contains(said("追加 0、変更 1、削除 0", "0 added, 1 changed, 0 removed")))
        }
    }

    @Test func `a plan that is there can be kept as it is`() async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring(SmallPlan().write(into: place), place, "--keep-existing")
            let before = try await take("small", place, as: "before")
            let changed = try SmallPlan().replacing("figures.csv", "1,234", with: "1").write(into: place)
            let line = try await bring(changed, place, "--keep-existing")
            #expect(line.contains(said("そのまま", "left as it is")))
            let after = try await take("small", place, as: "after")
            #expect(before == after)
        }
    }

    @Test func `a broken folder says everything at once and changes nothing`() async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring(SmallPlan().write(into: place), place)
            let before = try await take("small", place, as: "before")
            let broken = try SmallPlan()
                .replacing("figures.csv", "a1,1,2022,actual,,,900", with: "a1,1,2022,actual,,,1E+06")
                .replacing("figures.csv", "a1,2,2023", with: "a1,2,R99")
                .replacing("owners.csv", "a2,u1", with: "a2,u9")
                .replacing("indicators.csv", "lower", with: "down")
                .replacing("nodes.csv", "policy", with: "polcy")
                .replacing("rules.yaml", "method: mean", with: "method: median")
                .write(into: place)
            let problems = await #expect(throws: Problems.self) { try await bring(broken, place) }
            let lines = CommandFailure(try #require(problems)).lines
            for start in [
                "rules.yaml:8:45", "nodes.csv:2:3 (level)", "indicators.csv:3:5 (direction)",
                "figures.csv:3:7 (printed)", "figures.csv:6:3 (year)", "owners.csv:3:2 (unit)",
            ] {
                #expect(lines.contains { $0.hasPrefix(start) }, "\(start) in \(lines.joined(separator: "\n"))")
            }
            #expect(lines.contains { $0.contains("1E+06") })
            #expect(lines.last?.contains("\(lines.count - 1)") == true)
            let after = try await take("small", place, as: "after")
            #expect(before == after)
        }
    }

    @Test func `a plan that is not there is named with those that are`() async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring(SmallPlan().write(into: place), place)
            for name in ["nowhere", "../../etc", "", "小さな計画"] {
                let failure = await #expect(throws: CommandFailure.self) { try await take(name, place, as: "out") }
                #expect(failure?.lines.first?.contains("small") == true)
            }
            #expect(!FileManager.default.fileExists(atPath: place + "/out"))
        }
    }

    @Test func `a folder that holds something else is not exported over`() async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await bring(SmallPlan().write(into: place), place)
            try FileManager.default.createDirectory(atPath: place + "/out", withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: place + "/out/letter.txt"))
            _ = await #expect(throws: CommandFailure.self) { try await take("small", place, as: "out") }
            #expect(try contents(of: place + "/out") == ["letter.txt": Data("mine".utf8)])
        }
    }
}
