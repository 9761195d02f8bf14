import Figures

/// Which of a list of bands is better than which.
///
/// By points where the list gives any, else by place: the first is the best. Bands for what has no rate say nothing of
/// better or worse, and neither does a band without points among others that have some.
struct BandRanking {
    /// By band: grows as things get better; `nil` where it cannot be said.
    private let ranks: [Rational?]

    init(_ bands: [Band]) {
        let rated = bands.indices.filter { !bands[$0].speaksOfNoRate }
        let hasPoints = rated.contains { bands[$0].points != nil }
        ranks = bands.indices.map { index in
            guard !bands[index].speaksOfNoRate else { return nil }
            return hasPoints ? bands[index].points : Rational(-index)
        }
    }

    /// The bands below which there is none.
    ///
    /// Several where the points do not tell them apart; none where all are equally good.
    var worst: [Int] {
        let known = ranks.compactMap(\.self)
        guard let lowest = known.min(), known.contains(where: { $0 > lowest }) else { return [] }
        return ranks.indices.filter { ranks[$0] == lowest }
    }

    /// Whether `band` is better (1), as good (0) or worse (-1) than `other`; `nil` where it cannot be said.
    func order(of band: Int, against other: Int) -> Int? {
        guard let rank = ranks[band], let otherRank = ranks[other] else { return nil }
        return (rank - otherRank).sign
    }
}

extension Evaluation {
    /// Index of the band that stands: that of a person's rating, where one judged, else the computed one.
    var standingBand: Int? {
        guard let judgement else { return band }
        return rule.bands.firstIndex { $0.symbol == judgement.rating }
    }

    /// How this rating stands to that of another year; `nil` where they cannot be compared.
    ///
    /// Bands of two rules are compared where they have the same symbols and points in the same order: limits that
    /// were moved leave the ratings what they are.
    func ratingOrder(against other: Evaluation) -> Int? {
        guard let band = standingBand, let otherBand = other.standingBand else { return nil }
        guard rule === other.rule || rule.bands.haveSameSteps(as: other.rule.bands) else { return nil }
        if band == otherBand { return 0 }
        return BandRanking(rule.bands).order(of: band, against: otherBand)
    }

    /// The rate minus that of another year, in points; `nil` where either has none or another arithmetic gave it.
    func rateDifference(to other: Evaluation) -> Rational? {
        guard let rate, let otherRate = other.rate else { return nil }
        guard rule === other.rule || rule.rate.arithmetic == other.rule.rate.arithmetic else { return nil }
        return rate - otherRate
    }
}

extension [Band] {
    fileprivate func haveSameSteps(as other: [Band]) -> Bool {
        elementsEqual(other) { $0.symbol == $1.symbol && $0.points == $1.points }
    }
}

extension RateRule {
    /// The rule without what is only about showing and rating the rate.
    fileprivate var arithmetic: RateRule {
        var rule = self
        rule.rounding = RoundingRule()
        rule.goalRounding = nil
        rule.thresholds = .unrounded
        return rule
    }
}
