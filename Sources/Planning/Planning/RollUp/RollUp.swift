package import Figures
package import Wording

/// What the ratings below a heading come to.
package struct RollUp: Sendable {
    /// The rule that was applied; counts over all series where the rules name none.
    package let rule: RollUpRule
    package let version: RuleVersion
    /// How many members were looked at.
    package let members: [RollUpMember]
    /// In percent, exact; `nil` where the method gives none.
    package let rate: Rational?
    /// Index of the band of the result in ``bands``.
    package let band: Int?
    /// The symbol that the method came to, before any judgement; empty where it gives none.
    package let computedSymbol: String
    package let judgement: Judgement?

    package var bands: [Band] { rule.bands ?? version.bands }

    /// The symbol that stands.
    package var symbol: String { judgement?.rating ?? computedSymbol }

    package var ratingName: Bilingual? { version.name(ofSymbol: symbol, among: bands) }

    /// How many members have a rate.
    package var rated: Int { members.count { $0.rate != nil } }

    package var shownText: String? {
        rate?.text(digits: rule.rounding.digits, mode: rule.rounding.mode)
    }

    /// How many members have each symbol: the bands in their order, then whatever else occurs.
    package var counts: [(symbol: String, count: Int)] {
        var counts: [String: Int] = [:]
        for member in members { counts[member.symbol, default: 0] += 1 }
        let known = version.bands.map(\.symbol) + version.noValue.all.map(\.symbol)
        let others = counts.keys.filter { !known.contains($0) }.sorted()
        var seen: Set<String> = []
        return (known + others).filter { seen.insert($0).inserted }
            .compactMap { symbol in counts[symbol].map { (symbol, $0) } }
    }
}

/// One member of a roll-up: a series, a goal, a measure or a heading.
package struct RollUpMember: Hashable, Sendable {
    /// What is rolled up.
    package enum Subject: Hashable, Sendable {
        case series(SeriesReference)
        case goal(Goal.ID)
        case measure(Measure.ID)
        case node(PlanNode.ID)
    }

    package let subject: Subject
    package let rate: Rational?
    /// Index of its band among the version's bands; `nil` where it has none of them.
    package let band: Int?
    package let symbol: String
    /// What a denominator does with it; `nil` for a member with a rate.
    package let denominator: NoValueRule.Denominator?

    package init(
        subject: Subject,
        rate: Rational?,
        band: Int?,
        symbol: String,
        denominator: NoValueRule.Denominator?
    ) {
        self.subject = subject
        self.rate = rate
        self.band = band
        self.symbol = symbol
        self.denominator = denominator
    }
}
