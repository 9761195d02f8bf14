import Documents
import Exchange
import Papers
import PapersPages
import Planning
import Testing
import Wording

/// docs/documents.md names every document, key, list and fact, and its examples are forms.
@Suite struct DocumentsDocumentationTests {
    private let document: Document

    init() throws {
        document = try Document("docs/documents.md")
    }

    private func complaints(about form: String) -> [String] {
        do {
            _ = try DefinitionReader().read(Array(form.utf8), name: "x", for: nil)
            return []
        } catch {
            return error.list.map { $0.line(in: .english) }
        }
    }

    @Test func `every document that a new folder has is described`() throws {
        let forms = PlanFolderTemplate().folder.files.keys.filter { $0.hasPrefix("document-") }
        let names = forms.map { String($0.dropFirst("document-".count).dropLast(".yaml".count)) }
        #expect(names.count == 6)
        #expect(document.missing(names) == [])
    }

    @Test func `every fact is described in the section on facts`() {
        let facts = document.section("## Facts")
        #expect(facts.missing(Fact.allCases.map(\.rawValue)) == [])
        let known = Set(Fact.allCases.map(\.rawValue))
        let spans = facts.codeSpans.map(String.init).filter { $0.contains(".") && !$0.contains(" ") }
        #expect(spans.filter { !known.contains($0) } == [])
    }

    @Test func `every list and its kinds are described in the section on lists`() {
        let lists = document.section("## Lists")
        #expect(lists.missing(FactList.allCases.map(\.rawValue)) == [])
        #expect(lists.missing(CouncilEntry.Kind.allCases.map(\.rawValue)) == [])
        #expect(lists.missing(Attendee.Role.allCases.map(\.rawValue)) == [])
    }

    @Test func `every word of a form is described`() {
        let words: [String] =
            RunningLine.Word.allCases.map(\.rawValue) + PaperFormat.Size.allCases.map(\.rawValue)
            + PaperFormat.Orientation.allCases.map(\.rawValue) + HorizontalAlignment.allCases.map(\.rawValue)
            + VerticalAlignment.allCases.map(\.rawValue) + CellStyle.Direction.allCases.map(\.rawValue)
            + CellStyle.Shade.allCases.map(\.rawValue)
        #expect(document.missing(words) == [])
    }

    /// A form with an unknown key in every mapping: the complaints name the keys that are known.
    private static let wrongEverywhere = """
        zzzzzzzz: 1
        title: 様式
        paper: {size: a4, zzzzzzzz: 1, margins: {zzzzzzzz: 1}}
        header: {zzzzzzzz: 1}
        words: {zzzzzzzz: 1}
        selections: {main: [{series: m001/1, zzzzzzzz: 1}]}
        sections:
          - title: 節
            zzzzzzzz: 1
            blocks:
              - {zzzzzzzz: 1}
              - {heading: x, zzzzzzzz: 1}
              - {text: x, zzzzzzzz: 1}
              - {each: series, blocks: [{chart: series, zzzzzzzz: 1}], zzzzzzzz: 1}
              - table:
                  zzzzzzzz: 1
                  name: 表
                  rows: {each: series, zzzzzzzz: 1}
                  columns: [{width: 10, heading: x, zzzzzzzz: 1, entry: zzzzzzzz}]
              - grid: {name: 枠, columns: [10], rows: [{cells: [{zzzzzzzz: 1}], zzzzzzzz: 1}], zzzzzzzz: 1}

        """

    @Test func `every key that the reader knows is described`() {
        let complaints = complaints(about: Self.wrongEverywhere)
        let lists = complaints.compactMap { line in
            line.firstMatch(of: /It must be one of: ([a-z_, ]+)\./).map { $0.output.1 }
        }
        #expect(lists.count >= 15, "\(complaints)")
        let keys = Set(lists.flatMap { $0.split(separator: ", ").map(String.init) })
        #expect(
            keys.isSuperset(of: ["sections", "row_height", "row_heading", "no_value", "cells", "together", "include"])
        )
        #expect(document.section("# Reference").missing(keys.sorted()) == [])
    }

    @Test func `examples are forms`() {
        let blocks = document.blocks.filter { $0.info.hasPrefix("yaml") }
        #expect(blocks.count >= 3)
        for block in blocks {
            #expect(block.info == "yaml document-NAME.yaml")
            #expect(complaints(about: block.text) == [], "docs/documents.md:\(block.line)")
        }
    }

    @Test func `every format is named where the command is described`() throws {
        let section = try Document("docs/commands.md").section("## `shirube report`")
        #expect(section.missing(DocumentFormat.allCases.map(\.rawValue)) == [])
    }
}
