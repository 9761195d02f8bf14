package import ArgumentParser
import Casework
import Figures
import Planning
import Rounds
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
            その年度の締め切った照会は終わり、受理していない調査票は計画に入りません。照会中のものは終わりません。
            受理して計画に反映されていない調査票は、先に反映します。反映できなければ、調査票の名前を示し、確定しません。
            """,
            """
            Example:
              shirube freeze --plan kagoshima --year 2023 --by 情報政策課長 --publish 2024-08-01 --reason 令和5年度の進捗状況の確定
            Figures, texts and rules of a sealed year are changed by errata (shirube correct) alone.
            The year's closed rounds end with it: sheets that are not accepted do not reach the plan. Open rounds stay open.
            Accepted sheets that the plan does not have are taken into it first; where it refuses, they are named and
            nothing is sealed.
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
            let outcome = try await desk.yearEnd().seal(
                year,
                of: stored.plan,
                publication: publish,
                hand.signature("freeze"),
                by: .terminal
            )
            let sealed = said(
                "\(stored.plan.id) の\(year.name(.era, .japanese))を確定しました：\(outcome.seal.mark.text)",
                "\(stored.plan.id): \(year.name(.western, .english)) is sealed: \(outcome.seal.mark.text)"
            )
            return [sealed] + outcome.rounds.map(Self.line)
        }
    }

    /// Of a round in which something was accepted while the year was sealed.
    private static func untaken(_ remainder: RoundRemainder) -> String {
        let (round, count) = (remainder.round.id, remainder.untaken.count)
        return said(
            "  照会 \(round)：受理した\(count)件が計画に反映されていないため、終わっていません。「締切と計画への反映」で確かめてください。",
            "  round \(round) is not ended: \(count) accepted sheet(s) are not in the plan. See “Closing and the plan”."
        )
    }

    /// What sealing the year meant for one of its rounds.
    private static func line(_ remainder: RoundRemainder) -> String {
        if !remainder.untaken.isEmpty { return untaken(remainder) }
        let counts = SheetForm.State.all.compactMap { state in
            remainder.open[state].map { "\(SheetForm.name(of: state)[.current]) \($0)" }
        }
        let list =
            counts.isEmpty ? "" : said("（\(counts.joined(separator: "、"))）", " (\(counts.joined(separator: ", ")))")
        let (round, open, all) = (remainder.round.id, remainder.count, remainder.sheets)
        return remainder.endsWithSeal
            ? said(
                "  照会 \(round)：終了しました。調査票\(all)件のうち、受理していない\(open)件\(list)は計画に入りません。",
                "  round \(round) is ended: \(open) of \(all) sheet(s) were not accepted\(list) and do not reach the plan."
            )
            : said(
                "  照会 \(round)：照会中のままです。調査票\(all)件のうち、\(open)件\(list)を受理していません。",
                "  round \(round) stays open: \(open) of \(all) sheet(s) are not accepted\(list)."
            )
    }
}
