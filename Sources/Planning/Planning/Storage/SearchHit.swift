package import Figures
package import Wording

/// A measure or a heading that a search found, and where in it the words stand.
package struct SearchHit: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case measure(Measure.ID)
        case node(PlanNode.ID)
    }

    /// What of the subject contains the words, the best first.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        case number
        case name
        /// A name or printed number that the measure had in an earlier year.
        case former
        case indicator
        case goal
        /// The unit in which an indicator or a goal counts.
        case unit
        case owner
        case purpose
        case effect
        case method
        case task
        /// A text for one year.
        case text

        package var name: Bilingual {
            switch self {
            case .number: Bilingual("番号", "Number")
            case .name: Bilingual("名称", "Name")
            case .former: Bilingual("以前の名称・番号", "Earlier name or number")
            case .indicator: Bilingual("指標", "Indicator")
            case .goal: Bilingual("目標指標", "Goal")
            case .unit: Bilingual("単位", "Unit")
            case .owner: Bilingual("担当", "Owner")
            case .purpose: Bilingual("概要", "Outline")
            case .effect: Bilingual("期待される効果", "Expected effect")
            case .method: Bilingual("積算方法", "Method")
            case .task: Bilingual("実施内容", "Task")
            case .text: Bilingual("年度別の記述", "Text for a year")
            }
        }
    }

    /// A stretch of the snippet; the snippet is its pieces one after the other.
    package struct Piece: Hashable, Sendable {
        package let text: String
        /// Whether it is one of the words that were searched for.
        package let isHit: Bool

        package init(_ text: String, isHit: Bool) {
            self.text = text
            self.isHit = isHit
        }
    }

    package let plan: Plan.ID
    package let municipality: MunicipalityCode
    package let subject: Subject
    /// As printed.
    package let number: String
    package let name: Bilingual
    package let field: Field
    /// The part of the field around the words, as it was written; `…` stands where it was cut.
    package let snippet: [Piece]
    /// How many characters of the field stand before the first hit.
    package let offset: Int

    package init(
        plan: Plan.ID,
        municipality: MunicipalityCode,
        subject: Subject,
        number: String,
        name: Bilingual,
        field: Field,
        snippet: [Piece],
        offset: Int
    ) {
        self.plan = plan
        self.municipality = municipality
        self.subject = subject
        self.number = number
        self.name = name
        self.field = field
        self.snippet = snippet
        self.offset = offset
    }
}
