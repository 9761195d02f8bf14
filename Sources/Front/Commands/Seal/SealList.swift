package import ArgumentParser
import Figures
import Planning
import Seals

/// `shirube seals`: the seals and errata of a plan.
package struct SealList: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "seals",
        abstract: said("計画の確定と訂正を並べる。", "Lists the seals and errata of a plan."),
        discussion: said(
            """
            例：
              shirube seals --plan kagoshima
            """,
            """
            Example:
              shirube seals --plan kagoshima
            """
        )
    )

    @OptionGroup var target: DatabaseArgument

    @Option(help: help("計画のID", "The plan's id"))
    var plan: String

    @Option(help: help("出力の形（table、csv、json）", "Form of the output (table, csv, json)"))
    var format = RowFormat.table

    package init() {}

    package static let columns = [
        "number", "kind", "year", "day", "publication", "hash", "post", "actor", "reason", "change", "before", "after",
    ]

    package func run() async throws {
        try put(await output())
    }

    /// One row for each seal, and one for each change of an erratum.
    func output() async throws -> String {
        let entries = try await DatabaseFile(path: target.database).withSeals { desk in
            try await desk.office.entries(of: desk.plan(named: plan).plan.id)
        }
        var rows = Rows(
            columns: Self.columns,
            rows: entries.flatMap(Self.rows),
            numeric: ["number"],
            hiddenInTable: ["actor"]
        )
        if format == .table { rows.rows = rows.rows.map { row in row.map(visible) } }
        return rows.text(format)
    }

    private static func rows(of entry: SealEntry) -> [[String]] {
        let head = [
            String(entry.number), entry.kind.rawValue, String(entry.year.year), entry.day.text,
            entry.publication?.text ?? "", entry.hash, entry.signature.post, entry.signature.actor,
            entry.signature.reason,
        ]
        guard !entry.changes.isEmpty else { return [head + ["", "", ""]] }
        return entry.changes.map { change in
            head + [
                "\(change.year.year) \(change.subject.rawValue) \(change.key)", change.before ?? "", change.after ?? "",
            ]
        }
    }
}
