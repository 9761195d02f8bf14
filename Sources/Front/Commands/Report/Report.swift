package import ArgumentParser
import Exchange
import Figures
import Foundation
import Papers
import PapersPages
import Planning
import PlanningStorage
import Seals
import Wording

/// `shirube report`: one of the office's documents as a file.
package struct Report: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: said(
            "委員会資料や調査票などの文書を、PDF、Excel、HTML で書き出す。",
            "Writes one of the office's documents as PDF, Excel or HTML."
        ),
        discussion: said(
            """
            例：
              shirube report --database var/shirube.sqlite --plan kagoshima --document measure-list --year R5 --format pdf --output list.pdf
              shirube report --plan Samples/kagoshima --document progress-summary --output summary.xlsx
              shirube report --plan Samples/kagoshima --document reporting-sheets --unit d01 --output sheets.xlsx
              shirube report --plan Samples/kagoshima
            --document がなければ、計画にある文書を並べます。様式は計画フォルダの document-名前.yaml です。
            """,
            """
            Examples:
              shirube report --database var/shirube.sqlite --plan kagoshima --document measure-list --year 2023 --format pdf --output list.pdf
              shirube report --plan Samples/kagoshima --document progress-summary --output summary.xlsx
              shirube report --plan Samples/kagoshima --document reporting-sheets --unit d01 --output sheets.xlsx
              shirube report --plan Samples/kagoshima
            Without --document the plan's documents are listed. Forms are the document-NAME.yaml of the plan folder.
            """
        )
    )

    @Option(
        name: .customLong("plan"),
        help: help(
            "計画フォルダかその zip ファイル。--database があるときは計画のID",
            "A plan folder or a zip archive of one; with --database the plan's id"
        )
    )
    var source: String

    @Option(help: help("データベース（SQLite のファイル）", "The database (a SQLite file)"))
    var database: String?

    @Option(help: help("文書の名前（progress-summary など）", "The name of the document (such as progress-summary)"))
    var document: String?

    @Option(
        help: help(
            "年度（2023、R5、令和5年度）。指定しなければ、実績値のある最後の年度",
            "The fiscal year (2023, R5). Without it the last year with actuals"
        ),
        transform: fiscalYear
    )
    var year: FiscalYear?

    @Option(help: help("部署の ID。その部署の担当分だけにします。", "The id of a unit: only what it answers for."))
    var unit: String?

    @Option(
        help: help(
            "形式（pdf、xlsx、html）。指定しなければ --output の拡張子に従います。",
            "The format (pdf, xlsx, html). Without it that of the ending of --output."
        )
    )
    var format: DocumentFormat?

    @Option(help: help("書き出すファイル", "The file to write"))
    var output: String?

    @Option(
        help: help(
            "計画フォルダの CSV の文字コード（utf-8、cp932）。指定しなければ evaluate と同じく判断します。",
            "Encoding of the plan folder's CSV files (utf-8, cp932). Without it as in evaluate."
        )
    )
    var encoding: EncodingChoice = .automatic

    @OptionGroup var edition: EditionArgument

    package init() {}

    package func validate() throws {
        guard document != nil || (output == nil && format == nil && unit == nil) else {
            throw ValidationError(said("--document で文書の名前を指定してください。", "Name the document with --document."))
        }
        guard document == nil || output != nil else {
            throw ValidationError(said("--output で書き出すファイルを指定してください。", "Name the file to write with --output."))
        }
        guard output == nil || chosenFormat != nil else {
            throw ValidationError(
                said(
                    "--format（pdf、xlsx、html）を指定するか、--output の拡張子をそのどれかにしてください。",
                    "Give --format (pdf, xlsx, html), or let --output end in one of them."
                )
            )
        }
    }

    package func run() async throws {
        for line in try await lines() { try put(visible(line) + "\n") }
    }

    /// Writes the document, and says what was done; or lists what there is.
    func lines() async throws -> [String] {
        let found = try await PlanOfCommand(source: source, database: database, encoding: encoding)
            .read(edition, year: year)
        let plan = found.plan
        let definitions = try DefinitionReader().read(plan)
        guard let document, let output, let format = chosenFormat else {
            return list(definitions)
        }
        let order = DocumentOrder(document, year: year ?? found.seal?.year ?? plan.currentYear, unit: try chosenUnit())
        let progress = ReportProgress()
        let printed = try DocumentPress(plan, definitions: definitions, sealing: found.sealing)
            .print(order, as: format) { page, pages in progress.tell(page, of: pages) }
        progress.finish()
        for note in printed.notes { tell(visible(note[.current])) }
        try ReportFile(path: output).write(printed.bytes)
        return [summary(printed, output)]
    }

    private func list(_ definitions: [DocumentDefinition]) -> [String] {
        guard !definitions.isEmpty else { return [PaperProblem.noDocuments.message[.current]] }
        var table = TextTable(
            header: [said("名前", "Name"), said("文書", "Document"), said("内容", "Content")],
            alignments: [.left, .left, .left]
        )
        table.widest = 60
        table.rows = definitions.map { [$0.name, $0.title[.current], $0.summary[.current]] }
        return table.lines
    }

    private func summary(_ printed: PrintedDocument, _ output: String) -> String {
        let size = (printed.bytes.count + 512) / 1024
        let pages = printed.pages.map { said("\($0)ページ、", "\($0) pages, ") } ?? ""
        return said("\(output) に書き出しました（\(pages)\(size) KiB）。", "\(output) was written (\(pages)\(size) KiB).")
    }

    private var chosenFormat: DocumentFormat? {
        format
            ?? output.flatMap { path in
                DocumentFormat(rawValue: (path as NSString).pathExtension.lowercased())
            }
    }

    private func chosenUnit() throws -> OrganisationUnit.ID? {
        guard let unit else { return nil }
        guard let id = OrganisationUnit.ID(unit) else {
            throw CommandFailure(
                Bilingual(
                    "部署の ID「\(shown(unit))」が正しくありません。units.csv の id を指定してください。",
                    "“\(shown(unit))” is no id of a unit; see id in units.csv."
                )
            )
        }
        return id
    }
}

extension DocumentFormat: ExpressibleByArgument {}
