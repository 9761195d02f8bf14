import Figures
import Planning
import Seals
import Testing
import Wording

@testable import Exchange

/// docs/plan-folder.md names every file, column and word of a plan folder.
@Suite struct PlanFolderDocumentationTests {
    private let document: Document

    init() throws {
        document = try Document("docs/plan-folder.md")
    }

    @Test func `every file is named`() {
        #expect(document.missing(PlanFolder.knownFiles) == [])
    }

    @Test func `every column of a table stands in the line about it`() throws {
        let beside = [
            (file: PlanFolder.sealsFile, header: SealTables.sealColumns),
            (file: PlanFolder.errataFile, header: SealTables.erratumColumns),
        ]
        for table in TableSchema.all.map({ ($0.file, $0.header) }) + beside {
            let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false)
            let paragraph = lines.drop { !$0.hasPrefix("`\(table.0)`:") }.prefix { !$0.isEmpty }
            let words = Set(paragraph.joined(separator: "\n").split { !($0.isLetter || $0 == "_") }.map(String.init))
            #expect(table.1.filter { !words.contains($0) } == [], "\(table.0)")
        }
    }

    @Test func `every word of the tables is explained`() {
        let words: [String] =
            NoValueReason.allCases.map(\.rawValue) + MilestoneState.allCases.map { "milestone:\($0.rawValue)" }
            + FigureKind.allCases.map(\.rawValue) + Direction.allCases.map(\.rawValue)
            + Accumulation.allCases.map(\.rawValue) + OrganisationUnit.Kind.allCases.map(\.rawValue)
            + Audience.allCases.map(\.rawValue) + YearlyText.Kind.allCases.map(\.rawValue)
            + LineageEvent.Kind.allCases.map(\.rawValue) + Grant.Kind.Word.allCases.map(\.rawValue)
            + Attendee.Role.allCases.map(\.rawValue) + Attendee.Attendance.allCases.map(\.rawValue)
            + CouncilEntry.Kind.allCases.map(\.rawValue) + SealedChange.Subject.allCases.map(\.rawValue)
            + [Grant.unit, DocumentFile.pattern]
        let spans = Set(document.codeSpans.map(String.init))
        #expect(words.filter { !spans.contains($0) } == [])
    }

    private func complaints(about plan: String) -> [String] {
        let log = ProblemLog()
        _ = PlanHead(yaml: Array(plan.utf8), log: log)
        return log.problems().list.map { $0.line(in: .english) }
    }

    @Test func `examples of plan yaml are read`() {
        let blocks = document.blocks.filter { $0.info.hasPrefix("yaml") }
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(complaints(about: block.text) == [], "docs/plan-folder.md:\(block.line)") }
    }

    @Test func `every key of plan yaml is shown`() {
        let wrong = """
            zzzzzzzz: 1
            municipality: {zzzzzzzz: 1}
            period: {zzzzzzzz: 1}
            levels: [{zzzzzzzz: 1}, {zzzzzzzz: 1}]

            """
        let keys = complaints(about: wrong).compactMap { line in
            line.firstMatch(of: /It must be one of: ([a-z_, ]+)\./).map { String($0.output.1) }
        }
        .flatMap { $0.split(separator: ", ").map(String.init) }
        #expect(Set(keys).isSuperset(of: ["municipality", "code", "through", "levels"]))
        #expect(document.missing(Set(keys).sorted()) == [])
    }
}
