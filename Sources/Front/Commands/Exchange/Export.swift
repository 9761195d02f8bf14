package import ArgumentParser
import Exchange
import Figures
import Planning
import PlanningStorage
import Seals
import Tables
import Wording

/// `shirube export`: a plan out of the database as a plan folder.
package struct Export: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: said("データベースの計画を計画フォルダに書き出す。", "Writes a plan of the database as a plan folder."),
        discussion: said(
            """
            例：
              shirube export kagoshima out/kagoshima --database var/shirube.sqlite
              shirube export kagoshima out/r5 --edition published --year R5
              shirube export kagoshima out/then --as-of 2026-07-30T12:00
            書き出したものを取り込んで、もう一度書き出すと、1バイトも違いません。
            """,
            """
            Example:
              shirube export kagoshima out/kagoshima --database var/shirube.sqlite
              shirube export kagoshima out/r5 --edition published --year 2023
              shirube export kagoshima out/then --as-of 2026-07-30T12:00
            Importing an export and exporting again gives the same bytes.
            """
        )
    )

    @Argument(help: help("計画のID（plan.yaml の id）", "The plan's id (of plan.yaml)"))
    var plan: String

    @Argument(help: help("書き出すフォルダ", "The folder to write"))
    var folder: String

    @OptionGroup var source: DatabaseArgument

    @OptionGroup var edition: EditionArgument

    @Option(
        help: help("確定した年度（--edition published のとき）", "The sealed year, with --edition published"),
        transform: fiscalYear
    )
    var year: FiscalYear?

    package init() {}

    package func run() async throws {
        try put(await line() + "\n")
    }

    /// Exports, and says what was done.
    func line() async throws -> String {
        try await DatabaseFile(path: source.database).withSeals { desk in
            let found = try await edition.plan(plan, year: year, desk)
            guard let seal = found.seal else { return try current(found) }
            let later = try await desk.office.sealing(of: found.plan.id).errata(of: seal.year).count
            return try published(found.plan, seal, later: later)
        }
    }

    /// The plan as it stands or stood, with what is known of its seals.
    private func current(_ found: EditionOfPlan) throws -> String {
        let (id, errata) = (found.plan.id, SealTables.errata(found.chain))
        var beside: [String: [UInt8]] = [:]
        if !found.chain.isEmpty { beside[PlanFolder.sealsFile] = SealTables.seals(found.chain).csv }
        if !errata.rows.isEmpty { beside[PlanFolder.errataFile] = errata.csv }
        try PlanFolderWriter().write(found.plan, beside: beside, to: folder)
        return said("\(id) を \(folder) に書き出しました。", "\(id) was written to \(folder).")
    }

    /// A year as it was sealed: nothing that the seal does not cover stands in the folder, so that it verifies by itself.
    private func published(_ plan: Plan, _ seal: SealEntry, later errata: Int) throws -> String {
        let beside = [PlanFolder.sealFile: SealedFolder.manifest(of: seal)]
        try PlanFolderWriter().write(plan, beside: beside, to: folder)
        let without =
            errata == 0
            ? "" : said("その後の訂正 \(errata) 件は入っていません。", " It is without \(errata) erratum(s) that followed.")
        return said(
            "\(plan.id) の確定した版（\(seal.mark.text)）を \(folder) に書き出しました。",
            "The sealed edition of \(plan.id) (\(seal.mark.text)) was written to \(folder)."
        ) + without
    }
}

extension CommandFailure {
    /// There is no plan of that name in the store.
    init(unknownPlan name: String, in store: SQLPlanStore) async throws {
        let known = try await store.plans().map(\.id.text).joined(separator: ", ")
        self.init(
            Bilingual(
                "計画「\(shown(name))」はありません。あるのは \(known.isEmpty ? "（なし）" : known) です。",
                "There is no plan “\(shown(name))”; there is \(known.isEmpty ? "none" : known)."
            )
        )
    }
}
