import ArgumentParser
import Foundation
import Testing
import Wording

@testable import Commands

/// Plan folders in the encodings and archives that offices send.
@Suite struct EncodingTests {
    private func rates(_ folder: String, _ more: String...) throws -> String {
        try Evaluate.parse([folder, "--format", "csv"] + more).output()
    }

    private func refusal(_ folder: String, _ more: String...) throws -> Problems {
        try #require(throws: Problems.self) { try Evaluate.parse([folder] + more).output() }
    }

    @Test func `tables in CP932 or with a mark are read as the same plan`() throws {
        try withTemporaryFolder { place in
            let plain = try rates(SmallPlan().write(into: place))
            let cp932 = try SmallPlan().write(into: place, named: "cp932", encode: SmallPlan.cp932)
            #expect(try rates(cp932) == plain)
            #expect(try rates(cp932, "--encoding", "cp932") == plain)
            let marked = try SmallPlan().write(into: place, named: "marked") { Data([0xEF, 0xBB, 0xBF] + $1.utf8) }
            #expect(try rates(marked) == plain)
            #expect(try rates(marked, "--encoding", "utf-8") == plain)
        }
    }

    @Test func `CP932 is said, once for each file, beside the result`() throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place, encode: SmallPlan.cp932)
            let run = try Shirube().run("evaluate", folder, "--format", "csv")
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("measure,series"))
            #expect(run.errorLines.contains("figures.csv was read as CP932 (Shift_JIS)."))
            #expect(run.errorLines.allSatisfy { $0.hasSuffix("was read as CP932 (Shift_JIS).") })
        }
    }

    @Test func `what was demanded is not guessed around`() throws {
        try withTemporaryFolder { place in
            let cp932 = try SmallPlan().write(into: place, named: "cp932", encode: SmallPlan.cp932)
            #expect(try refusal(cp932, "--encoding", "utf-8").list.contains { $0.place.file == "figures.csv" })
            let utf16 = try SmallPlan().write(into: place, named: "utf16") { file, text in
                file == "figures.csv" ? text.data(using: .utf16) : Data(text.utf8)
            }
            let problem = try #require(refusal(utf16).list.first)
            #expect(problem.place.file == "figures.csv")
            #expect(problem.message.english.contains("UTF-16"))
        }
    }

    @Test func `an archive is read as its folder is, at the top or in one folder`() throws {
        try withTemporaryFolder { place in
            let plain = try rates(SmallPlan().write(into: place))
            for top in ["", "keikaku/"] {
                let files = Dictionary(uniqueKeysWithValues: SmallPlan().bytes.map { (top + $0.key, $0.value) })
                try Data(StoredZip(files).bytes).write(to: URL(fileURLWithPath: place + "/plan.zip"))
                #expect(try rates(place + "/plan.zip") == plain)
            }
        }
    }

    @Test(arguments: ["../plan.yaml", "/etc/passwd", "a/../../x.csv", "a/b/plan.yaml", "evil.sh"])
    func `an archive with a hostile name is refused`(name: String) throws {
        try withTemporaryFolder { place in
            var files = SmallPlan().bytes
            files[name] = [0x41]
            try Data(StoredZip(files).bytes).write(to: URL(fileURLWithPath: place + "/plan.zip"))
            #expect(try !refusal(place + "/plan.zip").list.isEmpty)
            #expect(try contents(of: place).keys.sorted() == ["plan.zip"])
        }
    }

    @Test(arguments: [[], [0x50, 0x4B], Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100), [0x41, 0x42]])
    func `a file that is no archive is refused`(bytes: [UInt8]) throws {
        try withTemporaryFolder { place in
            try Data(bytes).write(to: URL(fileURLWithPath: place + "/plan.zip"))
            #expect(try refusal(place + "/plan.zip").list.count == 1)
        }
    }
}
