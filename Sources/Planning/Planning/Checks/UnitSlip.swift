package import Figures

/// A number that was entered in another unit, or with a digit too many, as it shows beside last year's.
package enum UnitSlip {
    /// `×10` and so on, where `new` is within 15% of ten, a hundred or a thousand times `old` or of that part of it.
    package static func factor(from old: Rational, to new: Rational) -> String? {
        SeriesCheck.slip(from: old, to: new)
    }

    /// Whether one of two percentages looks like the fraction that it should have been multiplied from: 0.9 beside 90.
    package static func isFraction(_ value: Rational, beside other: Rational, unit: String) -> Bool {
        guard UnitScale(unit) == UnitScale("%") else { return false }
        let (small, large) = (value.magnitude, other.magnitude)
        return small.sign > 0 && small <= .one && large >= Rational(10)
    }
}
