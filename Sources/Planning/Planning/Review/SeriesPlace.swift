/// One series by its place in the plan.
///
/// Smaller than a reference and found without a search; good for one plan as it was loaded.
package struct SeriesPlace: Hashable, Sendable {
    /// Index of the measure in the plan.
    package let measure: Int
    /// Index of the series in the measure.
    package let series: Int

    package init(measure: Int, series: Int) {
        self.measure = measure
        self.series = series
    }
}

extension SeriesPlace: Comparable {
    /// The order of the plan.
    package static func < (left: SeriesPlace, right: SeriesPlace) -> Bool {
        (left.measure, left.series) < (right.measure, right.series)
    }
}

extension YearEvaluation {
    subscript(place: SeriesPlace) -> Evaluation { series[place.measure][place.series] }

    /// Every series of the measures whose place `isWanted`, in the plan's order.
    func places(where isWanted: (Int) -> Bool) -> [SeriesPlace] {
        series.indices.filter(isWanted).flatMap { measure in
            series[measure].indices.map { SeriesPlace(measure: measure, series: $0) }
        }
    }

    /// Every series of the measures that are part of the plan in this year.
    var currentPlaces: [SeriesPlace] { places { current[$0] } }
}
