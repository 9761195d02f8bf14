import ArgumentParser
import City
import Exchange
import Foundation
import Testing

@testable import Commands

/// docs/commands.md names every command and everything that scripts may rely on.
@Suite struct CommandDocumentationTests {
    private let document: Document

    init() throws {
        document = try Document("docs/commands.md")
    }

    private static let subcommands = ShirubeCommand.configuration.subcommands

    @Test func `every command has a section with all of its options`() throws {
        #expect(!Self.subcommands.isEmpty)
        let groups = Self.subcommands.flatMap { command in command.configuration.subcommands.map { (command, $0) } }
        for (group, command) in Self.subcommands.map({ ($0, $0) }) + groups {
            let name = try #require(group.configuration.commandName)
            let section = document.section("## `shirube \(name)`")
            #expect(!section.text.isEmpty, "no section about \(name)")
            let help = ShirubeCommand.helpMessage(for: command, includeHidden: true, columns: 200)
            let options = Set(help.matches(of: /--[a-z][a-z\-]*/).map { String($0.output) })
            let common = document.section("## Common to all commands")
            let missing = options.filter { !section.codeWords.contains($0) && !common.codeWords.contains($0) }
            #expect(missing.isEmpty, "\(name): \(missing.sorted())")
        }
    }

    @Test func `the README names every command`() throws {
        let names = Self.subcommands.compactMap { $0.configuration.commandName }
        #expect(try Document("README.md").missing(names) == [])
    }

    @Test func `every column is explained`() {
        let evaluate = document.section("## `shirube evaluate`")
        #expect(evaluate.missing(SeriesRows.columns) == [])
        #expect(evaluate.missing(RollUpRows.columns) == [])
        #expect(document.section("## `shirube check`").missing(Check.columns) == [])
        let member = document.section("## `shirube member`")
        #expect(member.missing(MemberList.columns + MemberImport.columns) == [])
        let tables = OrganisationColumns.units + " " + OrganisationColumns.members
        #expect(member.missing(tables.split(separator: " ").map { $0.filter { $0 != "?" } }) == [])
    }

    @Test func `every word that an option takes is named`() {
        let words =
            RowFormat.allCases.map(\.rawValue) + EvaluationScope.allCases.map(\.rawValue)
            + LogLevel.allCases.map(\.rawValue) + EncodingChoice.allCases.map(\.rawValue)
            + Role.allCases.map(\.rawValue)
        #expect(document.missing(words) == [])
    }

    @Test(arguments: Document.all)
    func `every command line that is shown can be given`(document: Document) throws {
        for block in document.blocks {
            for line in block.text.split(separator: "\n") {
                let line = line.hasPrefix("$ ") ? line.dropFirst(2) : line
                guard line.hasPrefix("shirube "), !line.contains("…") else { continue }
                let words = line.prefix { !">|#".contains($0) }.split(separator: " ").dropFirst().map(String.init)
                guard !words.contains("--help"), !words.contains("--version") else { continue }
                #expect(throws: Never.self, "\(document.path): \(line)") {
                    try ShirubeCommand.parseAsRoot(words)
                }
                for sample in words where sample.hasPrefix("Samples/") {
                    let path = Document.root.appending(path: sample).path
                    #expect(FileManager.default.fileExists(atPath: path), "\(document.path): \(sample)")
                }
            }
        }
    }
}
