import Foundation
import Testing

/// What people need to build, test and find their way is written down.
@Suite struct ProjectDocumentationTests {
    @Test(arguments: [
        "README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "docs/rules.md", "docs/plan-folder.md",
        "docs/commands.md", "docs/documents.md", "docs/site.md", "docs/glossary.md", "docs/benchmarks.md",
        "docs/security.md", "docs/threat-model.md",
    ])
    func `the document is there and has a heading`(path: String) throws {
        #expect(try Document(path).text.hasPrefix("# "))
    }

    /// What protects the site is said with the test that shows it; one that is renamed must not leave that behind.
    @Test(arguments: ["docs/security.md", "docs/threat-model.md"])
    func `every test that a document of security names is there`(path: String) throws {
        let files = FileManager.default.enumerator(atPath: Document.root.appending(path: "Tests").path)
        let names = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.map { "Tests/" + $0 }
        let sources = try names.map { try Document($0).text }.joined(separator: "\n")
        let tests = try Document(path).text.split(separator: "\n").filter {
            $0.hasPrefix("| ") || $0.contains("10.2.1")
        }
        .flatMap { line in line.matches(of: /“([^”]+)”/).map { String($0.output.1) } }
        #expect(tests.count > 30)
        #expect(tests.filter { !sources.contains("func `\($0)`") } == [])
    }

    /// Level 2 of the standard is gone through chapter by chapter, what does not apply included.
    @Test func `every chapter of the standard has its place`() throws {
        let record = try Document("docs/security.md").section("## ASVS").text
        let chapters = record.components(separatedBy: "\n### V").dropFirst()
        let missing = (1...14).filter { chapter in
            !chapters.contains { $0.hasPrefix("\(chapter) ") && $0.contains("\(chapter).") }
        }
        #expect(missing == [])
    }

    @Test func `every target of the Makefile is explained`() throws {
        let makefile = try Document("Makefile").text
        let targets = makefile.matches(of: /(?m)^## make ([a-z\-]+)\s/).map { String($0.output.1) }
        #expect(targets.count >= 5)
        let spans = Set(
            (try Document("README.md").codeSpans + Document("CONTRIBUTING.md").codeSpans).map(String.init)
        )
        #expect(targets.filter { !spans.contains("make \($0)") } == [])
    }

    @Test func `every package and library has its reason`() throws {
        let record = try Document("docs/decisions/0001-dependencies.md")
        let manifest = try Document("Package.swift").text
        let packages = manifest.matches(of: /url: "[^"]*\/([^"\/]+?)(?:\.git)?"/).map { String($0.output.1) }
        #expect(packages.count >= 5)
        let script = try Document("scripts/install-libraries").text
        let libraries = script.matches(of: /(?m)^ *packages="([^"]*)"/)
            .flatMap { $0.output.1.split(separator: " ").map(String.init) }.filter { !$0.hasPrefix("$") }
        #expect(libraries.count >= 5)
        let requirements = try Document("Tests/Browser/requirements.txt").text.split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0.isLetter || "-_".contains($0) }) }
        #expect(record.missing(packages + libraries + requirements) == [])
    }

    @Test func `every target of the manifest is on the map`() throws {
        let manifest = try Document("Package.swift").text
        let pattern = /\.(?:target|executableTarget|systemLibrary|testTarget)\(\s*name: "([A-Za-z\-]+)"/
        let targets = manifest.matches(of: pattern).map { String($0.output.1) }
        #expect(targets.count > 15)
        #expect(try Document("ARCHITECTURE.md").missing(targets) == [])
    }

    @Test(arguments: Document.all)
    func `every link leads to a file`(document: Document) throws {
        let folder = Document.root.appending(path: document.path).deletingLastPathComponent()
        for match in document.text.matches(of: /\]\(([^)\s]+)\)/) {
            let target = match.output.1.prefix { $0 != "#" }
            guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
            let path = folder.appending(path: String(target)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(document.path): \(target)")
        }
    }

    @Test(arguments: Document.all)
    func `a document named in passing is there`(document: Document) throws {
        for match in document.text.matches(of: /docs\/[A-Za-z0-9\/\-]+\.md/) {
            let path = Document.root.appending(path: String(match.output)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(document.path): \(match.output)")
        }
    }
}
