import Testing
import Wording

@testable import Exchange

/// Archives, honest and hostile.
@Suite struct ZipTests {
    private func read(_ bytes: [UInt8]) throws -> Result<PlanFolder, Problems> {
        var result: Result<PlanFolder, Problems>?
        try withTemporaryFolder { path in
            try write(bytes, to: path + "/plan.zip")
            result = Result { () throws(Problems) in try PlanFolder(path: path + "/plan.zip") }
        }
        return try #require(result)
    }

    private func problems(_ bytes: [UInt8]) throws -> [String] {
        switch try read(bytes) {
        case .success: []
        case .failure(let problems):
            problems.list.map {
                String($0.line(in: .english).split(separator: "/").dropFirst(2).joined(separator: "/"))
            }
        }
    }

    @Test(arguments: ["", "plan/", "令和4年度 計画/"])
    func `files stand at the top or in one folder`(top: String) throws {
        let folder = try read(ZipBuilder(SmallFolder.folder.files, top: top).bytes).get()
        #expect(folder.files == SmallFolder.folder.files)
    }

    @Test func `a top folder named in CP932 is accepted, even where a byte looks like a backslash`() throws {
        let top = try #require(CP932.encode("計画表/"))
        let entries = SmallFolder.folder.files.map { ZipBuilder.Entry(bytes: top + Array($0.key.utf8), $0.value) }
        #expect(try read(ZipBuilder(entries).bytes).get().files == SmallFolder.folder.files)
    }

    @Test func `folders, hidden files and what Finder, Excel and Windows leave behind are passed over`() throws {
        var builder = ZipBuilder(SmallFolder.folder.files, top: "plan/")
        builder.entries += [
            ZipBuilder.Entry("plan/", []), ZipBuilder.Entry("plan/.DS_Store", [1]),
            ZipBuilder.Entry("plan/README.md", [1]), ZipBuilder.Entry("plan/~$goals.csv", [1]),
            ZipBuilder.Entry("plan/Thumbs.db", [1]), ZipBuilder.Entry("plan/desktop.ini", [1]),
            ZipBuilder.Entry("__MACOSX/plan/._plan.yaml", [1]),
        ]
        #expect(try read(builder.bytes).get().files == SmallFolder.folder.files)
    }

    @Test(arguments: [
        "/plan.yaml", "../plan.yaml", "a/../../plan.yaml", "plan\\plan.yaml", "C:plan.yaml", "C:/plan.yaml", "..",
    ])
    func `names that lead outside are refused`(name: String) throws {
        let lines = try problems(ZipBuilder([ZipBuilder.Entry(name, [])]).bytes)
        #expect(lines.count == 1)
        #expect(lines.first?.contains("leads outside") == true)
    }

    @Test func `links are refused`() throws {
        var entry = ZipBuilder.Entry("plan.yaml", Array("/etc/passwd".utf8))
        entry.mode = 0o120_777
        #expect(try problems(ZipBuilder([entry]).bytes).first?.contains("no regular file") == true)
    }

    @Test func `encrypted entries are refused`() throws {
        var entry = ZipBuilder.Entry("plan.yaml", [UInt8](repeating: 1, count: 40))
        entry.flags = 1
        #expect(try problems(ZipBuilder([entry]).bytes).first?.contains("without a password") == true)
    }

    @Test func `two files of one name are refused`() throws {
        let entry = ZipBuilder.Entry("plan.yaml", [1])
        #expect(try problems(ZipBuilder([entry, entry]).bytes).first?.contains("two files") == true)
    }

    @Test func `folders in the folder and unknown files are refused`() throws {
        let entries = [
            ZipBuilder.Entry("a/plan.yaml", []), ZipBuilder.Entry("a/b/c.csv", []), ZipBuilder.Entry("a/nods.csv", []),
            ZipBuilder.Entry("a/document-x_y.yaml", []), ZipBuilder.Entry("a/document-x-y.yaml", []),
        ]
        let lines = try problems(ZipBuilder(entries).bytes)
        #expect(lines.count == 3)
        #expect(lines.contains { $0.contains("document-x_y.yaml: A definition of a document is called document-NAME") })
        #expect(lines.contains { $0.contains("b/c.csv: A plan folder holds no folders") })
        #expect(
            lines.contains { $0.contains("nods.csv: This is no file of a plan folder") && $0.contains("“nodes.csv”") }
        )
    }

    @Test func `more than 200 files are refused`() throws {
        let entries = (0..<201).map { ZipBuilder.Entry("f\($0)", []) }
        #expect(try problems(ZipBuilder(entries).bytes).first?.contains("too many files") == true)
    }

    @Test(arguments: [10, nil] as [UInt32?])
    func `a bomb is measured while it unpacks, whatever size it claims`(claimed: UInt32?) throws {
        var entry = ZipBuilder.Entry("figures.csv", [])
        entry.stored = ZipBuilder.spaces(runs: (64 << 20) / 258 + 10)
        entry.method = 8
        entry.claimedSize = claimed ?? 1 << 30
        #expect(entry.stored.count < 500_000)
        let lines = try problems(ZipBuilder([entry]).bytes)
        #expect(lines.count == 1)
        #expect(lines.first?.contains("too large") == true || lines.first?.contains("broken") == true)
    }

    @Test func `files that are too large together are refused`() throws {
        let names = ["nodes.csv", "measures.csv", "units.csv"]
        let bytes = ZipBuilder(names.map { ZipBuilder.Entry($0, [UInt8](repeating: 32, count: 1000)) }).bytes
        let log = ProblemLog()
        try withTemporaryFolder { path in
            try write(bytes, to: path + "/plan.zip")
            let limits = PlanFolderLimits(files: 3, bytesPerFile: 1000, bytes: 2999, archiveBytes: 5000)
            #expect(ZipSource(path: path + "/plan.zip", log: log, limits: limits).read().isEmpty)
        }
        let lines = log.problems().list.map { $0.line(in: .english) }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("too large together") == true)
    }

    @Test func `damage is told and never crashes`() throws {
        let whole = ZipBuilder(SmallFolder.folder.files).bytes
        for length in stride(from: 0, to: whole.count - 1, by: 97) {
            #expect(throws: Problems.self) { try read(Array(whole[..<length])).get() }
        }
        var wrong = ZipBuilder.Entry("plan.yaml", [1, 2, 3])
        wrong.checksum ^= 1
        #expect(try problems(ZipBuilder([wrong]).bytes).first?.contains("broken") == true)
    }

    @Test func `what is no archive is told`() throws {
        #expect(try problems(Array("hello".utf8)).first?.contains("neither a plan folder nor a zip") == true)
    }
}
