import Documents
package import Figures
import PaperWriter
package import Papers
package import Planning
import SheetWriter
package import Wording

/// What a document can be had as.
package enum DocumentFormat: String, CaseIterable, Hashable, Sendable {
    case pdf
    case xlsx
    case html

    package var contentType: String {
        switch self {
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .html: "text/html; charset=utf-8"
        }
    }

    /// As people call it.
    package var name: String {
        switch self {
        case .pdf: "PDF"
        case .xlsx: "Excel"
        case .html: "HTML"
        }
    }
}

/// Which document: of a plan's forms one, for a year, for all departments or one.
package struct DocumentOrder: Hashable, Sendable {
    package let name: String
    package let year: FiscalYear
    /// Only what this unit, or a unit below it, answers for.
    package let unit: OrganisationUnit.ID?

    package init(_ name: String, year: FiscalYear, unit: OrganisationUnit.ID? = nil) {
        self.name = name
        self.year = year
        self.unit = unit
    }
}

/// A document as a file.
package struct PrintedDocument: Sendable {
    package let bytes: [UInt8]
    /// Of a PDF file.
    package let pages: Int?
    /// What a person should know of it: characters that no font has.
    package let notes: [Bilingual]
}

/// Makes a plan's documents and prints them.
package struct DocumentPress: Sendable {
    package let maker: DocumentMaker

    /// `sealing` has the seals and errata that the documents are to show.
    package init(_ plan: Plan, definitions: [DocumentDefinition], sealing: PlanSealing = .none) {
        maker = DocumentMaker(PlanFacts(plan, sealing: sealing), definitions: definitions)
    }

    /// Makes one document and writes it in a format.
    ///
    /// - Parameters:
    ///   - order: which document.
    ///   - format: as what.
    ///   - progress: is told the page that is being drawn and how many there are; PDF only.
    /// - Returns: the file.
    /// - Throws: ``Problems``: what cannot be made or printed, with the line of the form where one is to blame.
    package func print(
        _ order: DocumentOrder,
        as format: DocumentFormat,
        progress: (_ page: Int, _ pages: Int) -> Void = { _, _ in }
    ) throws(Problems) -> PrintedDocument {
        let document: Document
        do throws(PaperProblem) {
            document = try maker.document(order.name, year: order.year, unit: order.unit)
        } catch {
            let file = error.file ?? "document-\(order.name).yaml"
            throw Problems([Problem(Problem.Place(file: file), message: error.message)])
        }
        switch format {
        case .html: return PrintedDocument(bytes: document.htmlFile, pages: nil, notes: [])
        case .xlsx:
            do throws(SheetError) {
                return PrintedDocument(bytes: try document.workbook(), pages: nil, notes: [])
            } catch {
                throw Self.problem(order, error.message)
            }
        case .pdf: return try pdf(document, order, progress)
        }
    }

    private func pdf(
        _ document: Document,
        _ order: DocumentOrder,
        _ progress: (Int, Int) -> Void
    ) throws(Problems) -> PrintedDocument {
        do throws(PaperError) {
            let result = try PDFWriter().write(document, progress: progress)
            return PrintedDocument(
                bytes: result.bytes,
                pages: result.pages,
                notes: Self.notes(result.unknownCharacters)
            )
        } catch {
            throw Self.problem(order, error.message, line: line(of: error, order.name))
        }
    }

    /// The line of the form that names a font which is not there.
    private func line(of error: PaperError, _ name: String) -> Int? {
        let missing: String? =
            switch error {
            case .familyMissing(let family, _, _): family
            case .fontsMissing(let families, _): families.first
            default: nil
            }
        return missing.flatMap { family in maker.definitions[name]?.fonts.first { $0.family == family }?.line }
    }

    private static func problem(_ order: DocumentOrder, _ message: Bilingual, line: Int? = nil) -> Problems {
        Problems([Problem(Problem.Place(file: "document-\(order.name).yaml", line: line), message: message)])
    }

    private static func notes(_ unknown: [UnknownCharacter]) -> [Bilingual] {
        guard !unknown.isEmpty else { return [] }
        let list = unknown.prefix(10).map { entry in
            let code = String(entry.character.value, radix: 16, uppercase: true)
            return "U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)×\(entry.count)"
        }
        .joined(separator: ", ")
        return [
            Bilingual(
                "どのフォントにもない文字が\(unknown.count)種類あり、□で表しました：\(list)",
                "\(unknown.count) characters are in none of the fonts and stand as boxes: \(list)"
            )
        ]
    }
}
