import Figures
import Planning
import Wording

/// The rows of `evaluate`: one for each series and year.
struct SeriesRows {
    let evaluations: [YearEvaluation]

    static let columns = [
        "measure", "series", "indicator", "unit", "year", "target", "actual", "rate", "rate_shown", "rating", "reason",
    ]

    var rows: Rows {
        var rows = Rows(columns: Self.columns, numeric: ["year", "target", "actual", "rate", "rate_shown"])
        rows.hiddenInTable = ["rate"]
        for evaluation in evaluations {
            for (measure, list) in zip(evaluation.plan.measures, evaluation.series)
            where evaluation.plan.isCurrent(measure, in: evaluation.year) {
                let number = evaluation.plan.number(of: measure, in: evaluation.year)
                rows.rows += list.map { row(number, $0) }
            }
        }
        return rows
    }

    private func row(_ number: String, _ evaluation: Evaluation) -> [String] {
        let indicator = evaluation.indicator
        return [
            number,
            indicator.series,
            indicator.name,
            indicator.unit,
            String(evaluation.year.year),
            evaluation.target?.dataText ?? "",
            evaluation.actual?.dataText ?? "",
            evaluation.rate?.decimalText() ?? "",
            evaluation.shownText ?? "",
            evaluation.symbol,
            evaluation.absence?.code ?? "",
        ]
    }
}
