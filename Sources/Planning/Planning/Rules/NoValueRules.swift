package import Figures
package import Wording

/// Why an indicator has no rate in a year.
package enum Absence: Hashable, Sendable {
    /// The measure has no indicator.
    case noIndicator
    case target(NoValueReason)
    case actual(NoValueReason)
    /// No last year, no baseline, no final target: the yardstick's own figure is missing.
    case yardstick(NoValueReason)
    case baseline(NoValueReason)
    /// Nothing was aimed at and nothing done: 0 ÷ 0.
    case zeroByZero
    /// Something was done where nothing was aimed at, or the way to go is nothing.
    case divisionByZero
    /// Words, a range or another unit stand where a number is needed.
    case notComparable
    /// The parts of target and actual do not match.
    case partsDiffer
    case milestoneOpen

    /// The word for it in `rules.yaml` and in the `reason` column.
    package var code: String {
        switch self {
        case .noIndicator: "no_indicator"
        case .target(let reason): "target_\(reason.rawValue)"
        case .actual(let reason): "actual_\(reason.rawValue)"
        case .yardstick(let reason): "yardstick_\(reason.rawValue)"
        case .baseline(let reason): "baseline_\(reason.rawValue)"
        case .zeroByZero: "zero_by_zero"
        case .divisionByZero: "division_by_zero"
        case .notComparable: "not_comparable"
        case .partsDiffer: "parts_differ"
        case .milestoneOpen: "milestone_open"
        }
    }

    /// The key of `no_value` in `rules.yaml` that speaks about it.
    package var ruleKey: String {
        switch self {
        case .target(let reason), .actual(let reason), .yardstick(let reason), .baseline(let reason): reason.rawValue
        case .noIndicator, .zeroByZero, .divisionByZero, .notComparable, .partsDiffer, .milestoneOpen: code
        }
    }

    /// Every key that `no_value` may have, besides `default`.
    package static let ruleKeys: [String] =
        NoValueReason.allCases.map(\.rawValue)
        + [noIndicator, zeroByZero, divisionByZero, notComparable, partsDiffer, milestoneOpen].map(\.code)
}

/// What stands in place of a rating, and what a roll-up does with it.
package struct NoValueRule: Hashable, Sendable {
    package enum Denominator: String, CaseIterable, Hashable, Sendable {
        /// The roll-up passes over it.
        case leaveOut = "leave_out"
        /// It counts as one that is not rated: in the denominator of shares, not in means.
        case count
        /// It counts as a rate of 0 and as the worst band.
        case zero
    }

    package var symbol: String
    package var name: Bilingual
    package var denominator: Denominator

    package init(symbol: String, name: Bilingual, denominator: Denominator = .leaveOut) {
        self.symbol = symbol
        self.name = name
        self.denominator = denominator
    }
}

/// The rule for each reason of no value.
package struct NoValueRules: Hashable, Sendable {
    package var standard: NoValueRule
    /// By ``Absence/ruleKey``.
    package var byKey: [String: NoValueRule]

    package init(
        standard: NoValueRule = NoValueRule(symbol: "－", name: Bilingual("評価なし", "Not rated")),
        byKey: [String: NoValueRule] = [:]
    ) {
        self.standard = standard
        self.byKey = byKey
    }

    package subscript(absence: Absence) -> NoValueRule {
        byKey.isEmpty ? standard : byKey[absence.ruleKey] ?? standard
    }

    /// Every rule, each once, the standard last.
    package var all: [NoValueRule] {
        var seen: Set<String> = []
        let rules = byKey.keys.sorted().compactMap { byKey[$0] } + [standard]
        return rules.filter { seen.insert($0.symbol).inserted }
    }
}
