import Figures
import Wording

/// What other yardstick, formula or rounding would give a printed rate that the rules do not.
struct OtherReadings {
    let plan: Plan
    let series: EvaluatedSeries
    let row: PublishedFigure
    let printed: PrintedRate
    /// How Japanese explanations name years.
    let years: YearStyle

    private struct Reading {
        let rate: Rational
        let words: Bilingual
    }

    /// The first reading that fits, in words; says so where none does.
    var words: Bilingual {
        for reading in readings {
            for mode in RoundingMode.allCases
            where reading.rate.text(digits: printed.digits, mode: mode) == printed.text {
                let rounding = RoundingRule(mode: mode, digits: printed.digits).words
                return Bilingual(
                    "\(reading.words.japanese)を\(rounding.japanese)表すと、印字された値になります。",
                    "The printed value is \(reading.words.english), \(rounding.english)."
                )
            }
        }
        return Bilingual(
            "ほかの目標値や丸め方でも、印字された値にはなりません。",
            "No other yardstick or rounding gives the printed value."
        )
    }

    private var readings: [Reading] {
        guard let actual = series.indicator.actuals[row.year]?.value.quantity else { return [] }
        return byYardstick(actual) + byOtherYears(actual) + byPrintedFigures()
    }

    private func byYardstick(_ actual: Rational) -> [Reading] {
        Yardstick.allCases.flatMap { yardstick -> [Reading] in
            var rule = RateRule()
            rule.yardstick = yardstick
            let calculation = RateCalculation(series: series, year: row.year, period: plan.period, rule: rule)
            guard case .success(let value) = calculation.yardstick() else { return [] }
            let text = value.decimalText()
            return both(
                actual,
                value,
                Bilingual("\(yardstick.words.japanese)（\(text)）", "\(yardstick.words.english) (\(text))")
            )
        }
    }

    private func byOtherYears(_ actual: Rational) -> [Reading] {
        series.indicator.targets.years.filter { $0 != row.year }.flatMap { year -> [Reading] in
            guard let target = series.indicator.targets[year]?.value.quantity else { return [] }
            let text = target.decimalText()
            return both(
                actual,
                target,
                Bilingual("\(year.name(years, .japanese))の目標値（\(text)）", "the target of \(year.year) (\(text))")
            )
        }
    }

    /// The document may have computed its rate from its own figures.
    private func byPrintedFigures() -> [Reading] {
        guard let target = row.target.flatMap({ try? Figure(reading: $0, unit: row.unit).value.quantity }),
            let actual = row.actual.flatMap({ try? Figure(reading: $0, unit: row.unit).value.quantity }),
            let rate = actual.divided(by: target)
        else { return [] }
        let words = Bilingual("この資料に印字された実績値÷目標値", "actual ÷ target as printed in this document")
        return [Reading(rate: rate * .hundred, words: words)]
    }

    private func both(_ actual: Rational, _ yardstick: Rational, _ name: Bilingual) -> [Reading] {
        let ratio = actual.divided(by: yardstick).map {
            Reading(
                rate: $0 * .hundred,
                words: Bilingual("実績値÷\(name.japanese)", "actual ÷ \(name.english)")
            )
        }
        let inverse = yardstick.divided(by: actual).map {
            Reading(
                rate: $0 * .hundred,
                words: Bilingual("\(name.japanese)÷実績値", "\(name.english) ÷ actual")
            )
        }
        return [ratio, inverse].compactMap(\.self)
    }
}
