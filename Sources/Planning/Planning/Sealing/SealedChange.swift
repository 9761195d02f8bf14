package import Figures
package import Wording

/// One thing of a sealed year that differs between two states of a plan.
package struct SealedChange: Hashable, Sendable {
    /// What kind of thing it is.
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        case figure
        case note
        case text
        case indicator
        case measure
        case goal
        case lineage
        case rules
        /// What the rules make of the figures: a rate and a rating.
        case result

        /// What people call it.
        package var name: Bilingual {
            switch self {
            case .figure: Bilingual("数値", "figure")
            case .note: Bilingual("数値の注記", "note on a figure")
            case .text: Bilingual("記述", "text")
            case .indicator: Bilingual("指標", "indicator")
            case .measure: Bilingual("取組", "measure")
            case .goal: Bilingual("目標指標", "goal")
            case .lineage: Bilingual("取組の変遷", "lineage")
            case .rules: Bilingual("評価ルール", "rules")
            case .result: Bilingual("評価の結果", "result of the evaluation")
            }
        }
    }

    /// The sealed year.
    package let year: FiscalYear
    package let subject: Subject
    /// Which one, with `/` between its parts: `m019/1/actual`.
    package let key: String
    /// The measure that it belongs to; `nil` for what is the whole plan's.
    package let measure: Measure.ID?
    /// In words; `nil` where it was not there.
    package let before: String?
    /// In words; `nil` where it is not there any more.
    package let after: String?

    package init(
        year: FiscalYear,
        subject: Subject,
        key: String,
        measure: Measure.ID?,
        before: String?,
        after: String?
    ) {
        self.year = year
        self.subject = subject
        self.key = key
        self.measure = measure
        self.before = before
        self.after = after
    }

    /// The series that the change is about; `nil` for anything but figures, their notes and results of a series.
    package var series: SeriesReference? {
        switch subject {
        case .figure, .note, .indicator, .result:
            let pieces = key.split(separator: "/", omittingEmptySubsequences: false)
            guard measure != nil, pieces.count >= 2 else { return nil }
            return SeriesReference("\(pieces[0])/\(pieces[1])")
        case .text, .measure, .goal, .lineage, .rules: return nil
        }
    }

    /// Which figure changed; `nil` for anything else.
    package var figureKind: FigureKind? {
        guard subject == .figure else { return nil }
        return key.split(separator: "/").last.flatMap { FigureKind(rawValue: String($0)) }
    }
}
