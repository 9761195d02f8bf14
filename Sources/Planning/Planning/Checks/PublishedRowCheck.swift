import Figures
import Foundation
import Wording

/// One printed line about a series or a goal, beside the plan.
struct PublishedRowCheck {
    let plan: Plan
    let row: PublishedFigure
    let subject: EvaluatedSeries
    let evaluation: Evaluation?
    let series: SeriesReference?
    /// The printed numbers that a citation of it should name.
    let numbers: [String]
    /// What it is called in the plan.
    let names: [String]
    /// How Japanese explanations name years.
    let years: YearStyle

    func findings() -> [Finding] {
        citation() + name() + unit() + figure(row.target, subject.indicator.targets[row.year], "目標値", "target")
            + figure(row.actual, subject.indicator.actuals[row.year], "実績値", "actual") + rate()
            + PublishedRating(
                printed: row.rating,
                expected: evaluation?.symbol ?? "",
                place: place,
                series: series,
                row: row
            ).findings()
    }

    private var place: String {
        let number = row.cited.isEmpty ? numbers.joined(separator: ";") : row.cited
        let several = series.flatMap { plan.measure($0.measure) }.map { $0.indicators.count > 1 } ?? false
        return "\(row.document) \(row.year.year) No.\(number)" + (several ? "/\(subject.indicator.series)" : "")
    }

    private func finding(
        _ severity: Finding.Severity,
        _ kind: Finding.Kind,
        printed: String,
        expected: String,
        _ explanation: Bilingual
    ) -> Finding {
        Finding(
            severity: severity,
            kind: kind,
            series: series,
            year: row.year,
            place: place,
            printed: printed,
            expected: expected,
            explanation: explanation
        )
    }

    // MARK: Words

    /// The number cited is another measure's, whether the row was filed under the right measure or the cited one.
    private func citation() -> [Finding] {
        let cited = row.cited.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard !cited.isEmpty else { return [] }
        let right = rightNumbers()
        guard Set(cited.map(\.foldedForComparison)) != Set(right.map(\.foldedForComparison)) else { return [] }
        let citedNames = cited.compactMap { plan.measure(called: $0, in: row.year)?.name.japanese }
        let expected = right.joined(separator: ";")
        return [
            finding(
                .error,
                .citationDiffers,
                printed: row.cited,
                expected: expected,
                Bilingual(
                    "No.\(row.cited) は「\(citedNames.joined(separator: "・"))」です。「\(row.name)」は No.\(expected) です。",
                    "No.\(row.cited) is “\(citedNames.joined(separator: ", "))”; “\(row.name)” is No.\(expected)."
                )
            )
        ]
    }

    /// The subject's own numbers, unless the printed name is word for word another measure's.
    private func rightNumbers() -> [String] {
        let printed = row.name.foldedForComparison
        guard !printed.isEmpty, !names.contains(where: { $0.foldedForComparison == printed }) else { return numbers }
        let other = plan.measures.first { $0.name.japanese.foldedForComparison == printed }
        return other.map { [plan.number(of: $0, in: row.year)] } ?? numbers
    }

    private func name() -> [Finding] {
        PublishedName(printed: row.name, names: names, place: place, series: series, row: row).findings()
    }

    private func unit() -> [Finding] {
        let printed = row.unit.foldedForComparison
        guard !printed.isEmpty, printed != subject.indicator.unit.foldedForComparison else { return [] }
        return [
            finding(
                .notice,
                .unitDiffers,
                printed: row.unit,
                expected: subject.indicator.unit,
                Bilingual(
                    subject.indicator.unit.isEmpty ? "計画には単位がありません。" : "計画の単位は「\(subject.indicator.unit)」です。",
                    subject.indicator.unit.isEmpty
                        ? "The plan has no unit." : "The plan's unit is “\(subject.indicator.unit)”."
                )
            )
        ]
    }

    // MARK: Figures

    private func figure(_ printed: String?, _ figure: Figure?, _ japanese: String, _ english: String) -> [Finding] {
        guard let printed, !printed.isEmpty, printed != figure?.printed else { return [] }
        let unit = row.unit.isEmpty ? subject.indicator.unit : row.unit
        guard let read = try? Figure(reading: printed, unit: unit) else { return [] }
        if let quantity = read.value.quantity, let own = figure?.value.quantity {
            guard !agrees(quantity, own, read.value) else { return [] }
        } else if (figure?.value.isValue ?? false) == read.value.isValue,
            (figure?.value.quantity == nil) == (read.value.quantity == nil)
        {
            return []
        }
        let shown = figure?.printed ?? ""
        return [
            finding(
                .error,
                .figuresDiffer,
                printed: printed,
                expected: shown,
                Bilingual(
                    "\(japanese)が計画（\(shown.isEmpty ? "記入なし" : shown)）と違います。",
                    "The \(english) differs from the plan's (\(shown.isEmpty ? "no entry" : shown))."
                )
            )
        ]
    }

    /// Whether a printed number is the plan's, in its own unit and to its own digits.
    private func agrees(_ printed: Rational, _ own: Rational, _ value: FigureValue) -> Bool {
        guard
            let factor = UnitScale(subject.indicator.unit).factor(
                to: UnitScale(row.unit.isEmpty ? subject.indicator.unit : row.unit)
            )
        else { return printed == own }
        let digits = if case .number(let number) = value { Int(number.scale) } else { 0 }
        let converted = own * factor
        return printed == converted || (factor != .one && printed == converted.rounded(.halfUp, digits: digits))
    }

    // MARK: Rates

    private func rate() -> [Finding] {
        guard let printed = row.rate, let evaluation else { return [] }
        let mode = evaluation.rule.rate.rounding.mode
        switch (PrintedRate(printed), evaluation.rate) {
        case (nil, nil): return unreadable(printed)
        case (let printedRate?, let rate?):
            let expected = rate.text(digits: printedRate.digits, mode: mode)
            guard expected != printedRate.text else { return [] }
            return [
                finding(
                    .error,
                    .rateDiffers,
                    printed: printed,
                    expected: expected + "%",
                    OtherReadings(plan: plan, series: subject, row: row, printed: printedRate, years: years).words
                )
            ]
        case (let printedRate?, nil): return [unfounded(printed, printedRate, evaluation)]
        case (nil, _?): return notPrinted(printed, evaluation)
        }
    }

    /// Words where a rate belongs.
    private func unreadable(_ printed: String) -> [Finding] {
        guard case .milestone? = try? Figure(reading: printed, unit: "%").value else { return [] }
        return [
            finding(
                .warning,
                .notANumber,
                printed: printed,
                expected: "",
                Bilingual("率の欄に数値でないものが印字されています。", "Something else than a number is printed as a rate.")
            )
        ]
    }

    private func unfounded(_ printed: String, _ rate: PrintedRate, _ evaluation: Evaluation) -> Finding {
        let other = OtherReadings(plan: plan, series: subject, row: row, printed: rate, years: years).words
        let why = evaluation.absence?.words ?? Bilingual("", "")
        let withoutTarget = if case .target? = evaluation.absence { true } else { false }
        return finding(
            .error,
            withoutTarget ? .rateWithoutTarget : .rateDiffers,
            printed: printed,
            expected: "",
            Bilingual(
                "率は出せません（\(why.japanese)）。\(other.japanese)",
                "There can be no rate: \(why.english). \(other.english)"
            )
        )
    }

    private func notPrinted(_ printed: String, _ evaluation: Evaluation) -> [Finding] {
        guard let shown = evaluation.shownText else { return [] }
        return [
            finding(
                .notice,
                .rateNotPrinted,
                printed: printed,
                expected: shown + "%",
                Bilingual("目標値と実績値があり、率は \(shown)% になります。", "Target and actual are there; the rate is \(shown)%.")
            )
        ]
    }
}
