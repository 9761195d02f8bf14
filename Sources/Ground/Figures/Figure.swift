/// One cell of a plan: what it means, and exactly what was printed or typed there.
package struct Figure: Hashable, Sendable {
    package let value: FigureValue
    /// The cell as printed, untouched.
    package let printed: String

    package init(_ value: FigureValue, printed: String) {
        self.value = value
        self.printed = printed
    }
}

/// What a cell means.
///
/// A blank or a dash is never zero, and a real zero is never blank.
package enum FigureValue: Hashable, Sendable {
    /// An exact number in the unit of its series.
    case number(ExactDecimal)
    /// Several amounts in one cell: ①18,104 ②25,617, or HP 63,224件 + メルマガ 307人.
    case parts([FigurePart])
    /// A limit or a range: 75%以上, 40%以上60%以下, 現状維持.
    case bound(FigureBound)
    case duration(FigureDuration)
    /// Something that happens or not: システム導入. The state is known for actuals only.
    case milestone(MilestoneState?)
    /// A number in a unit other than the series': 100% in a series that counts regions. It enters no arithmetic.
    case otherUnit(ExactDecimal, unit: String)
    case none(NoValueReason)
}

/// One amount of a cell that holds several.
package struct FigurePart: Hashable, Sendable {
    /// What the part counts, as printed before its number: `①`, `HP`; may be empty.
    package let label: String
    package let amount: ExactDecimal
    /// The unit printed after the number; may be empty.
    package let unit: String

    package init(label: String, amount: ExactDecimal, unit: String) {
        self.label = label
        self.amount = amount
        self.unit = unit
    }
}

/// A limit or a range that a value should keep.
package enum FigureBound: Hashable, Sendable {
    /// 75以上
    case atLeast(ExactDecimal)
    /// 超
    case moreThan(ExactDecimal)
    /// 75以下, 以内
    case atMost(ExactDecimal)
    /// 未満
    case lessThan(ExactDecimal)
    /// 40以上60以下, 40～60; both ends belong to it.
    case between(ExactDecimal, ExactDecimal)
    /// 現状維持
    case maintain
}

/// A length of time.
///
/// Months and seconds are kept apart because no number of days makes a month.
package struct FigureDuration: Hashable, Sendable {
    package let months: Int
    package let seconds: Int

    package init(months: Int, seconds: Int) {
        self.months = months
        self.seconds = seconds
    }
}

/// How far something that happens or not has come.
package enum MilestoneState: String, CaseIterable, Hashable, Sendable {
    case reached
    case partly
    case notReached = "not_reached"
}

/// Why there is no value, as codes that the plan folder writes.
package enum NoValueReason: String, CaseIterable, Hashable, Sendable {
    /// 未定, 目標未設定
    case notSet = "not_set"
    /// 実施予定なし, 廃止
    case notPlanned = "not_planned"
    /// 集計中
    case notYetAvailable = "not_yet_available"
    /// 調査なし: not surveyed this year
    case notSurveyed = "not_surveyed"
    /// 指標設定になじまない
    case notApplicable = "not_applicable"
    /// 新規事業のためなし
    case new
    /// 終了
    case ended
    /// A dash without a reason: -, －, ー, ―
    case dash
    /// An empty cell
    case blank
}

extension FigureValue {
    /// The number that the cell stands for: a number itself, the sum of parts, the limit of a bound on one side.
    ///
    /// `nil` for everything that is no single quantity. Durations count in seconds, or in months where no seconds
    /// are given.
    package var quantity: Rational? {
        switch self {
        case .number(let number): number.rational
        case .parts(let parts): Rational.sum(parts.map(\.amount.rational))
        case .bound(let bound): bound.limit
        case .duration(let duration): duration.quantity
        case .milestone, .otherUnit, .none: nil
        }
    }
}

extension FigureBound {
    /// The limit of a bound on one side; `nil` for ranges and 現状維持.
    package var limit: Rational? {
        switch self {
        case .atLeast(let limit), .moreThan(let limit), .atMost(let limit), .lessThan(let limit): limit.rational
        case .between, .maintain: nil
        }
    }

    /// Whether `quantity` keeps the bound; `nil` for 現状維持, which needs something to compare with.
    package func holds(_ quantity: Rational) -> Bool? {
        switch self {
        case .atLeast(let limit): quantity >= limit.rational
        case .moreThan(let limit): quantity > limit.rational
        case .atMost(let limit): quantity <= limit.rational
        case .lessThan(let limit): quantity < limit.rational
        case .between(let low, let high): quantity >= low.rational && quantity <= high.rational
        case .maintain: nil
        }
    }
}

extension FigureDuration {
    /// Seconds, or months where the duration has only those; `nil` where it has both.
    var quantity: Rational? {
        switch (months, seconds) {
        case (let months, 0): Rational(months)
        case (0, let seconds): Rational(seconds)
        default: nil
        }
    }
}
