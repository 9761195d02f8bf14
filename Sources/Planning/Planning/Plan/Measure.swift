package import Figures
package import Wording

/// What one division does: 具体策, 取り組み, 目標.
package struct Measure: Hashable, Sendable {
    package typealias ID = Identifier<Measure>

    package var id: ID
    /// As printed in the latest year; earlier numbers are in the lineage.
    package var number: String
    package var name: Bilingual
    package var node: PlanNode.ID
    /// Other headings under which it is listed again (再掲).
    ///
    /// A roll-up of the plan counts it once.
    package var alsoUnder: [PlanNode.ID]
    package var audience: Set<Audience>
    package var purpose: String
    package var effect: String
    package var owners: [Ownership]
    package var indicators: [Indicator]

    package init(
        id: ID,
        number: String,
        name: Bilingual,
        node: PlanNode.ID,
        alsoUnder: [PlanNode.ID] = [],
        audience: Set<Audience> = [],
        purpose: String = "",
        effect: String = "",
        owners: [Ownership] = [],
        indicators: [Indicator] = []
    ) {
        self.id = id
        self.number = number
        self.name = name
        self.node = node
        self.alsoUnder = alsoUnder
        self.audience = audience
        self.purpose = purpose
        self.effect = effect
        self.owners = owners
        self.indicators = indicators
    }
}

/// Whom a measure serves.
package enum Audience: String, CaseIterable, Hashable, Sendable {
    /// 市民等
    case citizens
    /// 庁内
    case administration

    package var name: Bilingual {
        switch self {
        case .citizens: Bilingual("市民等", "Citizens")
        case .administration: Bilingual("庁内", "Administration")
        }
    }
}

/// Which unit answers for a measure, and in which years.
package struct Ownership: Hashable, Sendable {
    package var unit: OrganisationUnit.ID
    /// The first year; `nil` from the beginning.
    package var from: FiscalYear?
    /// The last year; `nil` until further notice.
    package var through: FiscalYear?
    /// The document names the unit with 等: others take part that it does not name.
    package var andOthers: Bool

    package init(
        unit: OrganisationUnit.ID,
        from: FiscalYear? = nil,
        through: FiscalYear? = nil,
        andOthers: Bool = false
    ) {
        self.unit = unit
        self.from = from
        self.through = through
        self.andOthers = andOthers
    }

    package func isValid(in year: FiscalYear) -> Bool {
        (from.map { $0 <= year } ?? true) && (through.map { year <= $0 } ?? true)
    }
}

/// A bureau, department or section, in the years in which it exists.
package struct OrganisationUnit: Hashable, Sendable {
    package typealias ID = Identifier<OrganisationUnit>

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case bureau
        case department
        case section
    }

    package var id: ID
    package var parent: ID?
    package var kind: Kind
    package var name: String
    package var from: FiscalYear?
    package var through: FiscalYear?

    package init(
        id: ID,
        parent: ID?,
        kind: Kind,
        name: String,
        from: FiscalYear? = nil,
        through: FiscalYear? = nil
    ) {
        self.id = id
        self.parent = parent
        self.kind = kind
        self.name = name
        self.from = from
        self.through = through
    }
}
