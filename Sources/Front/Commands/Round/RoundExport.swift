package import ArgumentParser
import RoundBooks
import Rounds
import SheetWriter
import Wording

/// `shirube round export`: a unit's sheets as a workbook.
package struct RoundExport: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: said("部署の調査票を Excel のファイルに書き出す。", "Writes a unit's sheets as an Excel workbook.")
    )

    @Argument(help: help("照会の ID（shirube round list で示されるもの）", "The id of the round, as shirube round list shows it"))
    var name: String

    @OptionGroup var round: RoundArgument

    @Option(help: help("部署の ID", "The id of the unit"))
    var unit: String

    @Option(help: help("書き出すファイル（.xlsx）", "The file to write (.xlsx)"))
    var output: String

    package init() {}

    package func run() async throws {
        try put(visible(await line()) + "\n")
    }

    /// Writes the workbook, and says what was done.
    func line() async throws -> String {
        let id = try RoundArgument.round(name)
        let book = try await round.withOffice { office, standing in
            try await RoundBookDesk(office).book(of: id, unit: unit, for: standing)
        }
        try ReportFile(path: output).write(try book.workbookForFile())
        let open = book.sheets.count { $0.rights.contains(.edit) || $0.rights.contains(.correct) }
        return said(
            "\(output) に書き出しました（\(book.unitName)、調査票 \(book.sheets.count)、うち記入できるもの \(open)）。",
            "\(output) was written (\(book.unitName), \(book.sheets.count) sheets, \(open) of them open)."
        )
    }
}

extension RoundBook {
    fileprivate func workbookForFile() throws(CommandFailure) -> [UInt8] {
        do {
            return try workbook()
        } catch {
            throw CommandFailure(error.message)
        }
    }
}
