package import Figures
package import Wording

/// A municipality's plan for a period of fiscal years, with everything that is known of it.
package struct Plan: Hashable, Sendable {
    package typealias ID = Identifier<Plan>

    package var id: ID
    package var municipality: Municipality
    package var name: Bilingual
    package var period: ClosedRange<FiscalYear>
    /// What the city calls the levels of its tree, from the top; the last is the measures' own.
    package var levels: [PlanLevel]
    package var nodes: [PlanNode] = []
    package var measures: [Measure] = []
    package var units: [OrganisationUnit] = []
    package var goals: [Goal] = []
    package var tasks: [PlanTask] = []
    package var texts: [YearlyText] = []
    package var lineage: [LineageEvent] = []
    package var published: [PublishedFigure] = []
    package var grants: [Grant] = []
    package var meetings: [Meeting] = []
    package var council: [CouncilEntry] = []
    /// The definitions of documents that the plan brings with it.
    package var documents: [DocumentSource] = []
    package var rules: RuleBook

    package init(
        id: ID,
        municipality: Municipality,
        name: Bilingual,
        period: ClosedRange<FiscalYear>,
        levels: [PlanLevel],
        rules: RuleBook
    ) {
        self.id = id
        self.municipality = municipality
        self.name = name
        self.period = period
        self.levels = levels
        self.rules = rules
    }
}

/// The city, town, village or ward whose plan it is.
package struct Municipality: Hashable, Sendable {
    package var code: MunicipalityCode
    package var name: Bilingual

    package init(code: MunicipalityCode, name: Bilingual) {
        self.code = code
        self.name = name
    }
}

/// One level of the plan's tree, as the city calls it: 基本方針, 施策, 具体策.
package struct PlanLevel: Hashable, Sendable {
    package typealias ID = Identifier<PlanLevel>

    package var id: ID
    package var name: Bilingual

    package init(id: ID, name: Bilingual) {
        self.id = id
        self.name = name
    }
}

/// A numbered heading of the plan's tree.
package struct PlanNode: Hashable, Sendable {
    package typealias ID = Identifier<PlanNode>

    package var id: ID
    package var parent: ID?
    package var level: PlanLevel.ID
    /// As printed: 1, ⑴-ア.
    package var number: String
    package var name: Bilingual

    package init(id: ID, parent: ID?, level: PlanLevel.ID, number: String, name: Bilingual) {
        self.id = id
        self.parent = parent
        self.level = level
        self.number = number
        self.name = name
    }
}

extension Plan {
    /// The years in which at least one actual number is known, oldest first.
    package var yearsWithActuals: [FiscalYear] {
        period.filter { year in
            measures.contains { $0.indicators.contains { $0.actuals[year]?.value.isValue == true } }
        }
    }

    /// The latest year with actuals, or the first of the period: the year that readers ask about when they name none.
    package var currentYear: FiscalYear {
        yearsWithActuals.last ?? period.lowerBound
    }

    package func measure(_ id: Measure.ID) -> Measure? {
        measures.first { $0.id == id }
    }

    package func node(_ id: PlanNode.ID) -> PlanNode? {
        nodes.first { $0.id == id }
    }

    package func unit(_ id: OrganisationUnit.ID) -> OrganisationUnit? {
        units.first { $0.id == id }
    }

    /// The measure that people name by what they see: its printed number in `year`, or its identity.
    ///
    /// Widths do not matter: `1-ア-1` finds `⑴-ア-1`. A number that was given anew means the measure that had it in that
    /// year.
    package func measure(called text: String, in year: FiscalYear) -> Measure? {
        let wanted = text.foldedForComparison
        let numbered = measures.filter { number(of: $0, in: year).foldedForComparison == wanted }
        return numbered.first { isCurrent($0, in: year) } ?? numbered.first ?? measures.first { $0.id.text == text }
    }
}

extension FigureValue {
    /// Whether the cell says something about the world: everything but the reasons for no value.
    package var isValue: Bool {
        if case .none = self { false } else { true }
    }
}
