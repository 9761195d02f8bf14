import Foundation
import Testing

/// `shirube init`: a folder to start from, with which everything works.
@Suite struct InitialiseTests {
    @Test func `the new folder can be evaluated, checked, imported and exported`() throws {
        try withTemporaryFolder { place in
            let folder = place + "/keikaku"
            let made = try Shirube().run("init", folder)
            #expect(made.status == 0)
            #expect(made.lines.count == 1)
            let evaluated = try Shirube().run("evaluate", folder, "--format", "csv")
            #expect(evaluated.status == 0, "\(evaluated.errors)")
            #expect(evaluated.lines.count == 1)
            for scope in ["node", "plan", "unit", "measure"] {
                #expect(try Shirube().run("evaluate", folder, "--scope", scope).status == 0)
            }
            #expect(try Shirube().run("check", folder).status == 0)
            let database = place + "/plans.sqlite"
            #expect(try Shirube().run("import", folder, "--database", database).status == 0)
            let exported = try Shirube().run("export", "example-plan", place + "/out", "--database", database)
            #expect(exported.status == 0, "\(exported.errors)")
            #expect(try Shirube().run("evaluate", place + "/out").status == 0)
        }
    }

    @Test func `the rows that its read-me shows can be put in`() throws {
        try withTemporaryFolder { place in
            let folder = place + "/keikaku"
            _ = try Shirube().run("init", folder)
            let readMe = try String(contentsOfFile: folder + "/README.md", encoding: .utf8)
            for line in readMe.split(separator: "\n") where line.hasPrefix("    ") {
                let pieces = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
                let file = "\(folder)/\(pieces[0])"
                let row = pieces[1].drop { $0 == " " }
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try Data((text + row + "\n").utf8).write(to: URL(fileURLWithPath: file))
            }
            let run = try Shirube().run("evaluate", folder, "--format", "csv", "--year", "2025")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.lines.last == "1,1,オンライン申請の件数,件,2025,1000,,,,－,actual_not_yet_available")
        }
    }

    @Test func `nothing is written over`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            let before = try contents(of: plan)
            let run = try Shirube().run("init", plan)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(try contents(of: plan) == before)
            try Data("x".utf8).write(to: URL(fileURLWithPath: place + "/file"))
            #expect(try Shirube().run("init", place + "/file").status == 2)
            #expect(FileManager.default.contents(atPath: place + "/file") == Data("x".utf8))
        }
    }
}
