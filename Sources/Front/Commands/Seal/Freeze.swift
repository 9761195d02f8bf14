package import ArgumentParser
import Figures
import Planning
import Seals
import Wording

/// `shirube freeze`: a year of a plan is sealed.
package struct Freeze: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: said("計画の年度を確定し、封印する。", "Seals a year of a plan."),
        discussion: said(
            """
            例：
              shirube freeze --plan kagoshima --year R5 --by 情報政策課長 --publish 2024-08-01 --reason 令和5年度の進捗状況の確定
            確定した年度の数値、記述、きまりは、その後は訂正（shirube correct）でしか変えられません。
            """,
            """
            Example:
              shirube freeze --plan kagoshima --year 2023 --by 情報政策課長 --publish 2024-08-01 --reason 令和5年度の進捗状況の確定
            Figures, texts and rules of a sealed year are changed by errata (shirube correct) alone.
            """
        )
    )

    @OptionGroup var target: DatabaseArgument

    @Option(help: help("計画のID", "The plan's id"))
    var plan: String

    @Option(help: help("年度（2023、R5、令和5年度）", "Fiscal year (2023, R5)"), transform: fiscalYear)
    var year: FiscalYear

    @Option(
        help: help("公表する日（2024-08-01）。指定しなければすぐに公表", "The day of publication (2024-08-01); without it at once"),
        transform: calendarDate
    )
    var publish: CalendarDate?

    @OptionGroup var hand: SealHand

    package init() {}

    package func run() async throws {
        try put(visibleLines(await lines()))
    }

    /// Seals, and says what was sealed.
    func lines() async throws -> [String] {
        try await DatabaseFile(path: target.database).withSeals { desk in
            let stored = try await desk.plan(named: plan)
            let entry = try await desk.office.freeze(
                stored.plan.id,
                year: year,
                publication: publish,
                hand.signature("freeze")
            )
            return [
                said(
                    "\(stored.plan.id) の\(year.name(.era, .japanese))を確定しました：\(entry.mark.text)",
                    "\(stored.plan.id): \(year.name(.western, .english)) is sealed: \(entry.mark.text)"
                )
            ]
        }
    }
}
