import Figures
import PagesSupport
import Planning
import Wording

/// One series of a measure with its years, chart, working, notes and findings.
struct SeriesSection: Hashable, Sendable {
    struct Year: Hashable, Sendable {
        let year: FiscalYear
        let name: String
        let target: FigureView
        let actual: FigureView
        let rate: String
        let rating: RatingView?
        /// Why there is no rate although something was entered; empty where there is one.
        let absence: String
        let warnings: [String]
        let working: WorkingView
        let workingID: String
    }

    let id: String
    let title: String
    let unit: String
    let direction: String
    let method: String
    let remarks: [String]
    let baseline: FigureView?
    let baselineYear: String
    let years: [Year]
    let chart: SeriesChart?
    let notes: [String]
    let findings: [FindingLine]
    let language: Language

    init(_ place: Place, measure index: Int, series: Int) {
        let measure = place.plan.measures[index]
        let indicator = measure.indicators[series]
        let language = place.language
        let reference = SeriesReference(measure: measure.id, series: indicator.series)
        self.language = language
        id = Self.id(of: indicator)
        let number = measure.indicators.count > 1 ? " \(indicator.series)" : ""
        title = PageWords.indicator[language] + number + (indicator.name.isEmpty ? "" : ": \(indicator.name)")
        unit = indicator.unit
        direction = Self.directions[indicator.direction]?[language] ?? ""
        method = indicator.method
        remarks = Self.remarks(indicator, language)
        baseline = indicator.baseline.map { FigureView($0, unit: indicator.unit, language: language) }
        baselineYear = indicator.baselineYear.map { place.name(of: $0) } ?? ""
        years = place.plan.period.compactMap { year in
            place.edition.years[year].map { Self.year($0.series[index][series], reference, place) }
        }
        chart = SeriesChart(place, indicator)
        notes = indicator.notes.map { note in
            let year = note.year.map { place.shortName($0) + " " } ?? ""
            return "\(year)\(Self.kind(note.kind)[language]): \(note.text)"
        }
        findings = (place.findings.bySeries[reference] ?? []).map { FindingLine($0, place) }
    }

    /// What it is called on the measure's page.
    static func id(of indicator: Indicator) -> String { "series-\(indicator.series)" }

    /// Where on the measure's page stands how the rate of a year came about.
    static func workingID(of indicator: Indicator, _ year: FiscalYear) -> String {
        "working-\(indicator.series)-\(year.year)"
    }

    private static func year(_ evaluation: Evaluation, _ series: SeriesReference, _ place: Place) -> Year {
        let (language, indicator) = (place.language, evaluation.indicator)
        let name = place.name(of: evaluation.year)
        let hasEntry = evaluation.actual.map { $0.value != .none(.blank) } ?? false
        return Year(
            year: evaluation.year,
            name: name,
            target: FigureView(
                evaluation.target,
                unit: indicator.unit,
                language: language,
                correction: place.edition.correction(.target, of: series, in: evaluation.year)
            ),
            actual: FigureView(
                evaluation.actual,
                unit: indicator.unit,
                language: language,
                correction: place.edition.correction(.actual, of: series, in: evaluation.year)
            ),
            rate: evaluation.rateText,
            rating: evaluation.rate == nil && !hasEntry ? nil : RatingView(evaluation, language),
            absence: hasEntry ? evaluation.absence?.words[language] ?? "" : "",
            warnings: EvaluationWarnings.all.filter { evaluation.warnings.contains($0.warning) }.map {
                $0.words[language]
            },
            working: WorkingView(name, evaluation.working(of: indicator, years: place.yearStyle), language),
            workingID: workingID(of: indicator, evaluation.year)
        )
    }

    private static func remarks(_ indicator: Indicator, _ language: Language) -> [String] {
        var remarks: [String] = []
        if indicator.accumulation == .cumulative {
            remarks.append(Bilingual("累計の値", "Cumulative values")[language])
        }
        if indicator.countsCalendarYear {
            remarks.append(Bilingual("暦年で数える", "Counts calendar years")[language])
        }
        if let whole = indicator.composition {
            remarks.append(Bilingual("「\(whole)」の構成比", "A share of “\(whole)”")[language])
        }
        return remarks
    }

    private static func kind(_ kind: FigureKind) -> Bilingual {
        switch kind {
        case .target: PageWords.target
        case .actual: PageWords.actual
        case .baseline: PageWords.baseline
        }
    }

    private static let directions: [Direction: Bilingual] = [
        .higher: Bilingual("大きいほどよい", "Higher is better"),
        .lower: Bilingual("小さいほどよい", "Lower is better"),
        .milestone: Bilingual("達成したかどうか", "Reached or not"),
        .none: Bilingual("指標なし", "No indicator"),
    ]
}

/// Something that `check` found, as a line.
struct FindingLine: Hashable, Sendable {
    let severity: Finding.Severity
    let kind: String
    let place: String
    let printed: String
    let expected: String
    let explanation: String
    let measure: LinkedText?

    init(_ finding: Finding, _ place: Place) {
        let language = place.language
        severity = finding.severity
        kind = finding.kind.name[language]
        self.place = finding.place
        printed = finding.printed
        expected = finding.expected
        explanation = finding.explanation[language]
        let year = finding.year.flatMap { place.edition.years[$0] == nil ? nil : $0 } ?? place.year
        measure = finding.series.flatMap { place.edition.measure($0.measure) }.map {
            LinkedText(text: "No.\(place.plan.number(of: $0, in: year))", path: place.paths.measure($0.id, year))
        }
    }
}
