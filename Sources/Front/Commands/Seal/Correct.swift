package import ArgumentParser
import Figures
import Planning
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
            もとの値は残り、どの画面、データ、文書にも、訂正した値と並べて示します。
            """,
            """
            Examples:
              shirube correct --plan kagoshima --series m019/1 --year 2023 --kind actual --value 1,087 --by 情報政策課長 --reason 集計の誤り
              shirube correct --plan kagoshima --series m019/1 --year 2023 --kind actual --no-value not_yet_available --by 情報政策課長 --reason 集計中だった
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
            "何を訂正するか（target、actual、activity、outlook、assessment）",
            "What is corrected (target, actual, activity, outlook, assessment)"
        )
    )
    var kind: CorrectionKind

    @Option(help: help("正しい値または記述", "The right value or text"))
    var value: String?

    @Option(
        help: help("値がない理由（not_yet_available など）", "Why there is no value (such as not_yet_available)"),
        transform: noValueReason
    )
    var noValue: NoValueReason?

    @OptionGroup var hand: SealHand

    package init() {}

    package func validate() throws {
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
        guard let reference = SeriesReference(series),
            let measure = plan.measures.firstIndex(where: { $0.id == reference.measure })
        else { throw SealError.unknownSeries(series) }
        guard let figure = kind.figure else {
            return edit(&plan, text: kind.text ?? .activity, of: reference.measure)
        }
        guard
            let index = plan.measures[measure].indicators.firstIndex(where: { $0.series == reference.series })
        else { throw SealError.unknownSeries(series) }
        let unit = plan.measures[measure].indicators[index].unit
        let cell = try cell(unit: unit)
        switch figure {
        case .target: plan.measures[measure].indicators[index].targets[year] = cell
        case .actual, .baseline: plan.measures[measure].indicators[index].actuals[year] = cell
        }
    }

    private func cell(unit: String) throws -> Figure {
        guard let noValue else {
            do throws(FigureProblem) {
                return try Figure(reading: value ?? "", unit: unit)
            } catch {
                throw CommandFailure(error.message)
            }
        }
        return Figure(.none(noValue), printed: "")
    }

    private func edit(_ plan: inout Plan, text kind: YearlyText.Kind, of measure: Measure.ID) {
        plan.texts.removeAll { $0.measure == measure && $0.year == year && $0.kind == kind }
        guard let value, !value.isEmpty else { return }
        plan.texts.append(YearlyText(measure: measure, year: year, kind: kind, text: value))
    }
}

/// What `correct` can change.
package enum CorrectionKind: String, CaseIterable, ExpressibleByArgument {
    case target
    case actual
    case activity
    case outlook
    case assessment

    var figure: FigureKind? { FigureKind(rawValue: rawValue) }
    var text: YearlyText.Kind? { YearlyText.Kind(rawValue: rawValue) }
}

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
