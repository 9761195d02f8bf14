import Figures
import Wording

/// Compares what published documents printed with the plan and with what its rules compute.
struct PublishedCheck {
    let plan: Plan
    let evaluator: PlanEvaluator
    private let evaluations: [FiscalYear: YearEvaluation]
    /// How Japanese explanations name years.
    private let years: YearStyle

    init(_ evaluator: PlanEvaluator, years: YearStyle) {
        self.evaluator = evaluator
        self.years = years
        plan = evaluator.plan
        var evaluations: [FiscalYear: YearEvaluation] = [:]
        for year in Set(plan.published.map(\.year)) { evaluations[year] = evaluator.evaluation(of: year) }
        self.evaluations = evaluations
    }

    func findings() -> [Finding] {
        plan.published.flatMap { row -> [Finding] in
            switch row.subject {
            case .series(let reference):
                guard let (measure, indicator) = plan.series(reference) else { return [] }
                let evaluation = evaluations[row.year]?.evaluation(of: reference)
                return PublishedRowCheck(
                    plan: plan,
                    row: row,
                    subject: EvaluatedSeries(indicator, reference, period: plan.period),
                    evaluation: evaluation,
                    series: reference,
                    numbers: [plan.number(of: measure, in: row.year)],
                    names: [indicator.name, measure.name.japanese],
                    years: years
                ).findings()
            case .goal(let id):
                return goalFindings(row, id)
            case .node(let id):
                return nodeFindings(row, id)
            case .share:
                return []
            }
        }
    }

    private func goalFindings(_ row: PublishedFigure, _ id: Goal.ID) -> [Finding] {
        guard let index = plan.goals.firstIndex(where: { $0.id == id }) else { return [] }
        let goal = plan.goals[index]
        let measures = goal.series.compactMap { plan.measure($0.measure) }
        return PublishedRowCheck(
            plan: plan,
            row: row,
            subject: evaluator.goalSeries[index],
            evaluation: evaluations[row.year]?.goals[index],
            series: goal.series.count == 1 ? goal.series.first : nil,
            numbers: measures.map { plan.number(of: $0, in: row.year) },
            names: [goal.name.japanese] + measures.map(\.name.japanese),
            years: years
        ).findings()
    }

    private func nodeFindings(_ row: PublishedFigure, _ id: PlanNode.ID) -> [Finding] {
        guard let node = plan.node(id), let evaluation = evaluations[row.year] else { return [] }
        let rollUp = evaluation.rollUp(of: node)
        let place = "\(row.document) \(row.year.year) \(node.number)"
        let others =
            PublishedName(printed: row.name, names: [node.name.japanese], place: place, series: nil, row: row)
            .findings()
            + PublishedRating(printed: row.rating, expected: rollUp.symbol, place: place, series: nil, row: row)
            .findings()
        guard let printed = row.rate, let digits = PrintedRate(printed),
            let rate = rollUp.rate, rate.text(digits: digits.digits, mode: rollUp.rule.rounding.mode) != digits.text
        else { return others }
        let expected = rate.text(digits: digits.digits, mode: rollUp.rule.rounding.mode) + "%"
        return others + [
            Finding(
                severity: .error,
                kind: .rateDiffers,
                series: nil,
                year: row.year,
                place: place,
                printed: printed,
                expected: expected,
                explanation: Bilingual("計算では \(expected) になります。", "The rule computes \(expected).")
            )
        ]
    }
}

/// A printed rate: its number and how many decimals it was printed with.
struct PrintedRate {
    let value: Rational
    let digits: Int

    /// `nil` for a dash or anything else that is no single number.
    init?(_ cell: String) {
        guard let figure = try? Figure(reading: cell, unit: "%"), case .number(let number) = figure.value else {
            return nil
        }
        value = number.rational
        digits = Int(number.scale)
    }

    var text: String { value.text(digits: digits) }
}

/// A printed rating beside the one that the rules give.
struct PublishedRating {
    let printed: String?
    let expected: String
    let place: String
    let series: SeriesReference?
    let row: PublishedFigure

    func findings() -> [Finding] {
        guard let printed, !printed.isEmpty, printed != expected else { return [] }
        let alike = printed.foldedForComparison == expected.foldedForComparison
        return [
            Finding(
                severity: alike ? .notice : .error,
                kind: alike ? .lookAlike : .ratingDiffers,
                series: series,
                year: row.year,
                place: place,
                printed: printed,
                expected: expected,
                explanation: alike
                    ? Bilingual(
                        "評価の記号「\(printed)」は「\(expected)」と見た目の似た別の文字です。",
                        "The rating “\(printed)” looks like “\(expected)” but is another character."
                    )
                    : Bilingual(
                        "きまりでは「\(expected)」になります。",
                        expected.isEmpty ? "The rules give no rating." : "The rules give “\(expected)”."
                    )
            )
        ]
    }
}

/// A printed name beside those that the plan has for the same thing.
struct PublishedName {
    let printed: String
    /// The first is the one to expect.
    let names: [String]
    let place: String
    let series: SeriesReference?
    let row: PublishedFigure

    func findings() -> [Finding] {
        let folded = printed.foldedForComparison
        guard !folded.isEmpty, let first = names.first else { return [] }
        let same = names.first { $0.foldedForComparison == folded }
        if let same {
            // Width is a matter of type; a dash for a long vowel is another character.
            return same.foldedForWidth == printed.foldedForWidth ? [] : [finding(.lookAlike, expected: same)]
        }
        return [finding(.nameDiffers, expected: first)]
    }

    private func finding(_ kind: Finding.Kind, expected: String) -> Finding {
        Finding(
            severity: .notice,
            kind: kind,
            series: series,
            year: row.year,
            place: place,
            printed: printed,
            expected: expected,
            explanation: kind == .lookAlike
                ? Bilingual(
                    "計画の「\(expected)」と見た目の似た別の文字が使われています。",
                    "Has characters that only look like those of “\(expected)”."
                )
                : Bilingual("計画では「\(expected)」です。", "The plan calls it “\(expected)”.")
        )
    }
}
