package import Figures
package import Wording

/// One rating: its symbol, its name, and when it is given.
///
/// Bands are tried in order; the first that fits wins.
package struct Band: Hashable, Sendable {
    package var symbol: String
    package var name: Bilingual
    package var meaning: Bilingual
    /// What the rating is worth in a roll-up by points.
    package var points: Rational?
    /// All must hold.
    ///
    /// Without any, the band takes everything that is left.
    package var conditions: [BandCondition]

    package init(
        symbol: String,
        name: Bilingual,
        meaning: Bilingual = Bilingual("", ""),
        points: Rational? = nil,
        conditions: [BandCondition] = []
    ) {
        self.symbol = symbol
        self.name = name
        self.meaning = meaning
        self.points = points
        self.conditions = conditions
    }
}

extension Band {
    /// Whether it is for what has no rate.
    package var speaksOfNoRate: Bool { conditions.contains(.unknown(.rate)) }
}

/// What a band asks of one variable.
package enum BandCondition: Hashable, Sendable {
    /// The quantity is known and lies in the interval.
    case within(BandQuantity, Interval)
    /// The quantity is not known: no baseline, no last year.
    case unknown(BandQuantity)
    /// The state is one of these.
    case isOne(of: BandState, Set<BandState.Value>)
}

/// The quantities that bands may ask about.
///
/// All of them grow as things get better, whichever way the indicator goes.
package enum BandQuantity: String, CaseIterable, Hashable, Sendable {
    /// The rate in percent.
    case rate
    /// Actual − baseline, in the indicator's unit.
    case changeFromBaseline = "change_from_baseline"
    /// The same in percent of the baseline.
    case changeFromBaselinePercent = "change_from_baseline_percent"
    /// Actual − last year's actual, in the indicator's unit.
    case changeFromLastYear = "change_from_last_year"
    /// The same in percent of last year's actual.
    case changeFromLastYearPercent = "change_from_last_year_percent"
    /// How far the actual is beyond (+) or short of (−) the target, in the indicator's unit (points of a percentage).
    case marginPoints = "margin_points"
    /// The same in percent of the target.
    case marginPercent = "margin_percent"
}

/// The states that bands may ask about.
package enum BandState: String, CaseIterable, Hashable, Sendable {
    /// Where the actual went since last year.
    case trend
    case targetMet = "target_met"

    package enum Value: String, CaseIterable, Hashable, Sendable {
        case improving
        case unchanged
        case worsening
        case yes
        case no
        case unknown
    }

    /// The values that the state can take.
    package var values: [Value] {
        switch self {
        case .trend: [.improving, .unchanged, .worsening, .unknown]
        case .targetMet: [.yes, .no, .unknown]
        }
    }
}

/// A stretch of the number line; an end that is `nil` is open to infinity.
package struct Interval: Hashable, Sendable {
    package struct End: Hashable, Sendable {
        package var value: Rational
        package var included: Bool

        package init(_ value: Rational, included: Bool) {
            self.value = value
            self.included = included
        }
    }

    package var lower: End?
    package var upper: End?

    package init(lower: End? = nil, upper: End? = nil) {
        self.lower = lower
        self.upper = upper
    }

    package func contains(_ value: Rational) -> Bool {
        if let lower, lower.included ? value < lower.value : value <= lower.value { return false }
        if let upper, upper.included ? value > upper.value : value >= upper.value { return false }
        return true
    }

    /// Whether no number at all lies in it.
    package var isEmpty: Bool {
        guard let lower, let upper else { return false }
        return lower.value > upper.value || (lower.value == upper.value && !(lower.included && upper.included))
    }
}

/// What bands look at when they rate one indicator.
package struct BandFacts: Sendable {
    package var quantities: [BandQuantity: Rational] = [:]
    package var states: [BandState: BandState.Value] = [:]

    package init(rate: Rational? = nil) {
        quantities[.rate] = rate
    }
}

extension BandCondition {
    package func holds(for facts: BandFacts) -> Bool {
        switch self {
        case .within(let quantity, let interval): facts.quantities[quantity].map(interval.contains) ?? false
        case .unknown(let quantity): facts.quantities[quantity] == nil
        case .isOne(let state, let values): values.contains(facts.states[state] ?? .unknown)
        }
    }
}

extension [Band] {
    /// The first band all of whose conditions hold.
    ///
    /// Where there is no rate only those are tried that ask for that: a band that takes what is left takes what is left
    /// of the rates.
    package func first(for facts: BandFacts) -> Int? {
        let hasRate = facts.quantities[.rate] != nil
        return firstIndex { band in
            (hasRate || band.speaksOfNoRate) && band.conditions.allSatisfy { $0.holds(for: facts) }
        }
    }

    /// Whether any band is for what has no rate.
    package var speakOfNoRate: Bool { contains(where: \.speaksOfNoRate) }

    /// Whether any band asks about more than the rate.
    package var needMoreThanRate: Bool {
        contains { band in
            band.conditions.contains { condition in
                switch condition {
                case .within(.rate, _), .unknown(.rate): false
                default: true
                }
            }
        }
    }
}
