package import Figures

/// One measured quantity of a measure: a series of targets and actuals over the years.
package struct Indicator: Hashable, Sendable {
    /// Which of the measure's series it is: `1` for ①.
    package var series: String
    /// Empty where the measure has no indicator.
    package var name: String
    package var unit: String
    package var direction: Direction
    /// 積算方法: how the actual is counted.
    package var method: String
    package var accumulation: Accumulation
    /// Counts a calendar year instead of a fiscal year.
    package var countsCalendarYear: Bool
    /// Series of one measure with the same word here are shares of one whole and add up to 100%.
    package var composition: String?
    package var targets = YearFigures()
    package var actuals = YearFigures()
    package var baseline: Figure?
    /// The year that the baseline describes; `nil` where the document does not say.
    package var baselineYear: FiscalYear?
    package var notes: [FigureNote] = []

    package init(
        series: String,
        name: String,
        unit: String,
        direction: Direction,
        method: String = "",
        accumulation: Accumulation = .yearly,
        countsCalendarYear: Bool = false,
        composition: String? = nil
    ) {
        self.series = series
        self.name = name
        self.unit = unit
        self.direction = direction
        self.method = method
        self.accumulation = accumulation
        self.countsCalendarYear = countsCalendarYear
        self.composition = composition
    }
}

/// Which way a good value goes.
package enum Direction: String, CaseIterable, Hashable, Sendable {
    case higher
    case lower
    /// Something that happens or not.
    case milestone
    /// The measure has no indicator.
    case none
}

/// How the values of several years belong together.
package enum Accumulation: String, CaseIterable, Hashable, Sendable {
    /// Each year counts anew.
    case yearly
    /// 累計: each year holds all before it, so it never falls.
    case cumulative
}

/// A remark on one figure.
package struct FigureNote: Hashable, Sendable {
    package var kind: FigureKind
    package var year: FiscalYear?
    package var text: String

    package init(kind: FigureKind, year: FiscalYear?, text: String) {
        self.kind = kind
        self.year = year
        self.text = text
    }
}

/// What a figure of an indicator says.
package enum FigureKind: String, CaseIterable, Hashable, Sendable {
    case target
    case actual
    case baseline
}

/// Figures by fiscal year.
///
/// Kept as one run of years because evaluation looks up millions of them.
package struct YearFigures: Hashable, Sendable {
    private var first = 0
    private var figures: [Figure?] = []

    package init() {}

    package subscript(year: FiscalYear) -> Figure? {
        get {
            let index = year.year - first
            return figures.indices.contains(index) ? figures[index] : nil
        }
        set {
            extend(to: year)
            figures[year.year - first] = newValue
        }
    }

    private mutating func extend(to year: FiscalYear) {
        if figures.isEmpty { first = year.year }
        if year.year < first {
            figures.insert(contentsOf: repeatElement(nil, count: first - year.year), at: 0)
            first = year.year
        }
        let missing = year.year - first - figures.count + 1
        if missing > 0 { figures.append(contentsOf: repeatElement(nil, count: missing)) }
    }

    /// The Western year of the first cell, and a cell or a gap for each year from there on.
    var run: (first: Int, cells: [Figure?]) { (first, figures) }

    /// The years that have a cell, oldest first.
    package var years: [FiscalYear] {
        figures.indices.compactMap { figures[$0] == nil ? nil : FiscalYear(first + $0) }
    }

    /// The last year at or before `limit` whose cell holds a number.
    package func lastQuantity(through limit: FiscalYear) -> (year: FiscalYear, quantity: Rational)? {
        var index = min(figures.count - 1, limit.year - first)
        while index >= 0 {
            if let quantity = figures[index]?.value.quantity, let year = FiscalYear(first + index) {
                return (year, quantity)
            }
            index -= 1
        }
        return nil
    }

    package static func == (left: YearFigures, right: YearFigures) -> Bool {
        left.years == right.years && left.years.allSatisfy { left[$0] == right[$0] }
    }

    package func hash(into hasher: inout Hasher) {
        for year in years {
            hasher.combine(year)
            hasher.combine(self[year])
        }
    }
}
