package import ArgumentParser
import Figures
import Planning
import Rounds
import Seals
import Wording

/// `shirube correct`: an erratum of a sealed year.
package struct Correct: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: said("確定した年度の数値や記述を、理由を付けて訂正する。", "Corrects a figure or text of a sealed year, with a reason."),
        discussion: said(
            """
            例：
              shirube correct --plan kagoshima --series m019/1 --year R5 --kind actual --value 1,087 --by 情報政策課長 --reason 集計の誤り
              shirube correct --plan kagoshima --series m019/1 --year R5 --kind actual --no-value not_yet_available --by 情報政策課長 --reason 集計中だった
              shirube correct --plan kagoshima --series m048/1 --year R5 --kind actual --milestone partly --by 情報政策課長 --reason 確認の誤り
            もとの値は残り、どの画面、データ、文書にも、訂正した値と並べて示します。
            """,
            """
            Examples:
              shirube correct --plan kagoshima --series m019/1 --year 2023 --kind actual --value 1,087 --by 情報政策課長 --reason 集計の誤り
              shirube correct --plan kagoshima --series m019/1 --year 2023 --kind actual --no-value not_yet_available --by 情報政策課長 --reason 集計中だった
              shirube correct --plan kagoshima --series m048/1 --year 2023 --kind actual --milestone partly --by 情報政策課長 --reason 確認の誤り
            The original stays, and is shown beside the corrected value on pages, in data and documents.
            """
        )
    )

    @OptionGroup var target: DatabaseArgument

    @Option(help: help("計画のID", "The plan's id"))
    var plan: String

    @Option(help: help("指標（m019/1）。記述は取組（m019）", "The series (m019/1); for a text the measure (m019)"))
    var series: String

    @Option(help: help("年度（2023、R5、令和5年度）", "Fiscal year (2023, R5)"), transform: fiscalYear)
    var year: FiscalYear

    @Option(
        help: help(
            "何を訂正するか（target、actual、baseline、target_note、actual_note、baseline_note、activity、outlook、assessment）",
            "What is corrected (target, actual, baseline; target_note, actual_note, baseline_note; activity, outlook, assessment)"
        )
    )
    var kind: PlanCorrection.Kind

    @Option(help: help("正しい値または記述", "The right value or text"))
    var value: String?

    @Option(
        help: help("値がない理由（not_yet_available など）", "Why there is no value (such as not_yet_available)"),
        transform: noValueReason
    )
    var noValue: NoValueReason?

    @Option(
        help: help(
            "達成状況（reached＝達成、partly＝一部達成、not_reached＝未達成）。--value の文言を付けてもよい",
            "How far something has come that happens or not (reached, partly, not_reached); with --value its words"
        )
    )
    var milestone: MilestoneState?

    @OptionGroup var hand: SealHand

    package init() {}

    package func validate() throws {
        if milestone != nil {
            guard kind == .actual, noValue == nil else {
                throw ValidationError(
                    said(
                        "--milestone は --kind actual と --value にだけ使えます。",
                        "--milestone goes with --kind actual and --value alone."
                    )
                )
            }
            return
        }
        guard (value == nil) != (noValue == nil), noValue == nil || kind.figure != nil else {
            throw ValidationError(
                said(
                    "--value か --no-value のどちらか一方を指定してください。記述には --value を使います。",
                    "Give either --value or --no-value; a text takes --value."
                )
            )
        }
    }

    package func run() async throws {
        try put(visibleLines(await lines()))
    }

    /// Corrects, and says what became of it.
    func lines() async throws -> [String] {
        try await DatabaseFile(path: target.database).withSeals { desk in
            let stored = try await desk.plan(named: plan)
            let entry = try await desk.office.correct(stored.plan.id, hand.signature("correct"), edit: edit)
            // What was accepted after the seal may be what the plan says now: then it waits no longer.
            try await desk.yearEnd().takeIn(entry, of: stored.plan, by: .terminal)
            let changes = entry.changes.map { change in
                "  \(change.year.year) \(change.subject.rawValue) \(change.key)：\(change.before ?? "－") → \(change.after ?? "－")"
            }
            return [
                said(
                    "\(stored.plan.id)：訂正 \(entry.mark.text)",
                    "\(stored.plan.id): erratum \(entry.mark.text)"
                )
            ] + changes
        }
    }

    private func edit(_ plan: inout Plan) throws {
        try PlanCorrection(kind, of: series, in: year, entry).apply(to: &plan)
    }

    private var entry: PlanCorrection.Entry {
        if let milestone { return .milestone(milestone, words: value) }
        return noValue.map { .none($0) } ?? .words(value ?? "")
    }
}

extension MilestoneState: ExpressibleByArgument {}

extension PlanCorrection.Kind: ExpressibleByArgument {}

/// One of the codes of reasons for no value.
@Sendable private func noValueReason(_ argument: String) throws -> NoValueReason {
    guard let reason = NoValueReason(rawValue: argument) else {
        let known = NoValueReason.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
            said("値がない理由は次のどれかです：\(known)", "The reason for no value is one of: \(known)")
        )
    }
    return reason
}
