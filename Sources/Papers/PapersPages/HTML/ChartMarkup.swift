import Documents
import Figures
import PagesSupport
import Wording

/// A chart of a document as a drawing.
struct ChartMarkup {
    let chart: DocumentChart
    let language: Language

    var markup: Markup {
        guard let scale = Scale(chart) else { return p { chart.summary } }
        let target = chart.series.first { $0.kind == .target }
        let actual = chart.series.first { $0.kind == .actual }
        return FigureChart(
            columns: chart.categories.enumerated().map { index, name in
                let (wanted, reached) = (target?.value(index), actual?.value(index))
                return FigureChart.Column(
                    label: name,
                    actual: reached.flatMap { scale.height($0.rational) },
                    actualText: reached?.groupedText ?? "",
                    target: wanted.flatMap { scale.height($0.rational) },
                    targetText: wanted?.groupedText ?? ""
                )
            },
            zero: scale.height(.zero) ?? 0,
            label: "\(chart.title)。\(chart.summary)",
            actualName: actual?.name ?? "",
            targetName: target?.name ?? ""
        )
        .markup
    }

    /// From the smallest to the largest value, zero always within.
    private struct Scale {
        let foot: Rational
        let top: Rational

        /// `nil` where there is nothing to see.
        init?(_ chart: DocumentChart) {
            let values = chart.series.flatMap(\.values).compactMap { $0?.rational } + [.zero]
            guard let top = values.max(), let foot = values.min(), top > foot else { return nil }
            (self.foot, self.top) = (foot, top)
        }

        /// In thousandths of the height.
        func height(_ value: Rational) -> Int? {
            ((value - foot) * Rational(1000)).divided(by: top - foot).flatMap { Int($0.text(digits: 0)) }
        }
    }
}

extension DocumentChart.Series {
    fileprivate func value(_ index: Int) -> ExactDecimal? { values.indices.contains(index) ? values[index] : nil }
}
