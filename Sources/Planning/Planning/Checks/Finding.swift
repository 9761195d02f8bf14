package import Figures
package import Wording

/// Something that looks wrong in a plan, or in what was published from it.
package struct Finding: Hashable, Sendable {
    package enum Severity: String, CaseIterable, Hashable, Sendable {
        /// A published figure, rate, rating or citation is wrong.
        case error
        /// Probably wrong; a person should look.
        case warning
        /// Worth knowing.
        case notice
    }

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case rateDiffers = "rate_differs"
        case rateWithoutTarget = "rate_without_target"
        case rateNotPrinted = "rate_not_printed"
        case ratingDiffers = "rating_differs"
        case figuresDiffer = "figures_differ"
        case citationDiffers = "citation_differs"
        case nameDiffers = "name_differs"
        case unitDiffers = "unit_differs"
        case lookAlike = "look_alike"
        case targetLowered = "target_lowered"
        case sameTargets = "same_targets"
        case composition
        case cumulativeFalls = "cumulative_falls"
        case unitSlip = "unit_slip"
        case notANumber = "not_a_number"
        case noOwner = "no_owner"
    }

    package let severity: Severity
    package let kind: Kind
    /// What it is about; `nil` for something about a heading or the plan.
    package let series: SeriesReference?
    package let year: FiscalYear?
    /// Where it stands: the document or file, the year, the number.
    package let place: String
    /// What stands there.
    package let printed: String
    /// What should stand there, where that is known.
    package let expected: String
    package let explanation: Bilingual
}

extension Finding.Kind {
    /// What the kind is called.
    package var name: Bilingual {
        switch self {
        case .rateDiffers: Bilingual("率が計算と合わない", "Printed rate is not the computed one")
        case .rateWithoutTarget: Bilingual("目標値のない率", "A rate without a target")
        case .rateNotPrinted: Bilingual("率が印字されていない", "A rate that is not printed")
        case .ratingDiffers: Bilingual("評価がきまりと合わない", "Printed rating is not the rule's")
        case .figuresDiffer: Bilingual("資料の間で数値が違う", "Figures differ between documents")
        case .citationDiffers: Bilingual("番号の引用違い", "A citation names another measure")
        case .nameDiffers: Bilingual("名称の違い", "Names differ")
        case .unitDiffers: Bilingual("単位の違い", "Units differ")
        case .lookAlike: Bilingual("見た目の似た文字", "A look-alike character")
        case .targetLowered: Bilingual("目標値の引下げ", "A target goes down")
        case .sameTargets: Bilingual("同じ目標値の並び", "The same targets in two measures")
        case .composition: Bilingual("構成比の合計が合わない", "Shares do not add up")
        case .cumulativeFalls: Bilingual("累計の減少", "A cumulative value falls")
        case .unitSlip: Bilingual("けた違いの疑い", "A slip of the unit")
        case .notANumber: Bilingual("数値でない記入", "Not a number")
        case .noOwner: Bilingual("担当がない", "No owner")
        }
    }
}
