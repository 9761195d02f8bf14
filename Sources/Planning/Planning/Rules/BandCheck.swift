import Figures
package import Wording

/// Something wrong in a list of bands, and which band it is about.
package struct BandProblem: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case contradictory
        case unreachable
        case notExhaustive
        case tooMany
    }

    /// Index of the band; the last band for what is about the list.
    package let band: Int
    package let kind: Kind
    package let message: Bilingual
}

/// Tries every combination of what bands can tell apart, exactly: each limit, each stretch between limits, each state,
/// and "not known".
///
/// A list is sound when every combination has a band and every band has a combination.
package struct BandCheck {
    /// One value of one variable, standing for all that the bands cannot tell from it.
    private enum Sample {
        case quantity(BandQuantity, Rational?)
        case state(BandState, BandState.Value)
    }

    /// Combinations beyond this are refused: no city's rule comes near, and a hostile file must not hold the program.
    static let limit = 200_000

    private let bands: [Band]

    package init(_ bands: [Band]) {
        self.bands = bands
    }

    package func problems() -> [BandProblem] {
        var problems = bands.indices.filter(isContradictory).map { index in
            BandProblem(
                band: index,
                kind: .contradictory,
                message: Bilingual(
                    "評語「\(bands[index].symbol)」の条件は同時に成り立ちません。下限と上限を見直してください。",
                    "The conditions of band “\(bands[index].symbol)” can never hold together; check its limits."
                )
            )
        }
        let axes = axes()
        guard axes.reduce(1, { $0 > Self.limit ? $0 : $0 * $1.count }) <= Self.limit else {
            return problems + [tooMany]
        }
        var (reached, gap) = (Set<Int>(), BandFacts?.none)
        visit(axes[...], BandFacts()) { facts in
            guard facts.arePossible else { return }
            if let band = bands.first(for: facts) {
                reached.insert(band)
            } else if gap == nil, facts.quantities[.rate] != nil {
                // What has no rate and no band has the symbol of its reason.
                gap = facts
            }
        }
        for index in bands.indices where !reached.contains(index) && !isContradictory(index) {
            problems.append(unreachable(index))
        }
        if let gap { problems.append(notExhaustive(gap)) }
        return problems.sorted { $0.band < $1.band }
    }

    private func isContradictory(_ index: Int) -> Bool {
        var ranges: [BandQuantity: [Interval]] = [:]
        var unknown: Set<BandQuantity> = []
        var states: [BandState: Set<BandState.Value>] = [:]
        for condition in bands[index].conditions {
            switch condition {
            case .within(let quantity, let interval): ranges[quantity, default: []].append(interval)
            case .unknown(let quantity): unknown.insert(quantity)
            case .isOne(let state, let values):
                states[state] = states[state].map { $0.intersection(values) } ?? values
            }
        }
        if states.values.contains(where: \.isEmpty) { return true }
        return ranges.contains { quantity, intervals in
            unknown.contains(quantity) || Interval(intersecting: intervals).isEmpty
        }
    }

    private func axes() -> [[Sample]] {
        let conditions = bands.flatMap(\.conditions)
        let quantities = BandQuantity.allCases.compactMap { quantity -> [Sample]? in
            var limits: Set<Rational> = []
            var asked = false
            for condition in conditions {
                switch condition {
                case .within(quantity, let interval):
                    asked = true
                    limits.formUnion([interval.lower?.value, interval.upper?.value].compactMap(\.self))
                case .unknown(quantity): asked = true
                default: continue
                }
            }
            guard asked || quantity == .rate else { return nil }
            let missing: [Sample] = quantity == .rate && !bands.speakOfNoRate ? [] : [.quantity(quantity, nil)]
            // Zero divides better from worse, which the states tell apart.
            if quantity != .rate { limits.insert(.zero) }
            return samples(around: limits.sorted()).map { .quantity(quantity, $0) } + missing
        }
        let states = BandState.allCases.compactMap { state -> [Sample]? in
            let asked = conditions.contains { if case .isOne(state, _) = $0 { true } else { false } }
            return asked ? state.values.map { .state(state, $0) } : nil
        }
        return quantities + states
    }

    /// Each limit, a point between any two, and one beyond each end.
    private func samples(around limits: [Rational]) -> [Rational] {
        guard let first = limits.first, let last = limits.last else { return [.zero] }
        var samples = [first - .one]
        for (index, limit) in limits.enumerated() {
            samples.append(limit)
            if index + 1 < limits.count, let middle = Rational.mean([limit, limits[index + 1]]) {
                samples.append(middle)
            }
        }
        return samples + [last + .one]
    }

    private func visit(_ axes: ArraySlice<[Sample]>, _ facts: BandFacts, _ body: (BandFacts) -> Void) {
        guard let axis = axes.first else { return body(facts) }
        for sample in axis {
            var facts = facts
            switch sample {
            case .quantity(let quantity, let value): facts.quantities[quantity] = value
            case .state(let state, let value): facts.states[state] = value
            }
            visit(axes.dropFirst(), facts, body)
        }
    }
}

extension BandCheck {
    private var tooMany: BandProblem {
        BandProblem(
            band: max(0, bands.count - 1),
            kind: .tooMany,
            message: Bilingual(
                "評語の条件の組合せが多すぎて確かめられません。条件を減らしてください。",
                "The bands combine too many conditions to be checked; use fewer."
            )
        )
    }

    private func unreachable(_ index: Int) -> BandProblem {
        BandProblem(
            band: index,
            kind: .unreachable,
            message: Bilingual(
                "評語「\(bands[index].symbol)」は、先にある評語がすべて当てはまるため使われることがありません。順序か条件を見直してください。",
                "Band “\(bands[index].symbol)” is never used: the bands before it take everything; check order and limits."
            )
        )
    }

    private func notExhaustive(_ facts: BandFacts) -> BandProblem {
        let quantities = BandQuantity.allCases.filter { quantity in
            facts.quantities[quantity] != nil || bands.asksAbout(quantity)
        }
        let pieces =
            quantities.map { "\($0.rawValue) = \(facts.quantities[$0]?.decimalText() ?? "unknown")" }
            + BandState.allCases.compactMap { state in facts.states[state].map { "\(state.rawValue) = \($0.rawValue)" }
            }
        let example = pieces.joined(separator: ", ")
        return BandProblem(
            band: max(0, bands.count - 1),
            kind: .notExhaustive,
            message: Bilingual(
                "どの評語にも当てはまらない場合があります（例：\(example)）。条件のない評語を最後に置くと、残りすべてを受けます。",
                "No band fits in some cases (for example \(example)). A last band without conditions takes what is left."
            )
        )
    }
}

extension [Band] {
    fileprivate func asksAbout(_ quantity: BandQuantity) -> Bool {
        contains { band in
            band.conditions.contains { condition in
                switch condition {
                case .within(let asked, _), .unknown(let asked): asked == quantity
                case .isOne: false
                }
            }
        }
    }
}

extension Interval {
    /// What lies in all of `intervals`.
    fileprivate init(intersecting intervals: [Interval]) {
        self.init()
        for interval in intervals {
            if let end = interval.lower {
                if let lower, lower.value > end.value || (lower.value == end.value && !lower.included) {
                } else {
                    lower = end
                }
            }
            if let end = interval.upper {
                if let upper, upper.value < end.value || (upper.value == end.value && !upper.included) {
                } else {
                    upper = end
                }
            }
        }
    }
}

extension BandFacts {
    /// Whether the quantities and the states can be true of one series: each change has one sign, and the states follow
    /// the signs.
    fileprivate var arePossible: Bool {
        let signs = quantities.mapValues(\.sign)
        func agree(_ one: BandQuantity, _ other: BandQuantity) -> Bool {
            guard let one = signs[one], let other = signs[other] else { return true }
            return one == other
        }
        guard agree(.changeFromBaseline, .changeFromBaselinePercent),
            agree(.changeFromLastYear, .changeFromLastYearPercent), agree(.marginPoints, .marginPercent)
        else { return false }
        return isPossible(trend: states[.trend], signs[.changeFromLastYear] ?? signs[.changeFromLastYearPercent])
            && isPossible(targetMet: states[.targetMet], signs[.marginPoints] ?? signs[.marginPercent])
    }

    private func isPossible(trend: BandState.Value?, _ sign: Int?) -> Bool {
        guard let trend, let sign else { return true }
        return trend == [.worsening, .unchanged, .improving][sign + 1]
    }

    /// A limit that must be exceeded (75超) is missed by meeting it exactly.
    private func isPossible(targetMet: BandState.Value?, _ sign: Int?) -> Bool {
        guard let targetMet, let sign else { return true }
        return switch targetMet {
        case .yes: sign >= 0
        case .no: sign <= 0
        default: false
        }
    }
}
