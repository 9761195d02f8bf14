extension Evaluation {
    /// Whether the year's own target is met; `nil` where that cannot be said.
    package var targetMet: Bool? {
        Comparison(series, year: year, period: year...year).targetMet
    }
}
