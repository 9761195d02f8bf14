import Figures

/// Applies one roll-up rule to its members.
struct RollUpCalculation {
    /// What a method came to.
    struct Result {
        var rate: Rational?
        var band: Int?
        var symbol = ""
    }

    let rule: RollUpRule
    let version: RuleVersion
    let members: [RollUpMember]

    private var bands: [Band] { rule.bands ?? version.bands }

    func rollUp(judgement: Judgement?) -> RollUp {
        let result = result(of: rule.method)
        return RollUp(
            rule: rule,
            version: version,
            members: members,
            rate: result.rate,
            band: result.band,
            computedSymbol: result.symbol,
            judgement: judgement
        )
    }

    func result(of method: RollUpMethod) -> Result {
        switch method {
        case .counts, .judged: Result()
        case .share(let symbols): banded(share(of: symbols))
        case .mean: banded(Rational.mean(ratesForMean))
        case .worst: worst()
        case .points: banded(points())
        case .matrix(let rows, let columns, let table): matrix(rows, columns, table)
        }
    }

    private func banded(_ rate: Rational?) -> Result {
        guard let rate else { return Result() }
        // A roll-up knows nothing but its rate, so bands that ask about more cannot rate it.
        guard !bands.needMoreThanRate else { return Result(rate: rate) }
        let tested =
            rule.thresholds == .rounded ? rate.rounded(rule.rounding.mode, digits: rule.rounding.digits) : rate
        guard let band = bands.first(for: BandFacts(rate: tested)) else { return Result(rate: rate) }
        return Result(rate: rate, band: band, symbol: bands[band].symbol)
    }

    private var ratesForMean: [Rational] {
        members.compactMap { $0.rate ?? ($0.denominator == .zero ? .zero : nil) }
    }

    /// Members that a denominator holds: those with a rate or a band, and those whose missing value counts.
    private var counted: [RollUpMember] {
        members.filter { $0.rate != nil || $0.band != nil || ($0.denominator ?? .leaveOut) != .leaveOut }
    }

    private func share(of symbols: [String]) -> Rational? {
        let counted = counted
        return Rational(counted.count { symbols.contains($0.symbol) } * 100, over: counted.count)
    }

    /// The members have bands of the version; where the roll-up has bands of its own, the lowest rate decides.
    private func worst() -> Result {
        if rule.bands != nil { return banded(ratesForMean.min()) }
        let known = members.compactMap { member in
            member.band ?? (member.denominator == .zero ? version.bands.indices.last : nil)
        }
        guard let worst = known.max() else { return Result() }
        return Result(band: worst, symbol: version.bands[worst].symbol)
    }

    /// The points reached in percent of the most that the counted members could have.
    private func points() -> Rational? {
        guard let best = version.bands.compactMap(\.points).max(), best.sign > 0 else { return nil }
        let reached = members.compactMap { $0.band.flatMap { version.bands[$0].points } }
        return (Rational.sum(reached) * .hundred).divided(by: best * Rational(counted.count))
    }

    private func matrix(_ rows: RollUpMethod, _ columns: RollUpMethod, _ table: [String: [String: String]]) -> Result {
        let row = result(of: rows)
        let column = result(of: columns)
        let symbol = table[row.symbol]?[column.symbol] ?? ""
        return Result(rate: row.rate, band: bands.firstIndex { $0.symbol == symbol }, symbol: symbol)
    }
}
