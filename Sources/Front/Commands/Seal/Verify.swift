package import ArgumentParser
import Exchange
import Planning
import Seals
import Wording

/// `shirube verify`: whether all that was sealed stands as it was.
package struct Verify: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: said("確定と訂正が、そのまま残っているか確かめる。", "Verifies seals and errata, or an exported folder."),
        discussion: said(
            """
            例：
              shirube verify --plan kagoshima
              shirube verify out/kagoshima
            一つでも書き換えがあれば、その場所を示して終了コード1で終わります。
            """,
            """
            Examples:
              shirube verify --plan kagoshima
              shirube verify out/kagoshima
            Anything that was changed is named with its place, and the exit status is 1.
            """
        )
    )

    @Argument(help: help("export --edition published で書き出したフォルダ", "A folder written by export --edition published"))
    var folder: String?

    @OptionGroup var target: DatabaseArgument

    @Option(help: help("計画のID", "The plan's id"))
    var plan: String?

    package init() {}

    package func validate() throws {
        guard (folder == nil) != (plan == nil) else {
            throw ValidationError(
                said(
                    "--plan で計画のIDを指定するか、フォルダを指定してください。",
                    "Name either a plan of the database with --plan, or a folder."
                )
            )
        }
    }

    package func run() async throws {
        let (line, faults) = try await result()
        guard faults.isEmpty else {
            for fault in faults { tell(visible(fault.line[.current])) }
            tell(said("\(faults.count)か所が、確定したときと違います。", "\(faults.count) place(s) differ from what was sealed."))
            throw ExitCode(1)
        }
        try put(visible(line) + "\n")
    }

    /// What to say where all is well, and where it is not.
    func result() async throws -> (line: String, faults: [SealFault]) {
        if let folder {
            let (hash, faults) = SealedFolder.verify(try PlanFolder(path: folder).files)
            let short = (hash ?? "").prefix(12)
            return (said("\(folder)：確定したときのままです（\(short)）。", "\(folder) is as it was sealed (\(short))."), faults)
        }
        return try await DatabaseFile(path: target.database).withSeals { desk in
            let id = try await desk.plan(named: plan ?? "").plan.id
            let report = try await desk.office.verify(id)
            let (seals, errata) = (
                report.entries.count { $0.kind == .seal }, report.entries.count { $0.kind == .erratum }
            )
            return (
                said(
                    "\(id)：確定 \(seals) 件、訂正 \(errata) 件。すべてそのままです。",
                    "\(id): \(seals) seal(s) and \(errata) erratum(s), all as they were."
                ),
                report.faults
            )
        }
    }
}
