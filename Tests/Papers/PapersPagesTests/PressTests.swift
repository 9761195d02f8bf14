import Documents
import Exchange
import Figures
import Papers
import PapersPages
import Planning
import TestSupport
import Testing
import Wording

/// Documents as files.
@Suite struct PressTests {
    private func press(_ city: String) throws -> DocumentPress {
        let plan = try SamplePlan.named(city)
        return DocumentPress(plan, definitions: try DefinitionReader().read(plan))
    }

    private func order(_ name: String) throws -> DocumentOrder {
        DocumentOrder(name, year: try #require(FiscalYear(2023)))
    }

    @Test(arguments: HTMLEditionTests.orders, DocumentFormat.allCases)
    func `the same plan gives the same bytes, whoever makes them`(document: String, format: DocumentFormat) throws {
        let parts = document.split(separator: "/").map(String.init)
        let first = try press(parts[0]).print(order(parts[1]), as: format)
        let second = try press(parts[0]).print(order(parts[1]), as: format)
        #expect(first.bytes == second.bytes)
        #expect(first.bytes.count > 1_000)
        #expect((first.pages ?? 0 > 0) == (format == .pdf))
        #expect(first.notes == [], "\(first.notes)")
    }

    @Test func `progress is told page by page`() throws {
        var told: [(Int, Int)] = []
        let printed = try press("ibusuki").print(order("measure-briefs"), as: .pdf) { told.append(($0, $1)) }
        let pages = try #require(printed.pages)
        #expect(told.map(\.0) == Array(1...pages))
        #expect(told.allSatisfy { $0.1 == pages })
    }

    @Test func `a font that is not there is told with the line that asks for it`() throws {
        let plan = try SamplePlan.named("ibusuki")
        let form = """
            title: 様式
            fonts:
              - Nonesuch Mincho
              - BIZ UDGothic
            sections: [{title: 節, blocks: [{text: あ}]}]
            """
        let definition = try DefinitionReader().read(Array(form.utf8), name: "form", for: plan)
        let problems = #expect(throws: Problems.self) {
            try DocumentPress(plan, definitions: [definition]).print(order("form"), as: .pdf)
        }
        let problem = try #require(problems?.list.first)
        #expect(problem.place == Problem.Place(file: "document-form.yaml", line: 3))
        #expect(problem.message.japanese.contains("Nonesuch Mincho"))
    }

    @Test func `what cannot be made says where to look`() throws {
        let year = try #require(FiscalYear(2040))
        let outside = #expect(throws: Problems.self) {
            try press("ibusuki").print(DocumentOrder("measure-list", year: year), as: .html)
        }
        #expect(outside?.list.first?.place.file == "plan.yaml")
        let unknown = #expect(throws: Problems.self) { try press("ibusuki").print(order("nothing"), as: .pdf) }
        #expect(unknown?.list.first?.message.english.contains("measure-list") == true)
    }

    @Test func `every format has its type and its name`() {
        #expect(DocumentFormat.pdf.contentType == "application/pdf")
        #expect(DocumentFormat.xlsx.contentType.hasSuffix("spreadsheetml.sheet"))
        #expect(Set(DocumentFormat.allCases.map(\.name)).count == 3)
    }
}
