import ArgumentParser
import Exchange
import Foundation
import Testing
import Wording

@testable import Commands

/// `shirube report`: a document as a file, whole or not at all.
@Suite struct ReportTests {
    private func report(_ arguments: String...) async throws -> [String] {
        try await Report.parse(arguments).lines()
    }

    private let ibusuki = "\(samples)/ibusuki"

    /// What a file of each format begins with.
    private static let starts = ["pdf": "%PDF-", "xlsx": "PK", "html": "<!doctype html>"]

    @Test func `without a name the documents are listed`() async throws {
        let lines = try await report("--plan", "\(samples)/kagoshima")
        for name in ["progress-summary", "measure-list", "evaluation-sheets", "meeting-pack", "grants", "council"] {
            #expect(lines.contains { $0.hasPrefix(name) }, "\(lines)")
        }
        #expect(lines.contains { $0.contains("進捗状況") || $0.contains("Progress summary") })
    }

    @Test func `a plan without forms says how to get some`() async throws {
        try await withTemporaryFolderAsync { place in
            let plan = try SmallPlan().write(into: place)
            let lines = try await report("--plan", plan)
            #expect(lines.count == 1)
            #expect(lines[0].contains("shirube init"))
        }
    }

    @Test(arguments: ["pdf", "xlsx", "html"])
    func `each format is written, by its name or by the ending of the file`(format: String) async throws {
        try await withTemporaryFolderAsync { place in
            let (named, ended) = (place + "/named", place + "/ended." + format.uppercased())
            let first = try await report(
                "--plan",
                ibusuki,
                "--document",
                "progress-summary",
                "--format",
                format,
                "--output",
                named
            )
            _ = try await report("--plan", ibusuki, "--document", "progress-summary", "--year", "R5", "--output", ended)
            #expect(first.count == 1 && first[0].contains(named) && first[0].contains("KiB"))
            let bytes = try #require(FileManager.default.contents(atPath: named))
            #expect(bytes.starts(with: Data((Self.starts[format] ?? "?").utf8)))
            #expect(FileManager.default.contents(atPath: ended) == bytes)
            #expect(try contents(of: place).keys.sorted() == ["ended." + format.uppercased(), "named"])
        }
    }

    @Test func `a database gives the same bytes as the folder`() async throws {
        try await withTemporaryFolderAsync { place in
            let database = place + "/plans.sqlite"
            _ = try await Import.parse([ibusuki, "--database", database]).line()
            let (folder, stored) = (place + "/a.pdf", place + "/b.pdf")
            _ = try await report("--plan", ibusuki, "--document", "measure-list", "--output", folder)
            _ = try await report(
                "--plan",
                "ibusuki",
                "--database",
                database,
                "--document",
                "measure-list",
                "--output",
                stored
            )
            let bytes = try #require(FileManager.default.contents(atPath: folder))
            #expect(bytes == FileManager.default.contents(atPath: stored))
        }
    }

    @Test func `an earlier file is replaced as a whole`() async throws {
        try await withTemporaryFolderAsync { place in
            let file = place + "/list.html"
            try Data(repeating: 0x78, count: 5_000_000).write(to: URL(fileURLWithPath: file))
            _ = try await report("--plan", ibusuki, "--document", "measure-list", "--output", file)
            let bytes = try #require(FileManager.default.contents(atPath: file))
            #expect(bytes.count < 5_000_000)
            #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("</html>\n"))
        }
    }

    @Test func `a unit gets its own sheets alone`() async throws {
        try await withTemporaryFolderAsync { place in
            let (all, one) = (place + "/all.html", place + "/one.html")
            let document = ["--plan", "\(samples)/kagoshima", "--document", "reporting-sheets"]
            _ = try await Report.parse(document + ["--output", all]).lines()
            _ = try await Report.parse(document + ["--unit", "d11", "--output", one]).lines()
            let whole = try #require(FileManager.default.contents(atPath: all)).count
            let part = try #require(FileManager.default.contents(atPath: one)).count
            #expect(part > 5_000 && part < whole / 4)
        }
    }

    struct Mistake: CustomTestStringConvertible {
        let arguments: [String]
        let words: String

        init(_ arguments: [String], _ words: String) {
            (self.arguments, self.words) = (arguments, words)
        }

        var testDescription: String { words }
    }

    @Test(arguments: [
        Mistake(["--document", "nothing", "--output", "x.pdf"], "progress-summary"),
        Mistake(["--document", "measure-list", "--year", "2031", "--output", "x.pdf"], "plan.yaml: "),
        Mistake(["--document", "measure-list", "--unit", "nobody", "--output", "x.pdf"], "units.csv: "),
        Mistake(["--document", "measure-list", "--unit", "課 長", "--output", "x.pdf"], "units.csv"),
        Mistake(["--document", "measure-list", "--output", "missing/x.pdf"], "missing/x.pdf"),
        Mistake(["--document", "measure-list", "--output", "folder.pdf"], "folder.pdf"),
    ])
    func `what cannot be written is told, and nothing is left behind`(mistake: Mistake) throws {
        try withTemporaryFolder { place in
            try FileManager.default.createDirectory(atPath: place + "/folder.pdf", withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: place + "/folder.pdf/kept"))
            var program = Shirube()
            program.folder = place
            let run = try program.run(["report", "--plan", ibusuki] + mistake.arguments)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(mistake.words), "\(run.errors)")
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: place).sorted() == [
                    "folder.pdf", "folder.pdf/kept",
                ]
            )
        }
    }

    @Test func `an unknown plan and a broken form are told with their place`() throws {
        try withTemporaryFolder { place in
            var plan = SmallPlan()
            plan.files["document-x.yaml"] = "title: 様式\nsections:\n  - {title: 節, blocks: [{text: \"{plan.nam}\"}]}\n"
            let folder = try plan.write(into: place)
            let wrong = try Shirube().run("report", "--plan", folder)
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains("document-x.yaml:3:"), "\(wrong.errors)")
            let imported = try Shirube().run("import", folder, "--database", place + "/plans.sqlite")
            #expect(imported.status == 2)
            #expect(imported.errors.contains("document-x.yaml:3:"), "\(imported.errors)")
            let nowhere = try Shirube().run("report", "--plan", place + "/nowhere")
            #expect(nowhere.status == 2)
            #expect(nowhere.errors.contains("nowhere"))
        }
    }

    @Test(arguments: [
        ["--plan", "x", "--output", "y.pdf"], ["--plan", "x", "--document", "y"], ["--document", "y"],
        ["--plan", "x", "--document", "y", "--output", "z.doc"],
        ["--plan", "x", "--document", "y", "--output", "z", "--format", "docx"],
        ["--plan", "x", "--document", "y", "--output", "z.pdf", "--year", "abc"], ["--plan", "x", "--unit", "y"],
    ])
    func `a command line that is not right is refused`(arguments: [String]) throws {
        let run = try Shirube().run(["report"] + arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errorLines.first == "The command line is not right.")
    }

    @Test func `every document of a new folder is printed in every format`() async throws {
        try await withTemporaryFolderAsync { place in
            let folder = place + "/keikaku"
            try PlanFolderTemplate().write(to: folder)
            for name in [
                "evaluation-sheets", "measure-briefs", "measure-list", "meeting-pack", "progress-summary",
                "reporting-sheets",
            ] {
                for format in ["pdf", "xlsx", "html"] {
                    let file = "\(place)/\(name).\(format)"
                    _ = try await report("--plan", folder, "--document", name, "--output", file)
                    #expect((FileManager.default.contents(atPath: file)?.count ?? 0) > 500, "\(name).\(format)")
                }
            }
        }
    }
}
