import Figures
package import Wording

extension Formula {
    /// The formula in words, for the working and for the page about the figures.
    package var words: Bilingual {
        switch self {
        case .ratio: Bilingual("実績値 ÷ 比べる値 × 100", "actual ÷ yardstick × 100")
        case .inverse:
            Bilingual("比べる値 ÷ 実績値 × 100（小さいほどよい指標）", "yardstick ÷ actual × 100 (lower is better)")
        case .gapClosed:
            Bilingual(
                "（実績値 − 基準値）÷（比べる値 − 基準値）× 100",
                "(actual − baseline) ÷ (yardstick − baseline) × 100"
            )
        case .growth:
            Bilingual(
                "基準値からの年平均の伸び率（n年）÷ 必要な年平均の伸び率（N年）× 100",
                "mean yearly growth since the baseline (n years) ÷ the mean yearly growth required (N years) × 100"
            )
        }
    }
}

extension Yardstick {
    package var words: Bilingual {
        switch self {
        case .yearlyTarget: Bilingual("その年度の目標値", "the target of the year")
        case .finalTarget: Bilingual("計画期間の最後に定められた目標値", "the last target set within the plan's period")
        case .interpolated:
            Bilingual("基準値から最終目標値までを直線で結んだその年度の値", "the line from baseline to final target, at this year")
        case .proRata:
            Bilingual("最後の目標値 × その年度までに経過した年数の割合", "the last target × the elapsed share of the years until it")
        case .elapsedShare: Bilingual("経過した年数の割合（％）", "the elapsed share of the period, in percent")
        case .previousYear: Bilingual("前年度の実績値", "last year's actual")
        case .baseline: Bilingual("基準値", "the baseline")
        }
    }
}

extension RoundingRule {
    package var words: Bilingual {
        let place =
            digits == 0
            ? Bilingual("整数", "whole numbers")
            : Bilingual("小数第\(digits)位", digits == 1 ? "1 decimal" : "\(digits) decimals")
        return switch mode {
        case .halfUp: Bilingual("四捨五入で\(place.japanese)まで", "rounded half-up to \(place.english)")
        case .truncate: Bilingual("切り捨てで\(place.japanese)まで", "truncated to \(place.english)")
        case .ceiling: Bilingual("切り上げで\(place.japanese)まで", "rounded up to \(place.english)")
        }
    }
}

extension Thresholds {
    package var words: Bilingual {
        switch self {
        case .unrounded: Bilingual("丸める前の率", "the rate before rounding")
        case .rounded: Bilingual("丸めた後の率", "the rate after rounding")
        }
    }
}

extension RollUpMethod {
    package var words: Bilingual {
        switch self {
        case .counts: Bilingual("評語ごとの件数", "counts by rating")
        case .share(let symbols):
            Bilingual("\(symbols.joined(separator: "・"))の割合", "the share of \(symbols.joined(separator: ", "))")
        case .mean: Bilingual("率の単純平均（丸める前の値）", "the unweighted mean of the unrounded rates")
        case .worst: Bilingual("もっとも低い評語", "the worst rating")
        case .points: Bilingual("点数の満点に対する割合", "points in percent of the most possible")
        case .matrix(let rows, let columns, _):
            Bilingual(
                "「\(rows.words.japanese)」と「\(columns.words.japanese)」の組合せ表",
                "a table of “\(rows.words.english)” by “\(columns.words.english)”"
            )
        case .judged: Bilingual("人による判断", "a person's judgement")
        }
    }
}

extension RollUpRule.Members {
    package var words: Bilingual {
        switch self {
        case .goals: Bilingual("目標指標", "goals")
        case .series: Bilingual("指標", "series")
        case .measures: Bilingual("施策・事業", "measures")
        case .nodes: Bilingual("下位の区分", "headings below")
        }
    }
}

extension Absence {
    /// Why there is no rate, in words.
    package var words: Bilingual {
        switch self {
        case .noIndicator: Bilingual("指標が設定されていない", "there is no indicator")
        case .target(let reason):
            Bilingual("目標値がない（\(reason.name.japanese)）", "no target (\(reason.name.english))")
        case .actual(let reason):
            Bilingual("実績値がない（\(reason.name.japanese)）", "no actual (\(reason.name.english))")
        case .yardstick(let reason):
            Bilingual("比べる値がない（\(reason.name.japanese)）", "no yardstick (\(reason.name.english))")
        case .baseline(let reason):
            Bilingual("基準値がない（\(reason.name.japanese)）", "no baseline (\(reason.name.english))")
        case .zeroByZero: Bilingual("目標値も実績値も0で、率にならない", "target and actual are both 0")
        case .divisionByZero: Bilingual("0で割ることになり、率にならない", "it would divide by 0")
        case .notComparable:
            Bilingual("数値どうしで比べられない（文字、範囲、または異なる単位）", "not two numbers in one unit (words, a range or another unit)")
        case .partsDiffer: Bilingual("目標値と実績値の内訳が一致しない", "the parts of target and actual do not match")
        case .milestoneOpen: Bilingual("目標の達成が途中または確認できない", "the milestone is not (fully) reached")
        }
    }
}

extension BandQuantity {
    package var words: Bilingual {
        switch self {
        case .rate: Bilingual("率（％）", "rate (%)")
        case .changeFromBaseline: Bilingual("基準値からの改善", "improvement on the baseline")
        case .changeFromBaselinePercent: Bilingual("基準値からの改善（％）", "improvement on the baseline (%)")
        case .changeFromLastYear: Bilingual("前年度からの改善", "improvement on last year")
        case .changeFromLastYearPercent: Bilingual("前年度からの改善（％）", "improvement on last year (%)")
        case .marginPoints: Bilingual("目標値との差", "distance beyond the target")
        case .marginPercent: Bilingual("目標値との差（％）", "distance beyond the target (%)")
        }
    }
}

extension BandState.Value {
    package var words: Bilingual {
        switch self {
        case .improving: Bilingual("改善", "improving")
        case .unchanged: Bilingual("横ばい", "unchanged")
        case .worsening: Bilingual("悪化", "worsening")
        case .yes: Bilingual("達成", "met")
        case .no: Bilingual("未達成", "missed")
        case .unknown: Bilingual("不明", "unknown")
        }
    }
}

extension BandState {
    package var words: Bilingual {
        switch self {
        case .trend: Bilingual("前年度からの傾向", "trend since last year")
        case .targetMet: Bilingual("目標値", "target")
        }
    }
}
