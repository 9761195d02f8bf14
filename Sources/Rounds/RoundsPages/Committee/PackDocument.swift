import Figures
import HTTPTypes
import PagesSupport
package import Papers
import PapersPages
package import Planning
import Wording

/// One of the office's documents in a pack.
struct PackDocument: Hashable {
    static let formats: [(ending: String, name: String)] = [("pdf", "PDF"), ("xlsx", "Excel")]

    let name: String
    let title: Bilingual
}

/// Makes the documents of a pack: those of the plan as it is now, whatever of it is published.
package struct PackPapers: Sendable {
    private let readDefinitions: @Sendable (Plan) throws -> [DocumentDefinition]

    /// `readDefinitions` reads the forms of a plan.
    package init(readDefinitions: @escaping @Sendable (Plan) throws -> [DocumentDefinition]) {
        self.readDefinitions = readDefinitions
    }

    func documents(of plan: Plan, in year: FiscalYear) throws -> [PackDocument] {
        try readDefinitions(plan).map { PackDocument(name: $0.name, title: $0.title) }
    }

    /// `measure-list.pdf`; nothing where there is no such document.
    ///
    /// `sealing` has the seals and errata that the document shows.
    func file(
        _ word: String,
        of plan: Plan,
        in year: FiscalYear,
        sealing: PlanSealing
    ) async throws -> PageResponse? {
        guard let dot = word.lastIndex(of: "."),
            let format = [DocumentFormat.pdf, .xlsx].first(where: { $0.rawValue == word[word.index(after: dot)...] })
        else { return nil }
        let name = String(word[..<dot])
        let definitions = try readDefinitions(plan)
        guard definitions.contains(where: { $0.name == name }) else { return nil }
        let order = DocumentOrder(name, year: year)
        // Setting pages takes a while; the thread that reads connections is not for that.
        let printed = try await Task.detached {
            try DocumentPress(plan, definitions: definitions, sealing: sealing).print(order, as: format)
        }.value
        var response = PageResponse(bytes: printed.bytes, contentType: format.contentType, freshness: .noStore)
        response.extraHeaders[.contentDisposition] =
            "inline; filename=\"\(plan.id.text)-\(year.year)-\(name).\(format.rawValue)\""
        return response
    }
}
