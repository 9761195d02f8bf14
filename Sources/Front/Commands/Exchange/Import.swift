package import ArgumentParser
import Foundation
import Planning
import PlanningStorage
import Wording

/// `shirube import`: a plan folder into the database, whole or not at all.
package struct Import: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: said(
            "計画フォルダ（または zip）をデータベースに取り込む。",
            "Imports a plan folder (or a zip archive) into the database."
        ),
        discussion: said(
            """
            例：
              shirube import Samples/kagoshima --database var/shirube.sqlite
              shirube import keikaku.zip --database var/shirube.sqlite --encoding cp932
            誤りが一つでもあれば、すべてを示して何も変更しません。同じ内容をもう一度取り込んでも、何も変わりません。
            """,
            """
            Examples:
              shirube import Samples/kagoshima --database var/shirube.sqlite
              shirube import plan.zip --database var/shirube.sqlite --encoding cp932
            With any problem all are shown and nothing is changed. Importing the same again changes nothing.
            """
        )
    )

    @OptionGroup var source: PlanSource

    @OptionGroup var target: DatabaseArgument

    @Flag(help: help("すでにある計画はそのままにする", "Leave a plan alone that is already there"))
    var keepExisting = false

    package init() {}

    package func run() async throws {
        try put(visible(await line()) + "\n")
    }

    /// Imports, and says what was done.
    func line() async throws -> String {
        let plan = try source.read()
        return try await target.withStore { store in
            if keepExisting, try await store.plans().contains(where: { $0.id == plan.id }) {
                return said("\(plan.id)：すでにあるので、そのままにしました。", "\(plan.id): already there; left as it is.")
            }
            let folder = URL(fileURLWithPath: source.folder).lastPathComponent
            let change = try await store.save(
                plan,
                by: "shirube import (\(NSUserName()))",
                at: Date(),
                reason: "import: \(folder)"
            )
            return summary(plan, change)
        }
    }

    private func summary(_ plan: Plan, _ change: PlanChange) -> String {
        let (measures, series) = (plan.measures.count, plan.measures.reduce(0) { $0 + $1.indicators.count })
        guard !change.isEmpty else {
            return said("\(plan.id)：変更はありません。", "\(plan.id): nothing has changed.")
        }
        return said(
            "\(plan.id)：\(plan.name.japanese)（取組 \(measures)、指標 \(series)）を取り込みました。追加 \(change.added)、変更 \(change.changed)、削除 \(change.removed)。",
            "\(plan.id): \(plan.name.english) (\(measures) measures, \(series) series) imported: \(change.added) added, \(change.changed) changed, \(change.removed) removed."
        )
    }
}
