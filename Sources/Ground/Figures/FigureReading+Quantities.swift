extension FigureReader {
    /// A number with its unit, a limit or a range; `nil` where the cell is none of these.
    func quantity() throws(FigureProblem) -> FigureValue? {
        var scanner = CellScanner(text)
        scanner.takeLeadingNotes()
        let lead = scanner.takeLeadWords()
        guard var first = scanner.takeAmount(of: series) else { return nil }
        if let period = lead.period { first.unit = first.unit.per(period, in: series) }
        if let limit = lead.limit {
            guard first.limit == nil else { return nil }
            first.limit = limit
        }
        if let second = scanner.takeUpperEnd(after: first, of: series) {
            return try scanner.endsHere() ? range(first, second.amount, mark: second.mark) : nil
        }
        let note = scanner.takeNotes()
        guard scanner.isAtEnd else { return nil }
        if first.unit.isNone, let note, let unit = unit(inNote: note) { first.unit = unit }
        return try single(first)
    }

    /// 24,330（千件）: the unit may stand in the brackets.
    private func unit(inNote note: [Unicode.Scalar]) -> FigureUnit? {
        let unit = FigureUnit(note)
        guard !unit.name.isEmpty else { return nil }
        let isStated = series.members.contains { $0.name == unit.name } || unit.name == "%"
        return isStated || unit.power > 0 && KnownUnits.contains(unit.name) ? unit : nil
    }

    private func single(_ amount: PrintedAmount) throws(FigureProblem) -> FigureValue? {
        switch (try resolve(amount), amount.limit) {
        case (.inSeries(let number), nil): .number(number)
        case (.inSeries(let number), let limit?), (.time(let number, _), let limit?): .bound(limit.bound(number))
        case (.other(let number, let unit), nil): .otherUnit(number, unit: unit)
        case (.other(let number, let unit), let limit?): .otherUnit(number, unit: unit + limit.word)
        case (.time(let number, let unit), nil): length(number, unit, printed: amount.unit.printed)
        }
    }

    /// A length of time where it is a whole one; `nil` for a Western year, which is a date.
    private func length(_ number: ExactDecimal, _ unit: TimeUnit, printed: String) -> FigureValue? {
        if unit == .months(12), number.rational >= Rational(1_000) { return nil }
        return FigureDuration(number, unit).map { .duration($0) } ?? .otherUnit(number, unit: printed)
    }

    private func range(
        _ low: PrintedAmount,
        _ high: PrintedAmount,
        mark: RangeMark
    ) throws(FigureProblem) -> FigureValue {
        var low = low
        if low.unit.isNone { low.unit = high.unit }
        let ends = (try resolve(low), try resolve(high))
        if mark == .hyphen { throw .ambiguousRange }
        guard low.limit != .moreThan, high.limit != .lessThan else { throw .openRange }
        guard let first = ends.0.numberForLimits, let last = ends.1.numberForLimits else { throw .rangeInOtherUnit }
        guard first.rational <= last.rational else { throw .reversedRange }
        return .bound(.between(first, last))
    }
}

/// What stands between the two ends of a range.
enum RangeMark {
    /// 3～5
    case wave
    /// 40以上60以下
    case limits
    /// 3-5, which may be a range or a minus.
    case hyphen
}

extension CellScanner {
    /// （累計）5件: notes before the number, which have no digits.
    mutating func takeLeadingNotes() {
        let start = self
        guard let note = takeNotes() else { return }
        if note.contains(where: \.isASCIIDigit) || isAtEnd { self = start }
    }

    /// Whether nothing but notes follows.
    mutating func endsHere() -> Bool {
        _ = takeNotes()
        return isAtEnd
    }

    /// Moves past the upper end of a range, if there is one.
    mutating func takeUpperEnd(
        after low: PrintedAmount,
        of series: SeriesUnit
    ) -> (amount: PrintedAmount, mark: RangeMark)? {
        let start = self
        if let result = upperEnd(after: low, of: series) { return result }
        self = start
        return nil
    }

    private mutating func upperEnd(
        after low: PrintedAmount,
        of series: SeriesUnit
    ) -> (amount: PrintedAmount, mark: RangeMark)? {
        skipBlanks()
        guard let mark = takeRangeMark(after: low) else { return nil }
        skipBlanks()
        guard let high = takeAmount(of: series) else { return nil }
        switch mark {
        case .wave, .hyphen:
            return high.limit == nil && low.limit == nil ? (high, mark) : nil
        case .limits:
            return high.limit == .atMost || high.limit == .lessThan ? (high, mark) : nil
        }
    }

    private mutating func takeRangeMark(after low: PrintedAmount) -> RangeMark? {
        if low.limit == .atLeast || low.limit == .moreThan {
            while let scalar = next, scalar == "、" || scalar == "~" || scalar == "," || scalar == " " { advance() }
            return .limits
        }
        if next == "~" {
            advance()
            return .wave
        }
        if next?.isDash == true {
            advance()
            return .hyphen
        }
        return nil
    }
}

extension Limit {
    func bound(_ number: ExactDecimal) -> FigureBound {
        switch self {
        case .atLeast: .atLeast(number)
        case .moreThan: .moreThan(number)
        case .atMost: .atMost(number)
        case .lessThan: .lessThan(number)
        }
    }

    /// The word that Japanese documents put behind the number.
    var word: String {
        switch self {
        case .atLeast: "以上"
        case .moreThan: "超"
        case .atMost: "以下"
        case .lessThan: "未満"
        }
    }
}
