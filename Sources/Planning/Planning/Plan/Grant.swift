package import Figures
package import Wording

/// 交付金: what was decided to be paid for one project in one fiscal year.
///
/// The fiscal year, the type and the name tell the grants of a plan apart.
package struct Grant: Hashable, Sendable {
    /// The unit of every amount.
    package static let unit = "千円"

    package var year: FiscalYear
    /// 交付金の種類, as printed: デジタル実装, 地方創生推進.
    package var type: String
    /// The project that it pays for, as printed.
    package var name: String
    /// In thousands of yen, exactly; never negative.
    package var amount: ExactDecimal
    package var kind: Kind
    /// The measures of the plan that it pays for; none where no measure is known to be meant.
    package var measures: [Measure.ID]
    package var note: String

    package init(
        year: FiscalYear,
        type: String,
        name: String,
        amount: ExactDecimal,
        kind: Kind
    ) {
        self.year = year
        self.type = type
        self.name = name
        self.amount = amount
        self.kind = kind
        measures = []
        note = ""
    }

    /// Whether the project is paid for the first time.
    package enum Kind: Hashable, Sendable {
        /// 新
        case new
        /// 拡: paid before, and more is done now.
        case extended
        /// 継続: in which year of its run, counted from 1; `nil` where the document does not say.
        case continued(year: Int?)

        /// The years of a run that can be told.
        package static let years = 2...99

        /// The words by which a plan folder tells them apart.
        package enum Word: String, CaseIterable, Hashable, Sendable {
            case new
            case extended
            case continued
        }

        package var word: Word {
            switch self {
            case .new: .new
            case .extended: .extended
            case .continued: .continued
            }
        }

        /// The year of its run; `nil` for what is new or extended too.
        package var continuedYear: Int? {
            if case .continued(let year) = self { year } else { nil }
        }

        /// As the committee's papers print it: 新, 拡, 継続2年目.
        package var name: Bilingual {
            switch self {
            case .new: Bilingual("新", "new")
            case .extended: Bilingual("拡", "extended")
            case .continued(nil): Bilingual("継続", "continued")
            case .continued(let year?): Bilingual("継続\(year)年目", "continued, year \(year)")
            }
        }
    }
}

/// The grants of one type in one fiscal year.
package struct GrantGroup: Hashable, Sendable {
    package let type: String
    /// Never empty, in the plan's order.
    package let grants: [Grant]

    /// What was decided in all, in thousands of yen.
    package var total: Rational { Rational.sum(grants.map(\.amount.rational)) }
}

extension Plan {
    /// The grants of one fiscal year by type, each type where its first grant stands.
    package func grantGroups(in year: FiscalYear) -> [GrantGroup] {
        var types: [String] = []
        var grants: [String: [Grant]] = [:]
        for grant in self.grants where grant.year == year {
            if grants[grant.type] == nil { types.append(grant.type) }
            grants[grant.type, default: []].append(grant)
        }
        return types.map { GrantGroup(type: $0, grants: grants[$0] ?? []) }
    }
}
