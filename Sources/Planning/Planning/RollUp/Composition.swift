package import Figures

extension CompositionRule {
    /// The shares that `counts` have of their sum, in percent, as the rule shows them.
    ///
    /// Rounded half-up each by itself, or forced to add up to exactly 100: then each is cut off, and the digits that
    /// are missing go to the largest remainders, the earlier first among equals (Hamilton's method).
    /// - Returns: nothing but zeros where there is nothing to share.
    package func shares(of counts: [Int]) -> [Rational] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return counts.map { _ in .zero } }
        let exact = counts.map { Rational($0 * 100, over: total) ?? .zero }
        guard forced else { return exact.map { $0.rounded(.halfUp, digits: digits) } }
        var shown = exact.map { $0.rounded(.truncate, digits: digits) }
        let step = Rational(1, over: (0..<digits).reduce(1) { power, _ in power * 10 }) ?? .one
        let byRemainder = exact.indices.sorted { left, right in
            let (first, second) = (exact[left] - shown[left], exact[right] - shown[right])
            return first == second ? left < right : first > second
        }
        for index in byRemainder where Rational.sum(shown) < .hundred { shown[index] = shown[index] + step }
        return shown
    }
}

extension RollUp {
    /// How many members have each symbol, and their share in percent as the rule shows it.
    package var composition: [(symbol: String, count: Int, share: String)] {
        let counts = counts
        let shares = version.composition.shares(of: counts.map(\.count))
        return zip(counts, shares).map { count, share in
            (count.symbol, count.count, share.text(digits: version.composition.digits))
        }
    }
}
