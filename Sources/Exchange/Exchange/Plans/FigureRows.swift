import Figures
import Planning
import Wording

/// One row of `indicators.csv`.
struct IndicatorRow {
    let measure: Measure.ID
    let indicator: Indicator

    var reference: SeriesReference { SeriesReference(measure: measure, series: indicator.series) }
}

/// One row of `figures.csv`.
struct FigureRow {
    let series: SeriesReference
    let kind: FigureKind
    /// `nil` for a baseline whose year the document does not say.
    let year: FiscalYear?
    let figure: Figure
    let note: String

    /// Where a figure stands among those of its series: the baseline first, then year by year.
    static func order(_ kind: FigureKind, _ year: FiscalYear?) -> (Int, Int, Int) {
        switch kind {
        case .baseline: (0, 0, 0)
        case .target: (1, year?.year ?? 0, 0)
        case .actual: (1, year?.year ?? 0, 1)
        }
    }
}

extension TableRow {
    func indicator() -> IndicatorRow? {
        let measure: Measure.ID? = identifier("measure")
        let series = identifier("series", as: Indicator.self)
        let direction = word("direction", of: Direction.self)
        let accumulation = word("accumulation", of: Accumulation.self, standard: .yearly)
        let countsCalendarYear = flag("calendar_year")
        guard let measure, let series, let direction, let accumulation, let countsCalendarYear else { return nil }
        let composition = word("composition")
        let indicator = Indicator(
            series: series.text,
            name: text("name"),
            unit: text("unit"),
            direction: direction,
            method: text("method"),
            accumulation: accumulation,
            countsCalendarYear: countsCalendarYear,
            composition: composition.isEmpty ? nil : composition
        )
        return IndicatorRow(measure: measure, indicator: indicator)
    }

    /// `units` has the unit of every known series.
    func figure(units: [SeriesReference: String]) -> FigureRow? {
        let measure: Measure.ID? = identifier("measure")
        let series = identifier("series", as: Indicator.self)
        let kind = word("kind", of: FigureKind.self)
        let year = kind == .baseline ? optionalYear("year") : self.year("year").map { .some($0) }
        guard let measure, let series, let kind, let year else { return nil }
        let reference = SeriesReference(measure: measure, series: series.text)
        guard let figure = figure(unit: units[reference] ?? "") else { return nil }
        return FigureRow(series: reference, kind: kind, year: year, figure: figure, note: text("note"))
    }

    /// The figure of `value` and `reason`, or of `printed` where both are blank.
    private func figure(unit: String) -> Figure? {
        let value = text("value")
        let printed = text("printed")
        // Whoever took the file apart has said so already.
        guard HiddenCharacters.first(in: value + printed) == nil else { return nil }
        if value.trimmed.isEmpty, word("reason").isEmpty {
            do {
                return try Figure(reading: printed, unit: unit)
            } catch {
                fail("printed", error.message)
                return nil
            }
        }
        var reason: NoValueReason?
        if !word("reason").isEmpty {
            reason = word("reason", of: NoValueReason.self)
            guard reason != nil else { return nil }
        }
        do {
            return Figure(try Self.canonical(value, reason), printed: printed)
        } catch {
            fail("value", error.message)
            return nil
        }
    }

    /// A space at the end may belong to a unit; only where it makes no sense it is a slip of the hand.
    private static func canonical(_ text: String, _ reason: NoValueReason?) throws(FigureProblem) -> FigureValue {
        do {
            return try FigureValue(canonical: text, reason: reason)
        } catch {
            return try FigureValue(canonical: text.trimmed, reason: reason)
        }
    }
}
