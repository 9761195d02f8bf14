import Figures

/// One series as the evaluation holds it, with the numbers of its cells taken out once.
///
/// A reference, because the same series is looked at for every year and copying a whole indicator costs more than
/// dividing two numbers.
final class EvaluatedSeries: Sendable {
    /// `nil` for a goal's sum.
    let reference: SeriesReference?
    let indicator: Indicator
    let targets: YearQuantities
    let actuals: YearQuantities
    /// The last target that is a number, and its year, which is within the plan's period.
    let finalTarget: (year: FiscalYear, quantity: Rational)?
    /// Whether any cell holds several amounts.
    let hasParts: Bool

    init(_ indicator: Indicator, _ reference: SeriesReference?, period: ClosedRange<FiscalYear>) {
        self.reference = reference
        self.indicator = indicator
        targets = YearQuantities(indicator.targets)
        actuals = YearQuantities(indicator.actuals)
        finalTarget = indicator.targets.lastQuantity(through: period.upperBound)
        hasParts = targets.hasParts || actuals.hasParts
    }

    /// The cell that a yardstick of `year` stands in; `nil` where it is computed from others or there is none.
    func cell(of yardstick: Yardstick, in year: FiscalYear) -> Figure? {
        switch yardstick {
        case .yearlyTarget: indicator.targets[year]
        case .finalTarget: finalTarget.flatMap { indicator.targets[$0.year] }
        case .previousYear: indicator.actuals[year.advanced(by: -1)]
        case .baseline: indicator.baseline
        case .interpolated, .proRata, .elapsedShare: nil
        }
    }
}

/// The numbers of a run of years.
struct YearQuantities: Sendable {
    private let first: Int
    private let quantities: [Rational?]
    let hasParts: Bool

    init(_ figures: YearFigures) {
        let (first, cells) = figures.run
        self.first = first
        quantities = cells.map { $0?.value.quantity }
        hasParts = cells.contains { if case .parts? = $0?.value { true } else { false } }
    }

    subscript(year: FiscalYear) -> Rational? {
        let index = year.year - first
        return quantities.indices.contains(index) ? quantities[index] : nil
    }
}
