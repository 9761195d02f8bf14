import Foundation
import Planning
import Testing
import Wording

@testable import Exchange

/// Folders on disk: what is read, and how they are written.
@Suite struct FolderTests {
    private func problems(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let problems as Problems {
            return problems.list.map { $0.line(in: .english) }
        } catch {
            return ["\(error)"]
        }
    }

    private func smallPlan() throws -> Plan {
        try PlanFolderReader().read(SmallFolder.folder).plan
    }

    @Test func `what was written to disk reads back`() throws {
        try withTemporaryFolder { path in
            let plan = try smallPlan()
            try PlanFolderWriter().write(plan, to: path + "/out/")
            #expect(try PlanFolderReader().read(path: path + "/out").plan == plan)
            try PlanFolderWriter().write(plan, to: path + "/out")
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["out"])
        }
    }

    @Test func `a plan folder is replaced, and keeps what does not belong to the plan`() throws {
        try withTemporaryFolder { path in
            var plan = try smallPlan()
            try PlanFolderWriter().write(plan, to: path + "/out")
            try write([1], to: path + "/out/README.md")
            try FileManager.default.createDirectory(atPath: path + "/out/.git", withIntermediateDirectories: true)
            plan.goals = []
            plan.rules.source = SmallFolder.rules
            try PlanFolderWriter().write(plan, to: path + "/out")
            #expect(
                try PlanFolder(path: path + "/out").files["goals.csv"]
                    == Array("id,node,name,name_en,unit,series\n".utf8)
            )
            #expect(FileManager.default.fileExists(atPath: path + "/out/README.md"))
            #expect(FileManager.default.fileExists(atPath: path + "/out/.git"))
        }
    }

    @Test func `definitions of documents come and go with the plan`() throws {
        try withTemporaryFolder { path in
            var plan = try smallPlan()
            try PlanFolderWriter().write(plan, to: path + "/out")
            let file = path + "/out/document-progress-summary.yaml"
            #expect(FileManager.default.contents(atPath: file) == Data(SmallFolder.definition.utf8))
            #expect(try PlanFolderReader().read(path: path + "/out").plan == plan)
            plan.documents = []
            try PlanFolderWriter().write(plan, to: path + "/out")
            #expect(!FileManager.default.fileExists(atPath: file))
            for name in ["document-A.yaml", "document-.yaml", "document--a.yaml", "document-a.yml", "documents-a.yaml"]
            {
                try write(Array("a: 1".utf8), to: path + "/out/" + name)
                let lines = problems { _ = try PlanFolder(path: path + "/out") }
                #expect(lines.count == 1 && lines.first?.hasPrefix(name + ": ") == true, "\(lines)")
                #expect(problems { try PlanFolderWriter().write(plan, to: path + "/out") }.count == 1)
                try FileManager.default.removeItem(atPath: path + "/out/" + name)
            }
        }
    }

    @Test func `a folder of another plan is never replaced`() throws {
        try withTemporaryFolder { path in
            let plan = try smallPlan()
            try PlanFolderWriter().write(plan, to: path + "/out")
            let other = Array(SmallFolder.plan.replacing("id: example", with: "id: other-plan").utf8)
            try write(other, to: path + "/out/plan.yaml")
            let lines = problems { try PlanFolderWriter().write(plan, to: path + "/out") }
            #expect(lines.count == 1)
            #expect(lines.first?.contains("another plan (other-plan), which example never overwrites") == true)
            #expect(try PlanFolder(path: path + "/out").files["plan.yaml"] == other)
            try write(Array("id: [".utf8), to: path + "/out/plan.yaml")
            let unclear = problems { try PlanFolderWriter().write(plan, to: path + "/out") }
            #expect(unclear.first?.contains("does not say which plan") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["out"])
        }
    }

    @Test func `what Excel and Windows leave in a folder is passed over and stays`() throws {
        try withTemporaryFolder { path in
            let plan = try smallPlan()
            try PlanFolderWriter().write(plan, to: path + "/out")
            let names = ["~$figures.csv", "Thumbs.db", "desktop.ini"]
            for name in names { try write([1], to: path + "/out/" + name) }
            #expect(try PlanFolderReader().read(path: path + "/out").plan == plan)
            try PlanFolderWriter().write(plan, to: path + "/out")
            for name in names { #expect(FileManager.default.fileExists(atPath: path + "/out/" + name)) }
        }
    }

    @Test func `a folder with anything else is never overwritten`() throws {
        try withTemporaryFolder { path in
            let plan = try smallPlan()
            try write([1], to: path + "/letter.txt")
            #expect(
                problems { try PlanFolderWriter().write(plan, to: path) }.first?.contains(
                    "never overwritten (letter.txt)"
                ) == true
            )
            #expect(problems { try PlanFolderTemplate().write(to: path) }.first?.contains("not empty") == true)
            #expect(
                problems { try PlanFolderWriter().write(plan, to: path + "/letter.txt") }.first?.contains(
                    "file of this name"
                ) == true
            )
            #expect(
                problems { try PlanFolderWriter().write(plan, to: path + "/no/where") }.first?.contains(
                    "does not exist"
                ) == true
            )
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["letter.txt"])
        }
    }

    @Test func `the template reads without problems and is not written twice`() throws {
        #expect(PlanFolderTemplate().folder.problemLines() == [])
        let words = PlanFolderTemplate().folder.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(!words.contains("規則") && !words.contains("達成率") && words.contains("きまり"))
        try withTemporaryFolder { path in
            try PlanFolderTemplate().write(to: path + "/new")
            #expect(try PlanFolderReader().read(path: path + "/new").plan.measures == [])
            #expect(problems { try PlanFolderTemplate().write(to: path + "/new") }.count == 1)
        }
    }

    @Test func `the rows that the template's read-me shows are right`() throws {
        var folder = PlanFolderTemplate().folder
        let readMe = String(decoding: folder.files["README.md"] ?? [], as: UTF8.self)
        var count = 0
        for line in readMe.split(separator: "\n") where line.hasPrefix("    ") {
            let pieces = line.split(separator: " ", maxSplits: 1)
            folder.files[String(pieces[0])]? += Array((pieces[1].drop { $0 == " " } + "\n").utf8)
            count += 1
        }
        #expect(count == 6)
        #expect(folder.problemLines() == [])
    }

    @Test func `links that lead outside are refused, links inside are followed`() throws {
        try withTemporaryFolder { path in
            try PlanFolderWriter().write(smallPlan(), to: path + "/in")
            try FileManager.default.moveItem(atPath: path + "/in/goals.csv", toPath: path + "/goals.csv")
            try FileManager.default.createSymbolicLink(
                atPath: path + "/in/goals.csv",
                withDestinationPath: "../goals.csv"
            )
            #expect(
                problems { _ = try PlanFolder(path: path + "/in") } == [
                    "goals.csv: The link leads outside the folder; put the file itself there."
                ]
            )
            try FileManager.default.removeItem(atPath: path + "/in/goals.csv")
            try FileManager.default.moveItem(atPath: path + "/goals.csv", toPath: path + "/in/.goals")
            try FileManager.default.createSymbolicLink(atPath: path + "/in/goals.csv", withDestinationPath: ".goals")
            #expect(problems { _ = try PlanFolder(path: path + "/in") }.isEmpty)
        }
    }

    @Test func `what cannot be read says why`() throws {
        try withTemporaryFolder { path in
            #expect(problems { _ = try PlanFolder(path: path + "/none") }.first?.contains("does not exist") == true)
            #expect(problems { _ = try PlanFolder(path: "/dev/null") }.first?.contains("neither a plan folder") == true)
            try PlanFolderWriter().write(smallPlan(), to: path + "/in")
            try FileManager.default.createDirectory(atPath: path + "/in/sub", withIntermediateDirectories: true)
            try FileManager.default.removeItem(atPath: path + "/in/tasks.csv")
            mkfifo(path + "/in/tasks.csv", 0o644)
            try write([1], to: path + "/in/measure.csv")
            let lines = problems { _ = try PlanFolder(path: path + "/in") }
            #expect(lines.count == 3)
            #expect(lines.contains { $0.hasPrefix("sub: A plan folder holds no folders") })
            #expect(lines.contains { $0.hasPrefix("tasks.csv: This is no regular file") })
            #expect(lines.contains { $0.hasPrefix("measure.csv: ") && $0.contains("“measures.csv”") })
        }
    }
}
