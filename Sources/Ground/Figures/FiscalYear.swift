/// A Japanese fiscal year: April of the named Western year to March of the next.
package struct FiscalYear: Hashable, Sendable {
    /// The years that the program accepts: the Meiji era's second year to a century ahead.
    package static let supported = 1869...2150

    /// The Western year in which it begins: 令和5年度 is 2023.
    package let year: Int

    /// `nil` outside ``supported``.
    package init?(_ year: Int) {
        guard Self.supported.contains(year) else { return nil }
        self.year = year
    }
}

extension FiscalYear: Strideable {
    package static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.year < right.year }
    package func distance(to other: FiscalYear) -> Int { other.year - year }

    /// The year `count` years on, kept within ``supported``.
    package func advanced(by count: Int) -> FiscalYear {
        let (sum, overflow) = year.addingReportingOverflow(count)
        let wanted = overflow ? (count < 0 ? Int.min : Int.max) : sum
        return FiscalYear(min(max(wanted, Self.supported.lowerBound), Self.supported.upperBound)) ?? self
    }
}
