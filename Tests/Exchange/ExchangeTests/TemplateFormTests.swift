import Documents
import Figures
import Papers
import Planning
import Testing
import Wording

@testable import Exchange

/// The forms that a new plan folder begins with.
@Suite struct TemplateFormTests {
    static let names = [
        "evaluation-sheets", "measure-briefs", "measure-list", "meeting-pack", "progress-summary", "reporting-sheets",
    ]

    @Test func `a new folder has the six documents and reads without problems`() throws {
        let folder = PlanFolderTemplate().folder
        let forms = folder.files.keys.filter { $0.hasPrefix("document-") }.sorted()
        #expect(forms == Self.names.map { "document-\($0).yaml" })
        #expect(folder.problemLines() == [])
    }

    @Test(arguments: names)
    func `every document of a new folder can be made, in every year`(name: String) throws {
        let plan = try PlanFolderReader().read(PlanFolderTemplate().folder).plan
        let maker = DocumentMaker(PlanFacts(plan), definitions: try DefinitionReader().read(plan))
        for year in plan.period {
            let document = try maker.document(name, year: year)
            #expect(document.title.contains("例示市"))
        }
    }

    @Test(arguments: names)
    func `a form says in both languages what it is for`(name: String) throws {
        let bytes = try #require(PlanFolderTemplate().folder.files["document-\(name).yaml"])
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(4)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("# ") && lines[1].hasPrefix("# ") && lines[1].contains("docs/documents.md"))
        let definition = try DefinitionReader().read(bytes, name: name, for: nil)
        #expect(definition.title.english != definition.title.japanese)
        #expect(!definition.summary.japanese.isEmpty)
    }
}
