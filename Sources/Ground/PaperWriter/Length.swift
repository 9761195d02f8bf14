/// A distance on paper or in a picture: whole pixels (points in a document) and hundredths of them.
///
/// Exact, so that the same drawing always has the same coordinates. Kept within ``limit``, so that no sum overflows and
/// no drawing library is asked for more than it can represent.
package struct Length: Hashable, Sendable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = min(max(hundredths, -Self.limit), Self.limit)
    }

    /// Whole pixels.
    package init(_ pixels: Int) {
        let (product, overflow) = pixels.multipliedReportingOverflow(by: 100)
        self.init(hundredths: overflow ? (pixels < 0 ? -Self.limit : Self.limit) : product)
    }

    /// The longest distance, in hundredths: two million pixels, a quarter of what the drawing library can represent.
    package static let limit = 200_000_000
}

extension Length: ExpressibleByIntegerLiteral {
    package init(integerLiteral pixels: Int) {
        self.init(pixels)
    }
}

extension Length: Comparable {
    package static func < (left: Length, right: Length) -> Bool { left.hundredths < right.hundredths }
}

extension Length: AdditiveArithmetic {
    package static let zero = Length(hundredths: 0)

    package static func + (left: Length, right: Length) -> Length {
        Length(hundredths: left.hundredths + right.hundredths)
    }

    package static func - (left: Length, right: Length) -> Length {
        Length(hundredths: left.hundredths - right.hundredths)
    }
}

extension Length {
    /// The distance `part` times out of `whole`: a third is `scaled(1, of: 3)`.
    ///
    /// Rounded towards zero; nothing where `whole` is zero.
    package func scaled(_ part: Int, of whole: Int) -> Length {
        guard whole != 0 else { return .zero }
        let (product, overflow) = hundredths.multipliedReportingOverflow(by: part)
        guard overflow else { return Length(hundredths: product / whole) }
        let isNegative = (hundredths < 0) != ((part < 0) != (whole < 0))
        return Length(hundredths: isNegative ? -Self.limit : Self.limit)
    }

    /// As the drawing library takes it.
    var units: Double { Double(hundredths) / 100 }
}
