import Figures
package import Wording

/// What a year has that the year before had not, and the other way round.
package struct YearChanges: Sendable {
    /// The series of measures that are part of the plan in both years, each at most once, in the plan's order.
    ///
    /// Empty where the figures of the two years cannot be compared (``YearReview/lastYear``).
    package let series: [ChangedSeries]
    /// What became of measures, in the plan's order.
    ///
    /// Needs no figures: empty only where nothing changed or the year before is outside the period.
    package let measures: [ChangedMeasure]
    /// The rules of the year before, where this year has others.
    package let formerRules: RuleVersion?
    /// How many series have each symbol, in the order of ``YearEvaluation/ratingSymbols``.
    ///
    /// Empty where the figures of the two years cannot be compared.
    package let symbols: [SymbolCounts]

    /// How many series changed so.
    package func count(_ change: SeriesChange) -> Int {
        series.count { $0.changes.contains(change) }
    }

    /// How many measures changed so, each once.
    package func count(_ kind: MeasureChange.Kind) -> Int {
        Set(measures.lazy.filter { $0.change.kind == kind }.map(\.measure)).count
    }
}

/// How many series have a symbol, last year and now.
package struct SymbolCounts: Hashable, Sendable {
    package let symbol: String
    /// What this year's rules call it, or last year's where this year's do not know it.
    package let name: Bilingual?
    package let before: Int
    package let now: Int

    /// How many more than last year.
    package var difference: Int { now - before }
}

extension SymbolCounts {
    /// The bands of both years always, everything else where it occurs.
    static func counts(_ last: YearEvaluation, _ now: YearEvaluation) -> [SymbolCounts] {
        let (before, after) = (last.symbolCounts, now.symbolCounts)
        let bands = Set((now.version.bands + last.version.bands).map(\.symbol))
        var seen: Set<String> = []
        return (now.ratingSymbols + last.ratingSymbols)
            .filter { seen.insert($0).inserted && (bands.contains($0) || before[$0] != nil || after[$0] != nil) }
            .map { symbol in
                SymbolCounts(
                    symbol: symbol,
                    name: now.ratingName(of: symbol) ?? last.ratingName(of: symbol),
                    before: before[symbol] ?? 0,
                    now: after[symbol] ?? 0
                )
            }
    }
}

extension YearEvaluation {
    /// Every symbol that a series may have in this year, each once: the bands in their order, the symbols for no
    /// value, then others that occur.
    package var ratingSymbols: [String] {
        var seen: Set<String> = [""]
        return (version.bands.map(\.symbol) + version.noValue.all.map(\.symbol) + series.joined().map(\.symbol))
            .filter { seen.insert($0).inserted }
    }

    /// What the rules of the year call a symbol; `nil` for one that they do not know.
    package func ratingName(of symbol: String) -> Bilingual? {
        version.name(ofSymbol: symbol, among: version.bands)
    }

    /// How many series of current measures have each symbol.
    fileprivate var symbolCounts: [String: Int] {
        currentPlaces.reduce(into: [:]) { $0[self[$1].symbol, default: 0] += 1 }
    }
}
