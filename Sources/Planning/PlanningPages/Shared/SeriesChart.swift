import Figures
import PagesSupport
import Planning
import Wording

/// A picture of one series: a bar for each actual, a mark for each target.
///
/// Everything that it shows also stands in the table beside it.
struct SeriesChart: Hashable, Sendable {
    typealias Column = FigureChart.Column

    let columns: [Column]
    /// Where zero stands, in thousandths of the height.
    let zero: Int
    let label: String
    let language: Language

    /// Nothing where no year has a number, or where cells hold several amounts: 6回 and 60名 have no one height.
    init?(_ place: Place, _ indicator: Indicator) {
        let years = Array(place.plan.period)
        guard !years.contains(where: { indicator.targets[$0].hasParts || indicator.actuals[$0].hasParts }) else {
            return nil
        }
        let baseline = indicator.baseline?.value.quantity
        let quantities =
            years.flatMap { [indicator.targets[$0]?.value.quantity, indicator.actuals[$0]?.value.quantity] } + [
                baseline
            ]
        let known = quantities.compactMap(\.self)
        guard let top = (known + [.zero]).max(), let foot = (known + [.zero]).min(), top > foot else { return nil }
        func height(_ value: Rational?) -> Int? {
            value.flatMap { (($0 - foot) * Rational(1000)).divided(by: top - foot) }?.wholeNumber(in: 0...1000)
        }
        func text(_ figure: Figure?) -> String {
            FigureView(figure, unit: indicator.unit, language: place.language).text
        }
        var columns = years.map { year in
            Column(
                label: place.shortName(year),
                actual: height(indicator.actuals[year]?.value.quantity),
                actualText: text(indicator.actuals[year]),
                target: height(indicator.targets[year]?.value.quantity),
                targetText: text(indicator.targets[year]),
                isBaseline: false
            )
        }
        if let baseline {
            let column = Column(
                label: PageWords.baseline[place.language],
                actual: height(baseline),
                actualText: text(indicator.baseline),
                target: nil,
                targetText: "",
                isBaseline: true
            )
            columns.insert(column, at: 0)
        }
        self.columns = columns
        zero = height(.zero) ?? 0
        language = place.language
        label = Self.label(indicator.name, columns, place.language)
    }

    private static func label(_ name: String, _ columns: [Column], _ language: Language) -> String {
        let values = columns.filter { $0.actual != nil || $0.target != nil }.map { column in
            var pieces: [String] = []
            if column.target != nil { pieces.append("\(PageWords.target[language]) \(column.targetText)") }
            if column.actual != nil {
                pieces.append((column.isBaseline ? "" : "\(PageWords.actual[language]) ") + column.actualText)
            }
            return "\(column.label): \(pieces.joined(separator: ", "))"
        }
        return ([name] + values).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    var markup: Markup {
        FigureChart(
            columns: columns,
            zero: zero,
            label: label,
            actualName: PageWords.actual[language],
            targetName: PageWords.target[language]
        )
        .markup
    }
}

extension Figure? {
    fileprivate var hasParts: Bool {
        if case .parts? = self?.value { true } else { false }
    }
}
