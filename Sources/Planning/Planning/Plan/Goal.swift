package import Figures
package import Wording

/// 目標指標: an indicator by which a heading is judged; the figures of one series, or the sum of several.
package struct Goal: Hashable, Sendable {
    package typealias ID = Identifier<Goal>

    package var id: ID
    package var node: PlanNode.ID
    package var name: Bilingual
    package var unit: String
    /// The series whose figures are added up.
    package var series: [SeriesReference]

    package init(id: ID, node: PlanNode.ID, name: Bilingual, unit: String, series: [SeriesReference]) {
        self.id = id
        self.node = node
        self.name = name
        self.unit = unit
        self.series = series
    }
}

/// One series of one measure, written `m019/1`.
package struct SeriesReference: Hashable, Sendable {
    package var measure: Measure.ID
    package var series: String

    package init(measure: Measure.ID, series: String) {
        self.measure = measure
        self.series = series
    }

    /// Reads `m019/1`, or `m019` for its series 1.
    package init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), let measure = Measure.ID(pieces[0]) else { return nil }
        guard let series = Identifier<Indicator>(pieces.count == 2 ? pieces[1] : "1") else { return nil }
        self.init(measure: measure, series: series.text)
    }

    package var text: String { "\(measure.text)/\(series)" }
}

/// 実施内容: what is done, due when, by whom.
package struct PlanTask: Hashable, Sendable {
    package var measure: Measure.ID
    /// As printed: 1, 2, 3 within the measure.
    package var number: String
    package var text: String
    /// As printed: R5.12まで, R5.7～R6.2.
    package var due: String
    package var sections: [String]

    package init(measure: Measure.ID, number: String, text: String, due: String, sections: [String]) {
        self.measure = measure
        self.number = number
        self.text = text
        self.due = due
        self.sections = sections
    }
}

/// What a measure's owners wrote for one fiscal year.
package struct YearlyText: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 実施内容
        case activity
        /// 今後の予定
        case outlook
        /// 評価
        case assessment
    }

    package var measure: Measure.ID
    package var year: FiscalYear
    package var kind: Kind
    package var text: String

    package init(measure: Measure.ID, year: FiscalYear, kind: Kind, text: String) {
        self.measure = measure
        self.year = year
        self.kind = kind
        self.text = text
    }
}
