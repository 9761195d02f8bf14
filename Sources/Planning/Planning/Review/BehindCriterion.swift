import Figures
package import Wording

/// What a series must have to count as behind, as the city's rules say it.
package enum BehindCriterion: Hashable, Sendable {
    /// The worst of the bands; several where the rules hold them to be equally bad.
    case bands([Band])
    /// The rules give no ratings: a rate under 70.
    case rateUnderSeventy

    /// Where most cities begin to speak of a delay.
    private static let seventy = Rational(70)

    init(_ bands: [Band]) {
        self = bands.isEmpty ? .rateUnderSeventy : .bands(BandRanking(bands).worst.map { bands[$0] })
    }

    /// The criterion in words: `△ 遅れあり（進捗率70％未満）`; empty where the bands tell no worst.
    package var words: Bilingual {
        switch self {
        case .rateUnderSeventy: Bilingual("率が70％未満", "a rate under 70%")
        case .bands(let bands):
            Bilingual(
                bands.map(\.criterionWords.japanese).joined(separator: "、"),
                bands.map(\.criterionWords.english).joined(separator: ", ")
            )
        }
    }

    /// Whether a series counts as behind with this evaluation.
    package func holds(for evaluation: Evaluation) -> Bool {
        switch self {
        case .rateUnderSeventy: evaluation.testedRate.map { $0 < Self.seventy } ?? false
        case .bands(let bands):
            evaluation.standingBand.map { bands.contains(evaluation.rule.bands[$0]) } ?? false
        }
    }
}

extension YearEvaluation {
    /// What counts as behind for every series without bands of its own.
    package var behindCriterion: BehindCriterion { BehindCriterion(version.bands) }
}

extension Evaluation {
    /// What counts as behind for this series.
    package var behindCriterion: BehindCriterion { BehindCriterion(rule.bands) }

    /// The rate as the rule's thresholds look at it.
    fileprivate var testedRate: Rational? {
        let rounding = rule.rate.rounding
        return rule.rate.thresholds == .rounded
            ? rate?.rounded(rounding.mode, digits: rounding.digits) : rate
    }
}

extension Band {
    /// Symbol, name and meaning; the conditions in words where the rules write no meaning.
    fileprivate var criterionWords: Bilingual {
        let when = meaning == Bilingual(same: "") ? conditionWords : meaning
        return Bilingual(
            "\(symbol) \(name.japanese)（\(when.japanese)）",
            "\(symbol) \(name.english) (\(when.english))"
        )
    }
}
