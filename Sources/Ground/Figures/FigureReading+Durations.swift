extension FigureReader {
    /// A length of time in several units: 1時間30分, 2年3か月.
    ///
    /// A series in a unit of time takes it as a number of that unit; one that counts something else as a number in
    /// another unit, so that it enters no arithmetic.
    func duration() throws(FigureProblem) -> FigureValue? {
        var scanner = CellScanner(text)
        _ = scanner.takeLeadWords()
        guard let amounts = scanner.takeTimeAmounts(of: series) else { return nil }
        guard scanner.endsHere() else { return nil }
        var total = FigureDuration(months: 0, seconds: 0)
        for (number, unit) in amounts {
            if let problem = number.problem { throw problem }
            guard let duration = FigureDuration(number.value, unit), let sum = total.adding(duration) else {
                return nil
            }
            total = sum
        }
        guard !series.isEmpty, let smallest = amounts.last else { return .duration(total) }
        return try inSeries(total, smallest: smallest.unit)
    }

    /// A duration of both months and days is no number of anything, so it stays a duration.
    private func inSeries(_ duration: FigureDuration, smallest: TimeUnit) throws(FigureProblem) -> FigureValue? {
        guard duration.months == 0 || duration.seconds == 0 else { return .duration(duration) }
        let count = duration.months == 0 ? duration.seconds : duration.months
        guard let value = ExactDecimal(coefficient: Int64(count / smallest.count), scale: 0) else {
            throw .tooManyDigits
        }
        let unit = FigureUnit(Array(smallest.name.unicodeScalars))
        let amount = PrintedAmount(number: PrintedNumber(value: value), unit: unit, limit: nil)
        switch try resolve(amount) {
        case .inSeries(let number): return .number(number)
        case .other(let number, let unit): return .otherUnit(number, unit: unit)
        case .time: return .duration(duration)
        }
    }
}

extension CellScanner {
    /// Moves past at least two amounts of time, each in a smaller unit than the one before.
    fileprivate mutating func takeTimeAmounts(of series: SeriesUnit) -> [(number: PrintedNumber, unit: TimeUnit)]? {
        var amounts: [(number: PrintedNumber, unit: TimeUnit)] = []
        while next?.isASCIIDigit == true {
            guard let amount = takeAmount(of: series), amount.limit == nil, let unit = TimeUnit(amount.unit.name) else {
                return nil
            }
            guard amount.unit.power == 0, amounts.last.map({ unit.isSmaller(than: $0.unit) }) ?? true else {
                return nil
            }
            amounts.append((amount.number, unit))
            skipBlanks()
        }
        return amounts.count > 1 ? amounts : nil
    }
}

extension TimeUnit {
    fileprivate func isSmaller(than other: TimeUnit) -> Bool {
        switch (self, other) {
        case (.months(let count), .months(let larger)), (.seconds(let count), .seconds(let larger)): count < larger
        case (.seconds, .months): true
        case (.months, .seconds): false
        }
    }

    fileprivate var name: String {
        switch self {
        case .months(12): "年"
        case .months: "か月"
        case .seconds(604_800): "週間"
        case .seconds(86_400): "日"
        case .seconds(3_600): "時間"
        case .seconds(60): "分"
        case .seconds: "秒"
        }
    }
}

extension FigureDuration {
    /// A number of one unit of time; `nil` where that is no whole number of months or seconds, or where it is a
    /// Western year and no length of time (2023年).
    init?(_ number: ExactDecimal, _ unit: TimeUnit) {
        guard let whole = number.scaled(by: unit.count, over: 1), whole.isWhole else { return nil }
        let count = Int(whole.coefficient) / ExactDecimal.powersOfTen[Int(whole.scale)]
        switch unit {
        case .months(let months):
            guard months == 1 || abs(count) < 12_000 else { return nil }
            self.init(months: count, seconds: 0)
        case .seconds: self.init(months: 0, seconds: count)
        }
    }

    fileprivate func adding(_ other: FigureDuration) -> FigureDuration? {
        let (months, monthsOverflow) = months.addingReportingOverflow(other.months)
        let (seconds, secondsOverflow) = seconds.addingReportingOverflow(other.seconds)
        return monthsOverflow || secondsOverflow ? nil : FigureDuration(months: months, seconds: seconds)
    }
}

extension ExactDecimal {
    var isWhole: Bool { Int(coefficient).isMultiple(of: Self.powersOfTen[Int(scale)]) }
}
