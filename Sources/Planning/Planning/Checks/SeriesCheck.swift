import Figures
import Wording

/// What looks wrong in the figures of one series by themselves.
struct SeriesCheck {
    let plan: Plan
    let measure: Measure
    let indicator: Indicator
    /// How Japanese explanations name years.
    let years: YearStyle

    func findings() -> [Finding] {
        lowered() + falling() + slips() + shares() + contradictions() + words()
    }

    private func finding(
        _ severity: Finding.Severity,
        _ kind: Finding.Kind,
        _ year: FiscalYear,
        printed: String,
        expected: String = "",
        _ explanation: Bilingual
    ) -> Finding {
        Finding(
            severity: severity,
            kind: kind,
            series: SeriesReference(measure: measure.id, series: indicator.series),
            year: year,
            place: plan.place("figures.csv", year, measure, indicator.series),
            printed: printed,
            expected: expected,
            explanation: explanation
        )
    }

    /// Neighbouring numbers of a run of years: the last number before each, however many years lie between.
    private func steps(_ figures: YearFigures) -> [(before: FiscalYear, year: FiscalYear)] {
        let years = figures.years.filter { figures[$0]?.value.quantity != nil }
        return Array(zip(years, years.dropFirst())).map { (before: $0, year: $1) }
    }

    private func lowered() -> [Finding] {
        steps(indicator.targets).compactMap { before, year in
            guard let old = indicator.targets[before], let new = indicator.targets[year],
                let was = old.value.quantity, let now = new.value.quantity,
                indicator.direction == .lower ? now > was : now < was
            else { return nil }
            return finding(
                .notice,
                .targetLowered,
                year,
                printed: new.printed,
                Bilingual(
                    "\(before.name(years, .japanese))の目標値 \(old.printed) よりゆるい目標になっています。理由があれば書き添えてください。",
                    "Asks for less than the target of \(before.year), \(old.printed); give the reason if there is one."
                )
            )
        }
    }

    private func falling() -> [Finding] {
        guard indicator.accumulation == .cumulative else { return [] }
        return [indicator.actuals, indicator.targets].flatMap { figures in
            steps(figures).compactMap { before, year in
                guard let old = figures[before], let new = figures[year], let was = old.value.quantity,
                    let now = new.value.quantity, now < was
                else { return nil }
                return finding(
                    .warning,
                    .cumulativeFalls,
                    year,
                    printed: new.printed,
                    Bilingual(
                        "累計なのに \(before.name(years, .japanese)) の \(old.printed) より減っています。",
                        "A cumulative value below that of \(before.year), \(old.printed)."
                    )
                )
            }
        }
    }

    /// An actual that is close to ten, a hundred or a thousand times last year's, or the same part of it.
    private func slips() -> [Finding] {
        steps(indicator.actuals).compactMap { before, year in
            guard let old = indicator.actuals[before], let new = indicator.actuals[year],
                let was = old.value.quantity, let now = new.value.quantity,
                let factor = Self.slip(from: was, to: now)
            else { return nil }
            return finding(
                .warning,
                .unitSlip,
                year,
                printed: new.printed,
                Bilingual(
                    "\(before.name(years, .japanese))の \(old.printed) の約\(factor)です。単位やけたを確かめてください。",
                    "About \(factor) of the \(old.printed) of \(before.year); check the unit and the digits."
                )
            )
        }
    }

    /// `×10` and so on, where the values are within 15% of such a factor.
    static func slip(from old: Rational, to new: Rational) -> String? {
        guard let ratio = new.divided(by: old), ratio.sign > 0 else { return nil }
        for power in [10, 100, 1000] {
            for (text, factor) in [("×\(power)", Rational(power)), ("×1/\(power)", Rational(1, over: power) ?? .one)] {
                guard let closeness = ratio.divided(by: factor), let low = Rational(85, over: 100),
                    let high = Rational(115, over: 100)
                else { continue }
                if closeness >= low, closeness <= high { return text }
            }
        }
        return nil
    }

    /// A share of at most 1 beside a target or an actual in whole percents: 0.9 where 90 was meant.
    private func shares() -> [Finding] {
        guard UnitScale(indicator.unit) == UnitScale("%") else { return [] }
        return indicator.actuals.years.compactMap { year in
            guard let target = indicator.targets[year], let actual = indicator.actuals[year],
                let aim = target.value.quantity?.magnitude, let result = actual.value.quantity?.magnitude
            else { return nil }
            let (small, large) = aim < result ? (aim, result) : (result, aim)
            guard small.sign > 0, small <= .one, large >= Rational(10) else { return nil }
            let (odd, other) = aim < result ? (target, actual) : (actual, target)
            return finding(
                .warning,
                .unitSlip,
                year,
                printed: odd.printed,
                Bilingual(
                    "同じ年度の \(other.printed) に比べて小さすぎます。％を小数（0.85など）で記入していないか確かめてください。",
                    "Very small beside \(other.printed) of the same year; was a percentage entered as a fraction (0.85)?"
                )
            )
        }
    }

    /// Cells whose value is not what is printed, as when 0.85 was printed for 85%, or a number for no value.
    private func contradictions() -> [Finding] {
        let cells = [indicator.targets, indicator.actuals].flatMap { figures in
            figures.years.compactMap { year in figures[year].map { (year, $0) } }
        }
        return cells.compactMap { year, figure in
            guard !figure.printed.isEmpty, let read = try? Figure(reading: figure.printed, unit: indicator.unit).value,
                contradicts(read, figure.value)
            else { return nil }
            let areNumbers = read.quantity != nil && figure.value.quantity != nil
            return finding(
                .warning,
                areNumbers ? .unitSlip : .figuresDiffer,
                year,
                printed: figure.printed,
                expected: figure.value.text(.japanese, unit: indicator.unit),
                Bilingual(
                    "印字は \(figure.printed) ですが、値は \(figure.value.text(.japanese, unit: indicator.unit)) として扱っています。",
                    "Printed as \(figure.printed) but taken as \(figure.value.text(.english, unit: indicator.unit))."
                )
            )
        }
    }

    /// Words may stand for anything that a person found in them; a number or a reason says only one thing.
    private func contradicts(_ read: FigureValue, _ value: FigureValue) -> Bool {
        switch (read, value) {
        case (.milestone, _), (_, .milestone): false
        case (.none(let printed), .none(let taken)): printed != taken && printed != .dash && printed != .blank
        case (.none, _), (_, .none): true
        default: read.quantity != value.quantity
        }
    }

    private func words() -> [Finding] {
        guard indicator.direction == .higher || indicator.direction == .lower else { return [] }
        return [indicator.targets, indicator.actuals].flatMap { figures in
            figures.years.compactMap { year in
                guard let figure = figures[year] else { return nil }
                switch figure.value {
                case .otherUnit(_, let unit): return otherUnit(figure, unit, year)
                case .milestone: return notANumber(figure, year)
                case .number, .parts, .bound, .duration, .none: return nil
                }
            }
        }
    }

    private func otherUnit(_ figure: Figure, _ unit: String, _ year: FiscalYear) -> Finding {
        finding(
            .warning,
            .unitDiffers,
            year,
            printed: figure.printed,
            expected: indicator.unit,
            Bilingual(
                "指標の単位は「\(indicator.unit)」ですが「\(unit)」で記入されているため、率を計算していません。",
                "The series counts “\(indicator.unit)” but this is in “\(unit)”, so there is no rate."
            )
        )
    }

    private func notANumber(_ figure: Figure, _ year: FiscalYear) -> Finding {
        finding(
            .warning,
            .notANumber,
            year,
            printed: figure.printed,
            Bilingual("数値の指標に文字が記入されています。", "Words stand in a series of numbers.")
        )
    }
}
