/// A number brought to the unit of its series, as far as that can be done.
enum ResolvedNumber {
    case inSeries(ExactDecimal)
    /// The unit says something else than the series counts; the number is as printed.
    case other(ExactDecimal, unit: String)
    /// A length of time in a series that states no unit.
    case time(ExactDecimal, TimeUnit)

    /// The number where a limit may use it.
    var numberForLimits: ExactDecimal? {
        switch self {
        case .inSeries(let number), .time(let number, _): number
        case .other: nil
        }
    }
}

extension FigureReader {
    /// Brings an amount to the unit of the series, and throws what was wrong with its digits.
    func resolve(_ amount: PrintedAmount) throws(FigureProblem) -> ResolvedNumber {
        if let problem = amount.number.problem { throw problem }
        let (value, unit) = (amount.number.value, amount.unit)
        if unit.isNone { return .inSeries(fractionsArePercentages ? try shifted(value, by: 2) : value) }
        if series.isEmpty {
            if let time = unit.time { return .time(value, time) }
            return .inSeries(try shifted(value, by: unit.power))
        }
        for member in series.members where unit.name == member.name {
            return .inSeries(try shifted(value, by: unit.power - member.power))
        }
        if unit.name.isEmpty {
            return .inSeries(try shifted(value, by: unit.power - (series.members.first?.power ?? 0)))
        }
        return converted(value, unit).map { .inSeries($0) } ?? .other(value, unit: unit.printed)
    }

    /// 90分 in a series in 時間 is 1.5; `nil` where the quotient does not end, or the series counts no time.
    private func converted(_ value: ExactDecimal, _ unit: FigureUnit) -> ExactDecimal? {
        guard let time = unit.time else { return nil }
        for member in series.members {
            guard let other = member.time, other.isCommensurable(with: time) else { continue }
            return value.scaled(by: time.count, over: other.count)
        }
        return nil
    }

    private func shifted(_ value: ExactDecimal, by power: Int) throws(FigureProblem) -> ExactDecimal {
        guard power != 0 else { return value }
        guard let shifted = value.timesTen(toThe: power) else { throw .tooManyDigits }
        return shifted
    }
}

extension ExactDecimal {
    /// The number times `factor` ÷ `divisor` where that ends within the limits; both are positive.
    func scaled(by factor: Int, over divisor: Int) -> ExactDecimal? {
        var (coefficient, overflow) = Int(coefficient).multipliedReportingOverflow(by: factor)
        var scale = Int(scale)
        while !overflow, !coefficient.isMultiple(of: divisor) {
            (coefficient, overflow) = coefficient.multipliedReportingOverflow(by: 10)
            scale += 1
        }
        guard !overflow else { return nil }
        return ExactDecimal(coefficient: Int64(coefficient / divisor), scale: scale)
    }
}

extension FigureUnit {
    /// The unit counted in a shorter period than the year: 月２回 is 回/月.
    ///
    /// A series that states no unit, or this very one, takes it as it is.
    func per(_ period: String, in series: SeriesUnit) -> FigureUnit {
        series.isEmpty ? self : FigureUnit(Array((printed + "/" + period).unicodeScalars))
    }
}
