import Documents
import PagesSupport
import Papers
import PlanningPages
import Wording

/// One document as a page of the site.
struct DocumentPage {
    let frame: PlanFrame
    let definition: DocumentDefinition
    let document: Document

    init(_ frame: PlanFrame, _ definition: DocumentDefinition, _ document: Document) {
        self.frame = frame
        self.definition = definition
        self.document = document
    }

    var shell: PageShell {
        let title = definition.title.japanese
        let path = "\(frame.filesPath)\(definition.name)/"
        var shell = frame.shell(
            title: title,
            path: path,
            description: definition.summary.japanese,
            crumbs: [.init(DocumentListPage.title.japanese, path: frame.documentsPath(frame.year))]
        ) {
            h1 { "\(title)　\(frame.yearName)" }
            ul(.class("document-links")) {
                for format in [DocumentFormat.pdf, .xlsx] {
                    li { a(.href("\(frame.filesPath)\(definition.name).\(format.rawValue)")) { "\(format.name)で見る" } }
                }
            }
            DocumentMarkup(document: document).markup
        }
        // Documents are in the city's language alone.
        shell.hasOtherReadings = false
        return shell
    }
}
