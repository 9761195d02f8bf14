package import ArgumentParser
import City
import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import Seals
import SealsStorage
import Server
import Wording

/// `shirube publish`: the public site of a plan as a folder of files.
package struct Publish: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: said(
            "計画の公開サイトを、どのウェブサーバーでも配れるファイルとして書き出す。",
            "Writes a plan's public site as files that any web server can hand out."
        ),
        discussion: said(
            """
            例：
              shirube publish --plan Samples/kagoshima out/site
              shirube publish --plan kagoshima --database var/shirube.sqlite out/site
            すべてのリンクをたどって書き出します。書き出し終えるまで、前のサイトはそのまま残ります。
            届いた先では、フォルダの中で sha256sum -c SHA256SUMS とすると、欠けていないことを確かめられます。
            """,
            """
            Examples:
              shirube publish --plan Samples/kagoshima out/site
              shirube publish --plan kagoshima --database var/shirube.sqlite out/site
            Every link is followed. An earlier site stays as it is until the new one is whole.
            Where it arrives, sha256sum -c SHA256SUMS in the folder shows that nothing is missing.
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

    @Argument(help: help("書き出すフォルダ", "The folder to write"))
    var folder: String

    @Option(
        help: help(
            "データベース（SQLite のファイル）。その中の計画を、変更の履歴とともに書き出します。",
            "The database (a SQLite file) that holds the plan; its history of changes is published with it."
        )
    )
    var database: String?

    @Option(
        help: help(
            "計画フォルダの CSV の文字コード（utf-8、cp932）。指定しなければ evaluate と同じく判断します。",
            "Encoding of the plan folder's CSV files (utf-8, cp932). Without it as in evaluate."
        )
    )
    var encoding: EncodingChoice = .automatic

    @OptionGroup var site: SiteArgument

    @OptionGroup var content: DocumentsArgument

    @OptionGroup var edition: EditionArgument

    @Option(
        help: help("確定した年度（--edition published のとき）", "The sealed year, with --edition published"),
        transform: fiscalYear
    )
    var year: FiscalYear?

    package init() {}

    package func validate() throws {
        guard database == nil || encoding == .automatic else {
            throw ValidationError(
                said(
                    "--encoding は計画フォルダを読むときのもので、--database と一緒には使えません。",
                    "--encoding is for plan folders and does not go with --database."
                )
            )
        }
        guard database != nil || !edition.isGiven else {
            throw ValidationError(EditionArgument.needsDatabase[.current])
        }
    }

    package func run() async throws {
        try put(visible(await line()) + "\n")
    }

    /// Publishes, and says what was done.
    func line() async throws -> String {
        guard let database else {
            let plan = try PlanOfCommand(source: source, database: nil, encoding: encoding).readFolder()
            return try await publish(plan, from: PublishedPlanStore(plan))
        }
        return try await DatabaseFile(path: database).withSeals { desk in
            guard edition.isCurrent else {
                let found = try await edition.plan(source, year: year, desk)
                return try await publish(found.plan, from: PublishedPlanStore(found.plan, sealing: found.sealing))
            }
            let stored = try await desk.plan(named: source)
            let store = PublicPlanStore(store: desk.plans, seals: desk.store) { CalendarDate(inJapan: Date()) }
            let shown = try await store.shown(stored)
            let changed = try await desk.plans.plans().first { $0.id == stored.plan.id }?.changed ?? Date()
            return try await publish(
                shown.plan,
                from: PublishedPlanStore(shown, changed: changed, history: store)
            )
        }
    }

    private func publish(_ plan: Plan, from store: PublishedPlanStore) async throws -> String {
        let publication = SitePublication(plan.id, in: store, origin: site.origin, showsDocuments: content.documents)
        let written = try await publication.write(to: folder)
        let kilobytes = (written.bytes + 512) / 1024
        return said(
            "\(plan.id)：\(plan.name.japanese)のサイトを \(folder) に書き出しました（ページ \(written.pages)、ファイル \(written.files)、\(kilobytes) KiB）。",
            "\(plan.id): the site of \(plan.name.english) was written to \(folder) (\(written.pages) pages, \(written.files) files, \(kilobytes) KiB)."
        )
    }
}
