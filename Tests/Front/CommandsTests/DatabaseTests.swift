import Foundation
import Testing

/// Databases that cannot be used: one clear line, status 2, and never a trace.
@Suite struct DatabaseTests {
    private func failure(_ database: String, _ plan: String, saying words: String) throws {
        for arguments in [["import", plan], ["export", "small", plan + "-out"], ["serve", "--port", "0"]] {
            let run = try Shirube().run(arguments + ["--database", database])
            #expect(run.status == 2, "\(arguments)")
            #expect(run.output.isEmpty, "\(arguments)")
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: plan + "-out"))
    }

    /// An import leaves one whole file behind, so that what is done to that file is done to the database.
    private func expectOneFile(_ database: String) throws {
        for log in ["-wal", "-shm"] { try #require(!FileManager.default.fileExists(atPath: database + log)) }
    }

    @Test func `a folder that is not there`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            try failure(place + "/not/there.sqlite", plan, saying: "does not exist")
        }
    }

    @Test func `an export makes no database that is not there`() throws {
        try withTemporaryFolder { place in
            for (language, words) in [("en_US.UTF-8", "does not exist"), ("ja_JP.UTF-8", "がありません")] {
                let run = try Shirube(language: language, folder: place)
                    .run("export", "small", "out", "--database", "none.sqlite")
                #expect(run.status == 2)
                #expect(run.output.isEmpty)
                #expect(run.errorLines.count == 1)
                #expect(run.errors.contains("none.sqlite") && run.errors.contains(words), "\(run.errors)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
            }
        }
    }

    @Test func `a folder instead of a file`() throws {
        try withTemporaryFolder { place in
            try failure(place, SmallPlan().write(into: place), saying: "is a folder")
        }
    }

    @Test(arguments: ["hello, I am a letter and no database at all\n", String(repeating: "x", count: 10_000)])
    func `a text instead of a database is left as it is`(text: String) throws {
        try withTemporaryFolder { place in
            try Data(text.utf8).write(to: URL(fileURLWithPath: place + "/letter"))
            try failure(place + "/letter", SmallPlan().write(into: place), saying: "not a SQLite database")
            #expect(FileManager.default.contents(atPath: place + "/letter") == Data(text.utf8))
        }
    }

    @Test func `a database that is cut off`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            let database = place + "/plans.sqlite"
            #expect(try Shirube().run("import", plan, "--database", database).status == 0)
            try expectOneFile(database)
            let whole = try #require(FileManager.default.contents(atPath: database))
            try whole.prefix(3000).write(to: URL(fileURLWithPath: database))
            let run = try Shirube().run("export", "small", place + "/out", "--database", database)
            #expect(run.status == 2)
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(!run.errors.contains("Fatal error"))
        }
    }

    @Test(arguments: [("HELO", UInt8(0), "is not a database of Shirube"), ("SHRB", 99, "newer version")])
    func `a database of another program, or of a later one`(mark: String, version: UInt8, words: String) throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            let database = place + "/plans.sqlite"
            _ = try Shirube().run("import", plan, "--database", database)
            try expectOneFile(database)
            var bytes = try #require(FileManager.default.contents(atPath: database))
            // Where the header of a SQLite file has the program's mark and its version.
            bytes.replaceSubrange(68..<72, with: mark.utf8)
            bytes.replaceSubrange(60..<64, with: [0, 0, 0, version])
            try bytes.write(to: URL(fileURLWithPath: database))
            try failure(database, plan, saying: words)
            #expect(FileManager.default.contents(atPath: database) == bytes)
        }
    }

    @Test func `an import that fails leaves the database byte for byte`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            let database = place + "/plans.sqlite"
            _ = try Shirube().run("import", plan, "--database", database)
            let before = try contents(of: place)
            let broken = try SmallPlan().replacing("figures.csv", "900", with: "1E+06").write(
                into: place,
                named: "broken"
            )
            let run = try Shirube().run("import", broken, "--database", database)
            #expect(run.status == 2)
            #expect(run.errors.contains("nothing was changed"))
            #expect(try contents(of: place).filter { $0.key != "broken" } == before)
        }
    }
}
