import Figures

// Cells that hold several amounts.
extension RateCalculation {
    /// The rate of cells with parts; `nil` where the cells of this year have none, or are to be added up.
    func parts() -> Outcome? {
        let aim = series.cell(of: rule.yardstick, in: year) ?? series.cell(of: .finalTarget, in: year)
        let result = series.indicator.actuals[year]
        let cells = (aim?.value.parts, result?.value.parts)
        guard cells.0 != nil || cells.1 != nil, aim.missing == nil, result.missing == nil else { return nil }
        guard rule.parts == .mean else {
            return canBeAdded(cells.0) && canBeAdded(cells.1) ? nil : .absent(.notComparable)
        }
        // Each part has a yardstick of its own only where the yardstick is a cell, and baselines are not kept by part.
        guard let aims = cells.0, let results = cells.1, series.cell(of: rule.yardstick, in: year) != nil,
            formula == .ratio || formula == .inverse
        else { return .absent(.partsDiffer) }
        return meanOfParts(aims, results)
    }

    /// 6回 and 60人 have no sum.
    private func canBeAdded(_ parts: [FigurePart]?) -> Bool {
        Set((parts ?? []).map { UnitScale($0.unit) }).count <= 1
    }

    private func meanOfParts(_ aims: [FigurePart], _ results: [FigurePart]) -> Outcome {
        guard aims.map(\.label) == results.map(\.label) else { return .absent(.partsDiffer) }
        var rates: [Rational] = []
        for (aim, result) in zip(aims, results) {
            switch divided(actual: result.amount.rational, yardstick: aim.amount.rational) {
            case .rate(let rate, _): rates.append(rate)
            case .absent(let absence): return .absent(absence)
            }
        }
        return Rational.mean(rates).map { .rate($0, yardstick: nil) } ?? .absent(.partsDiffer)
    }
}

extension FigureValue {
    /// The amounts of a cell that holds several.
    var parts: [FigurePart]? {
        if case .parts(let parts) = self { parts } else { nil }
    }
}
