package import ArgumentParser
import Exchange
import Figures
import Planning
import Wording

/// `shirube evaluate`: rates and ratings by the city's own rules.
package struct Evaluate: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: said("計画を、その団体のきまりで評価する。", "Evaluates a plan by the city's own rules."),
        discussion: said(
            """
            例：
              shirube evaluate Samples/kagoshima --year R5
              shirube evaluate Samples/kagoshima --format csv > rates.csv
              shirube evaluate Samples/kagoshima --scope node
              shirube evaluate Samples/kagoshima --explain 19
              shirube evaluate Samples/ibusuki --explain 1-オ-1
              shirube evaluate kagoshima --database var/shirube.sqlite --year R5 --edition published
            年度を指定しなければ、実績のある年度すべて（node などは最新の年度）を評価します。
            """,
            """
            Examples:
              shirube evaluate Samples/kagoshima --year 2023
              shirube evaluate Samples/kagoshima --format csv > rates.csv
              shirube evaluate Samples/kagoshima --scope node
              shirube evaluate Samples/kagoshima --explain 19
              shirube evaluate Samples/ibusuki --explain 1-ア-1
              shirube evaluate kagoshima --database var/shirube.sqlite --year 2023 --edition published
            Without a year: every year with actuals (for node and the like: the latest).
            """
        )
    )

    @OptionGroup var source: PlanSource

    @Option(
        help: help(
            "データベース。あるときはフォルダの代わりに計画のIDを指定",
            "A database; with it the plan's id takes the folder's place"
        )
    )
    var database: String?

    @OptionGroup var edition: EditionArgument

    @Option(help: help("年度（2023、R5、令和5年度）", "Fiscal year (2023, R5)"), transform: fiscalYear)
    var year: FiscalYear?

    @Option(help: help("別のきまり（rules.yaml）で評価する", "Evaluate by other rules (a rules.yaml)"))
    var rules: String?

    @Option(help: help("出力の形（table、csv、json）", "Form of the output (table, csv, json)"))
    var format: RowFormat = .table

    @Option(
        help: help("何を評価するか（series、measure、node、unit、plan）", "What is evaluated (series, measure, node, unit, plan)")
    )
    var scope: EvaluationScope = .series

    @Option(help: help("計算の過程を示す：番号、または 番号/系列", "Print the working of a measure, or of MEASURE/SERIES"))
    var explain: String?

    package init() {}

    package func validate() throws {
        guard explain == nil || (format == .table && scope == .series) else {
            throw ValidationError(
                said(
                    "--explain は文章で答えるので、--format の csv や json、--scope の series 以外とは一緒に使えません。",
                    "--explain answers in words; it does not go with --format csv or json, nor with a --scope other than series."
                )
            )
        }
    }

    package func run() async throws {
        let place = PlanOfCommand(source: source.folder, database: database, encoding: source.encoding)
        try put(output(of: try await place.read(edition, year: year).plan))
    }

    /// What is printed of a plan.
    func output(of plan: Plan) throws -> String {
        var plan = plan
        if let rules { plan.rules = try RulesReader().read(path: rules, for: plan) }
        let evaluator = PlanEvaluator(plan)
        let years = try evaluations(evaluator)
        if let explain { return try Explanation(evaluations: years).text(of: explain) }
        guard scope != .series else { return SeriesRows(evaluations: years).rows.text(format) }
        guard let latest = years.last else { return "" }
        return RollUpRows(evaluation: latest, scope: scope).rows.text(format)
    }

    private func evaluations(_ evaluator: PlanEvaluator) throws -> [YearEvaluation] {
        let plan = evaluator.plan
        let withActuals = plan.yearsWithActuals
        let wanted = year.map { [$0] } ?? (withActuals.isEmpty ? [plan.period.lowerBound] : withActuals)
        return try wanted.map { year in
            guard plan.period.contains(year) else { throw outside(year, plan) }
            guard let evaluation = evaluator.evaluation(of: year) else { throw withoutRules(year) }
            return evaluation
        }
    }

    private func outside(_ year: FiscalYear, _ plan: Plan) -> CommandFailure {
        let (first, last) = (plan.period.lowerBound, plan.period.upperBound)
        return CommandFailure(
            Bilingual(
                "\(year.name(.era, .japanese))は計画の期間（\(first.name(.era, .japanese))～\(last.name(.era, .japanese))）にありません。",
                "\(year.year) is outside the plan's period (\(first.year)–\(last.year))."
            )
        )
    }

    private func withoutRules(_ year: FiscalYear) -> CommandFailure {
        CommandFailure(
            Bilingual(
                "\(year.name(.era, .japanese))に使えるきまりが rules.yaml にありません。",
                "No version of the rules in rules.yaml holds in \(year.year)."
            )
        )
    }
}

/// What `evaluate` looks at.
package enum EvaluationScope: String, CaseIterable, ExpressibleByArgument {
    case series
    case measure
    case node
    case unit
    case plan
}
