import Figures
import Planning
import Wording

/// The text of `evaluate --explain`.
struct Explanation {
    let evaluations: [YearEvaluation]

    /// The working of the series that `text` names: a measure by its printed number or identity, perhaps with a series.
    func text(of text: String) throws -> String {
        guard let plan = evaluations.last?.plan, let year = evaluations.last?.year else { return "" }
        // A printed number may itself hold a slash.
        if let measure = plan.measure(called: text, in: year) {
            return explanation(of: measure, series: measure.indicators)
        }
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        let (name, series) = (pieces.dropLast().joined(separator: "/"), String(pieces.last ?? ""))
        guard pieces.count > 1, let measure = plan.measure(called: name, in: year) else { throw unknown(text) }
        let chosen = measure.indicators.filter { $0.series == series }
        guard !chosen.isEmpty else { throw unknownSeries(series, of: measure) }
        return explanation(of: measure, series: chosen)
    }

    private func explanation(of measure: Measure, series: [Indicator]) -> String {
        var lines: [String] = []
        // A year in which the measure was not yet, or no longer, part of the plan has nothing to say.
        let those = evaluations.filter { $0.plan.isCurrent(measure, in: $0.year) }
        for evaluation in those.isEmpty ? evaluations : those {
            let number = evaluation.plan.number(of: measure, in: evaluation.year)
            let name =
                Language.current == .japanese
                ? evaluation.plan.name(of: measure, in: evaluation.year) : measure.name.english
            for indicator in series {
                let reference = SeriesReference(measure: measure.id, series: indicator.series)
                let year = evaluation.year.name(.era, .current)
                lines.append(visible("No.\(number)/\(indicator.series) \(name) – \(indicator.name) (\(year))"))
                lines += evaluation.working(of: reference)?.lines(in: .current).map { "  " + visible($0) } ?? []
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func unknown(_ text: String) -> CommandFailure {
        CommandFailure(
            Bilingual(
                "「\(shown(text))」という番号の取組がありません。--explain には一覧の番号（例：19、19/1）を書いてください。",
                "No measure is called “\(shown(text))”. Give --explain a number of the list, such as 19 or 19/1."
            )
        )
    }

    private func unknownSeries(_ series: String, of measure: Measure) -> CommandFailure {
        let known = measure.indicators.map(\.series).joined(separator: ", ")
        return CommandFailure(
            Bilingual(
                "No.\(measure.number) に系列「\(shown(series))」はありません。あるのは \(known) です。",
                "No.\(measure.number) has no series “\(shown(series))”; it has \(known)."
            )
        )
    }
}
