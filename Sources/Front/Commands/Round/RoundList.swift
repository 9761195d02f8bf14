package import ArgumentParser
import Casework
import Figures
import Rounds
import Wording

/// `shirube round list`: the rounds that there are, and the units that answer in them.
package struct RoundList: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: said("照会と、答える部署を示す。", "Lists the rounds and the units that answer in them.")
    )

    @OptionGroup var round: RoundArgument

    @Option(help: help("出力の形式（table、csv、json）", "Form of output (table, csv, json)"))
    var format = RowFormat.table

    package init() {}

    package func run() async throws {
        try put(await output())
    }

    package static let columns = ["round", "year", "state", "title", "unit", "sheets", "accepted"]

    /// One row for each unit of each round, or, for those who do not see all, one for each round.
    func output() async throws -> String {
        let rows = try await round.withOffice { office, standing in
            var rows: [[String]] = []
            for round in try await office.rounds(for: standing) {
                let head = [
                    round.id.text, String(round.year.year), round.state.rawValue, round.settings.title,
                ]
                do {
                    let board = try await office.board(of: round.id, for: standing)
                    rows += board.rows.map { row in
                        let accepted = (row.counts[SheetForm.State.accepted] ?? 0)
                        return head + [row.unit ?? "", String(row.total), String(accepted)]
                    }
                } catch RoundError.notPermitted {
                    rows.append(head + ["", "", ""])
                }
            }
            return rows
        }
        return Rows(columns: Self.columns, rows: rows).text(format)
    }
}
