import Figures
import Wording

extension Goal {
    /// The goal as one indicator: the figures of its series, added up where there are several.
    ///
    /// A year in which one of several has no number has none, for the reason that the first of them gives: a sum that
    /// leaves something out would look like a fall.
    func indicator(in plan: Plan) -> Indicator {
        let members = series.compactMap { reference in
            plan.measure(reference.measure)?.indicators.first { $0.series == reference.series }
        }
        guard let first = members.first else {
            return Indicator(series: "1", name: name.japanese, unit: unit, direction: .none)
        }
        var sum = first
        sum.name = name.japanese
        if !unit.isEmpty { sum.unit = unit }
        guard members.count > 1 else { return sum }
        sum.targets = Self.added(members.map(\.targets))
        sum.actuals = Self.added(members.map(\.actuals))
        sum.baseline = Self.added(members.map(\.baseline))
        return sum
    }

    private static func added(_ runs: [YearFigures]) -> YearFigures {
        var sum = YearFigures()
        for year in Set(runs.flatMap(\.years)) { sum[year] = added(runs.map { $0[year] }) }
        return sum
    }

    private static func added(_ figures: [Figure?]) -> Figure? {
        if let reason = figures.lazy.compactMap(\.missing).first {
            return figures.contains { $0 != nil } ? Figure(.none(reason), printed: "") : nil
        }
        var total: ExactDecimal?
        for figure in figures {
            guard case .number(let number)? = figure?.value else { return Figure(.milestone(nil), printed: "") }
            total = total.map { $0.adding(number) } ?? number
            guard total != nil else { return Figure(.milestone(nil), printed: "") }
        }
        return total.map { Figure(.number($0), printed: $0.groupedText) }
    }
}

extension ExactDecimal {
    /// The exact sum; `nil` where it needs more digits than a figure may have.
    fileprivate func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let scale = max(scale, other.scale)
        let left = coefficient.multipliedReportingOverflow(by: Self.power(scale - self.scale))
        let right = other.coefficient.multipliedReportingOverflow(by: Self.power(scale - other.scale))
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        guard !left.overflow, !right.overflow, !sum.overflow else { return nil }
        return ExactDecimal(coefficient: sum.partialValue, scale: Int(scale))
    }

    private static func power(_ exponent: Int8) -> Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
