import Figures

/// A unit taken apart into what it counts and how many of it: 千件 is 1,000 件.
struct UnitScale: Hashable {
    let base: String
    let factor: Int

    /// Widths and the two percent signs make no difference.
    init(_ unit: String) {
        let folded = unit.foldedForComparison
        let prefixes = [("百万", 1_000_000), ("千", 1000), ("万", 10_000), ("億", 100_000_000)]
        for (prefix, factor) in prefixes where folded.hasPrefix(prefix) && folded.count > prefix.count {
            base = String(folded.dropFirst(prefix.count))
            self.factor = factor
            return
        }
        base = folded
        factor = 1
    }

    /// How many of the other unit make one of this; `nil` for units of different things.
    func factor(to other: UnitScale) -> Rational? {
        guard base == other.base || base.isEmpty || other.base.isEmpty else { return nil }
        return Rational(factor, over: other.factor)
    }
}
