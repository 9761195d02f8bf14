package import Figures
package import Planning
package import Wording

/// One figure, note or text of a year as it should be, in the words of whoever corrects it.
package struct PlanCorrection: Sendable {
    /// What stands there instead.
    package enum Entry: Hashable, Sendable {
        /// A figure as people print it, a note or a text; an empty note or text takes it away.
        ///
        /// Where the figure is something that happens or not, how far it has come stays as it is.
        case words(String)
        /// Why there is no figure.
        case none(NoValueReason)
        /// How far something has come that happens or not, `nil` for words alone; without words those that stand there stay.
        case milestone(MilestoneState?, words: String?)
    }

    private let series: String
    private let year: FiscalYear
    private let kind: Kind
    private let entry: Entry

    /// `series` is written `m019/1`; of a text the measure is enough.
    package init(_ kind: Kind, of series: String, in year: FiscalYear, _ entry: Entry) {
        self.kind = kind
        self.series = series
        self.year = year
        self.entry = entry
    }

    /// Writes it into a plan.
    /// - Throws: ``SealError/unknownSeries(_:)``, ``SealError/unreadable(_:)``.
    package func apply(to plan: inout Plan) throws(SealError) {
        guard let reference = SeriesReference(series),
            let measure = plan.measures.firstIndex(where: { $0.id == reference.measure })
        else { throw .unknownSeries(series) }
        if let text = kind.text {
            replace(text, of: reference.measure, in: &plan)
            return
        }
        guard let index = plan.measures[measure].indicators.firstIndex(where: { $0.series == reference.series })
        else { throw .unknownSeries(series) }
        try apply(to: &plan.measures[measure].indicators[index])
    }

    private func apply(to indicator: inout Indicator) throws(SealError) {
        if let note = kind.note {
            guard case .words(let words) = entry else { throw .unreadable(Self.textNeeded) }
            // A plan folder writes a note in the row of its figure; without one the seal would not hold it.
            guard words.isEmpty || indicator.figure(note, in: year) != nil else { throw .unreadable(Self.figureNeeded) }
            indicator.setNote(words.isEmpty ? nil : words, on: note, in: note == .baseline ? nil : year)
            return
        }
        switch kind {
        case .target: indicator.targets[year] = try figure(indicator.targets[year], unit: indicator.unit)
        case .baseline: indicator.baseline = try figure(indicator.baseline, unit: indicator.unit)
        default: indicator.actuals[year] = try figure(indicator.actuals[year], unit: indicator.unit)
        }
    }

    private static let textNeeded = Bilingual("記述を書いてください。", "Write a text.")
    private static let figureNeeded = Bilingual(
        "注記を付ける値がありません。先に値か、値がない理由を書いてください。",
        "There is no figure to note anything on. Give the figure first, or why there is none."
    )
    private static let noState = Bilingual(
        "達成状況は実績値にだけ付けられます。",
        "Only an actual says how far something has come."
    )

    private func figure(_ before: Figure?, unit: String) throws(SealError) -> Figure {
        switch entry {
        case .none(let reason): return Figure(.none(reason), printed: "")
        case .milestone(let state, let words):
            guard state == nil || kind == .actual else { throw .unreadable(Self.noState) }
            if let words { return Figure(.milestone(state), printed: words) }
            guard case .milestone? = before?.value, let printed = before?.printed else {
                return Figure(.milestone(state), printed: state?.name.japanese ?? "")
            }
            return Figure(.milestone(state), printed: printed)
        case .words(let words):
            let read: Figure
            do throws(FigureProblem) {
                read = try Figure(reading: words, unit: unit)
            } catch {
                throw .unreadable(error.message)
            }
            if case .milestone(nil) = read.value, case .milestone? = before?.value, let before {
                return Figure(before.value, printed: words)
            }
            return read
        }
    }

    /// The text takes the place of the first of its kind, so that the others keep their order.
    private func replace(_ text: YearlyText.Kind, of measure: Measure.ID, in plan: inout Plan) {
        let places = plan.texts.indices.filter { index in
            let other = plan.texts[index]
            return other.measure == measure && other.year == year && other.kind == text
        }
        let first = places.first ?? plan.texts.endIndex
        for place in places.reversed() { plan.texts.remove(at: place) }
        guard case .words(let words) = entry, !words.isEmpty else { return }
        plan.texts.insert(YearlyText(measure: measure, year: year, kind: text, text: words), at: first)
    }
}

extension PlanCorrection {
    /// What can be corrected by itself.
    package enum Kind: String, CaseIterable, Sendable {
        case target
        case actual
        /// Of the series: it counts in every year.
        case baseline
        case targetNote = "target_note"
        case actualNote = "actual_note"
        case baselineNote = "baseline_note"
        case activity
        case outlook
        case assessment

        /// The figure that it is; `nil` for a note or text.
        package var figure: FigureKind? { FigureKind(rawValue: rawValue) }
        /// The text that it is; `nil` for a figure or note.
        package var text: YearlyText.Kind? { YearlyText.Kind(rawValue: rawValue) }
        /// The figure that it is a note on; `nil` for anything else.
        package var note: FigureKind? {
            switch self {
            case .targetNote: .target
            case .actualNote: .actual
            case .baselineNote: .baseline
            case .target, .actual, .baseline, .activity, .outlook, .assessment: nil
            }
        }

        /// What people call it.
        package var name: Bilingual {
            switch self {
            case .target: Bilingual("目標値", "Target")
            case .actual: Bilingual("実績値", "Actual")
            case .baseline: Bilingual("基準値", "Baseline")
            case .targetNote: Bilingual("目標値の注記", "Note on the target")
            case .actualNote: Bilingual("実績値の注記", "Note on the actual")
            case .baselineNote: Bilingual("基準値の注記", "Note on the baseline")
            case .activity: Bilingual("実施内容", "Activity")
            case .outlook: Bilingual("今後の予定", "Outlook")
            case .assessment: Bilingual("評価", "Assessment")
            }
        }
    }
}

extension Indicator {
    fileprivate func figure(_ kind: FigureKind, in year: FiscalYear) -> Figure? {
        switch kind {
        case .target: targets[year]
        case .actual: actuals[year]
        case .baseline: baseline
        }
    }
}
