package import Figures
package import Planning
import Wording

/// One figure or text of a year as it should be, in the words of whoever corrects it.
package struct PlanCorrection: Sendable {
    /// What can be corrected by itself.
    package enum Kind: String, CaseIterable, Sendable {
        case target
        case actual
        case activity
        case outlook
        case assessment

        /// The figure that it is; `nil` for a text.
        package var figure: FigureKind? { FigureKind(rawValue: rawValue) }
        /// The text that it is; `nil` for a figure.
        package var text: YearlyText.Kind? { YearlyText.Kind(rawValue: rawValue) }
    }

    /// What stands there instead.
    package enum Entry: Sendable {
        /// A figure as people print it, or a text; an empty text takes it away.
        case words(String)
        case none(NoValueReason)
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
        let figure = try figure(unit: plan.measures[measure].indicators[index].unit)
        if kind == .target {
            plan.measures[measure].indicators[index].targets[year] = figure
        } else {
            plan.measures[measure].indicators[index].actuals[year] = figure
        }
    }

    private func figure(unit: String) throws(SealError) -> Figure {
        switch entry {
        case .none(let reason): return Figure(.none(reason), printed: "")
        case .words(let words):
            do throws(FigureProblem) {
                return try Figure(reading: words, unit: unit)
            } catch {
                throw .unreadable(error.message)
            }
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
