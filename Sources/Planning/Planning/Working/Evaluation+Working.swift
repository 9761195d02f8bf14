package import Figures
package import Wording

extension Evaluation {
    /// How the rate and the rating came about, with years named in this style in Japanese.
    package func working(of indicator: Indicator, years: YearStyle = .era) -> Working {
        var steps = figureSteps(of: indicator)
        steps.append(ruleStep(years))
        if let reason = rule.exceptionReason {
            steps.append(.init(Bilingual("この指標の特例", "Exception for this series"), reason))
        }
        steps += rateSteps(of: indicator, years)
        steps += ratingSteps
        for (warning, _, words) in EvaluationWarnings.all where warnings.contains(warning) {
            steps.append(.init(Bilingual("注意", "Note"), words))
        }
        return Working(steps)
    }

    private func figureSteps(of indicator: Indicator) -> [Working.Step] {
        var steps = [
            Working.Step(Bilingual("目標値", "Target"), target.words(unit: indicator.unit)),
            Working.Step(Bilingual("実績値", "Actual"), actual.words(unit: indicator.unit)),
        ]
        if usesBaseline || indicator.baseline != nil {
            steps.append(.init(Bilingual("基準値", "Baseline"), indicator.baseline.words(unit: indicator.unit)))
        }
        return steps
    }

    private var usesBaseline: Bool {
        [rule.rate.higher, rule.rate.lower].contains { $0 == .gapClosed || $0 == .growth }
            || [.interpolated, .baseline].contains(rule.rate.yardstick)
    }

    private func ruleStep(_ years: YearStyle) -> Working.Step {
        let version = rule.version
        return .init(
            Bilingual("きまり", "Rule"),
            Bilingual(
                "\(version.name.japanese)（\(version.from.name(years, .japanese))から）",
                "\(version.name.english) (from \(version.from.name(.era, .english)))"
            )
        )
    }

    private func rateSteps(of indicator: Indicator, _ years: YearStyle) -> [Working.Step] {
        guard let rate, let shownText else {
            let words = absence?.words ?? Bilingual("率がない", "there is no rate")
            return [.init(Bilingual("率なし", "No rate"), words)]
        }
        var steps = calculationSteps(of: indicator, years)
        steps.append(.init(Bilingual("率（丸める前）", "Rate, unrounded"), same: rate.decimalText() + "%"))
        let rounding = rule.rate.rounding.words
        steps.append(
            .init(
                Bilingual("表示", "Shown"),
                Bilingual("\(shownText)%（\(rounding.japanese)）", "\(shownText)% (\(rounding.english))")
            )
        )
        return steps
    }

    private func calculationSteps(of indicator: Indicator, _ years: YearStyle) -> [Working.Step] {
        if yardstick == nil, let aims = series.cell(of: rule.rate.yardstick, in: year)?.value.parts,
            let results = actual?.value.parts
        {
            return partSteps(aims, results)
        }
        guard let yardstick, let actual = actual?.value.quantity else {
            let reached = rule.rate.milestone.reached?.decimalText()
            return [
                .init(
                    Bilingual("計算", "Calculation"),
                    Bilingual(
                        "達成の有無で決まる（達成＝\(reached ?? "－")）",
                        "decided by whether it was reached (reached = \(reached ?? "none"))"
                    )
                )
            ]
        }
        let source = yardstickWords(years)
        return sumSteps + [
            .init(
                Bilingual("比べる値", "Yardstick"),
                Bilingual(
                    "\(yardstick.decimalText())（\(source.japanese)）",
                    "\(yardstick.decimalText()) (\(source.english))"
                )
            ),
            .init(Bilingual("計算式", "Formula"), formula.words),
            .init(
                Bilingual("計算", "Calculation"),
                same: formula.numbers(
                    actual: actual.decimalText(),
                    yardstick: yardstick.decimalText(),
                    baseline: indicator.baseline?.value.quantity?.decimalText() ?? "?"
                )
            ),
        ]
    }

    /// How parts make the numbers that are compared.
    private var sumSteps: [Working.Step] {
        let figures = [
            (Bilingual("目標値の内訳の合計", "Sum of the target's parts"), target?.value),
            (Bilingual("実績値の内訳の合計", "Sum of the actual's parts"), actual?.value),
        ]
        return figures.compactMap { label, value in
            guard let parts = value?.parts, parts.count > 1, let sum = value?.quantity else { return nil }
            return .init(label, same: parts.map(\.amount.text).joined(separator: " + ") + " = " + sum.decimalText())
        }
    }

    private var formula: Formula {
        series.indicator.direction == .lower ? rule.rate.lower : rule.rate.higher
    }

    /// What the yardstick is, with the year of a final target, because the last target need not be the plan's last year's.
    private func yardstickWords(_ years: YearStyle) -> Bilingual {
        let words = rule.rate.yardstick.words
        guard [.finalTarget, .interpolated, .proRata].contains(rule.rate.yardstick), let final = series.finalTarget
        else {
            return words
        }
        let target = final.quantity.decimalText()
        return Bilingual(
            "\(words.japanese)：\(final.year.name(years, .japanese))の目標値 \(target)",
            "\(words.english): the target of \(final.year.year), \(target)"
        )
    }

    private func partSteps(_ aims: [FigurePart], _ results: [FigurePart]) -> [Working.Step] {
        var steps = zip(aims, results).map { aim, result in
            let (top, bottom) = formula == .inverse ? (aim, result) : (result, aim)
            let rate = top.amount.rational.divided(by: bottom.amount.rational).map { $0 * .hundred }
            return Working.Step(
                Bilingual("内訳 \(aim.label)", "Part \(aim.label)"),
                same: "\(top.amount.text) ÷ \(bottom.amount.text) × 100 = \(rate?.decimalText() ?? "–")%"
            )
        }
        steps.append(.init(Bilingual("計算式", "Formula"), formula.words))
        steps.append(
            .init(
                Bilingual("まとめ方", "Together"),
                Bilingual("内訳の率（丸める前）の単純平均", "the unweighted mean of the parts' unrounded rates")
            )
        )
        return steps
    }

    private var ratingSteps: [Working.Step] {
        var steps: [Working.Step] = []
        let computed = rule.version.name(ofSymbol: computedSymbol, among: rule.bands)
        if let band {
            let words = rule.bands[band].conditionWords
            let tested = rule.rate.thresholds.words
            steps.append(
                .init(
                    Bilingual("評価", "Rating"),
                    Bilingual(
                        "\(computedSymbol) \(computed?.japanese ?? "")（\(words.japanese)。判定は\(tested.japanese)）",
                        "\(computedSymbol) \(computed?.english ?? "") (\(words.english); tested on \(tested.english))"
                    )
                )
            )
        } else if !rule.bands.isEmpty, !computedSymbol.isEmpty {
            steps.append(
                .init(
                    Bilingual("評価", "Rating"),
                    Bilingual(
                        "\(computedSymbol) \(computed?.japanese ?? "")",
                        "\(computedSymbol) \(computed?.english ?? "")"
                    )
                )
            )
        }
        if let judgement {
            steps.append(judgement.step(rule.version.name(ofSymbol: judgement.rating, among: rule.bands)))
        }
        return steps
    }
}

extension Formula {
    /// The formula with the numbers in it.
    fileprivate func numbers(actual: String, yardstick: String, baseline: String) -> String {
        switch self {
        case .ratio: "\(actual) ÷ \(yardstick) × 100"
        case .inverse: "\(yardstick) ÷ \(actual) × 100"
        case .gapClosed: "(\(actual) − \(baseline)) ÷ (\(yardstick) − \(baseline)) × 100"
        case .growth:
            "((\(actual) − \(baseline)) ÷ \(baseline) ÷ n) ÷ ((\(yardstick) − \(baseline)) ÷ \(baseline) ÷ N) × 100"
        }
    }
}

extension Figure? {
    /// The figure as it was printed, with its unit, and what it is taken as where that is not the same.
    package func words(unit: String) -> Bilingual {
        guard let self else { return Bilingual("記入なし", "no entry") }
        let value = Bilingual(self.value.text(.japanese, unit: unit), self.value.text(.english, unit: unit))
        guard !self.printed.isEmpty, self.value.isValue else { return value }
        let bare = self.printed.foldedForComparison.filter { $0 != "," }
        guard bare != value.japanese.foldedForComparison.filter({ $0 != "," }) else { return value }
        if case .number(let number) = self.value, bare == number.text { return value }
        return Bilingual("\(self.printed)（\(value.japanese)）", "\(self.printed) (\(value.english))")
    }
}
