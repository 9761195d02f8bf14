import BigInt

/// An exact ratio of two whole numbers, of any size.
///
/// Small values live in two machine words; what outgrows them moves to arbitrary precision by itself, so no operation
/// overflows or rounds. Fractions are not kept in lowest terms: equality and order compare values, not digits.
package struct Rational: Sendable {
    private enum Form: Sendable {
        /// The denominator is positive.
        case small(Int64, Int64)
        /// The denominator is positive.
        case big(BigInt, BigInt)
    }

    private let form: Form

    package static let zero = Rational(0)
    package static let one = Rational(1)
    package static let hundred = Rational(100)

    package init(_ whole: Int) {
        form = .small(Int64(whole), 1)
    }

    /// The ratio of two whole numbers; `nil` when the denominator is zero.
    package init?(_ numerator: Int, over denominator: Int) {
        guard denominator != 0 else { return nil }
        self.init(wide: Int128(numerator), over: Int128(denominator))
    }

    /// The ratio of two whole numbers of any size; `nil` when the denominator is zero.
    init?(big numerator: BigInt, over denominator: BigInt) {
        guard denominator != 0 else { return nil }
        self.init(reducing: numerator, over: denominator)
    }

    /// `denominator` is never zero here.
    private init(wide numerator: Int128, over denominator: Int128) {
        let (numerator, denominator) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        if let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) {
            form = .small(top, bottom)
            return
        }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let top = numerator / Int128(divisor)
        let bottom = denominator / Int128(divisor)
        if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
            form = .small(top, bottom)
        } else {
            form = .big(BigInt(top), BigInt(bottom))
        }
    }

    /// Brings the fraction to lowest terms only where that may fit it into words again, or where it has grown very
    /// long: finding the divisor of long numbers costs more than all other arithmetic together.
    ///
    /// `denominator` is never zero here.
    private init(reducing numerator: BigInt, over denominator: BigInt) {
        let (numerator, denominator) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        let width = numerator.bitWidth + denominator.bitWidth
        guard width <= 256 || width > Self.longestUnreduced else {
            form = .big(numerator, denominator)
            return
        }
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let top = numerator / divisor
        let bottom = denominator / divisor
        if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
            form = .small(top, bottom)
        } else {
            form = .big(top, bottom)
        }
    }

    /// In bits, numerator and denominator together: the sum of some hundred rates stays below it.
    private static let longestUnreduced = 32_768

    private init(form: Form) {
        self.form = form
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (first, second) = (first, second)
        while second != 0 { (first, second) = (second, first % second) }
        return first
    }

    /// The numerator, over ``denominator``; not necessarily in lowest terms.
    var numerator: BigInt {
        switch form {
        case .small(let top, _): BigInt(top)
        case .big(let top, _): top
        }
    }

    /// The denominator, always positive.
    var denominator: BigInt {
        switch form {
        case .small(_, let bottom): BigInt(bottom)
        case .big(_, let bottom): bottom
        }
    }

    /// The ratio as two machine words, where it fits them; the denominator is positive.
    var words: (numerator: Int64, denominator: Int64)? {
        switch form {
        case .small(let top, let bottom): (top, bottom)
        case .big: nil
        }
    }

    /// -1, 0 or 1.
    package var sign: Int {
        switch form {
        case .small(let top, _): Int(top.signum())
        case .big(let top, _): Int(top.signum())
        }
    }

    package var isZero: Bool { sign == 0 }

    package var magnitude: Rational { sign < 0 ? -self : self }
}

extension Rational: Comparable {
    package static func == (left: Rational, right: Rational) -> Bool {
        order(left, right) == 0
    }

    package static func < (left: Rational, right: Rational) -> Bool {
        order(left, right) < 0
    }

    private static func order(_ left: Rational, _ right: Rational) -> Int {
        if let left = left.words, let right = right.words {
            let first = Int128(left.numerator) * Int128(right.denominator)
            let second = Int128(right.numerator) * Int128(left.denominator)
            return first < second ? -1 : (first == second ? 0 : 1)
        }
        let first = left.numerator * right.denominator
        let second = right.numerator * left.denominator
        return first < second ? -1 : (first == second ? 0 : 1)
    }
}

extension Rational: Hashable {
    package func hash(into hasher: inout Hasher) {
        let top = numerator
        let bottom = denominator
        let divisor = top.greatestCommonDivisor(with: bottom)
        hasher.combine(top / divisor)
        hasher.combine(bottom / divisor)
    }
}

extension Rational {
    package static prefix func - (value: Rational) -> Rational {
        if let words = value.words { return Rational(wide: -Int128(words.numerator), over: Int128(words.denominator)) }
        return Rational(form: .big(-value.numerator, value.denominator))
    }

    package static func + (left: Rational, right: Rational) -> Rational {
        if let left = left.words, let right = right.words {
            // Each product is below 2^126, so their sum still fits.
            let top =
                Int128(left.numerator) * Int128(right.denominator) + Int128(right.numerator) * Int128(left.denominator)
            return Rational(wide: top, over: Int128(left.denominator) * Int128(right.denominator))
        }
        return Rational(
            reducing: left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator
        )
    }

    package static func - (left: Rational, right: Rational) -> Rational {
        left + -right
    }

    package static func * (left: Rational, right: Rational) -> Rational {
        if let left = left.words, let right = right.words {
            return Rational(
                wide: Int128(left.numerator) * Int128(right.numerator),
                over: Int128(left.denominator) * Int128(right.denominator)
            )
        }
        return Rational(reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    /// The exact quotient; `nil` when the divisor is zero.
    package func divided(by divisor: Rational) -> Rational? {
        guard !divisor.isZero else { return nil }
        if let left = words, let right = divisor.words {
            return Rational(
                wide: Int128(left.numerator) * Int128(right.denominator),
                over: Int128(left.denominator) * Int128(right.numerator)
            )
        }
        return Rational(reducing: numerator * divisor.denominator, over: denominator * divisor.numerator)
    }

    /// The exact sum.
    ///
    /// Cheaper than adding one by one: neighbours are added in wide words as long as they fit, the rest pair by pair.
    package static func sum(_ values: [Rational]) -> Rational {
        guard values.count > 2 else { return values.reduce(.zero, +) }
        var layer = wideSums(values)
        while layer.count > 1 {
            var next: [(top: BigInt, bottom: BigInt)] = []
            next.reserveCapacity(layer.count / 2 + 1)
            for index in stride(from: 0, to: layer.count - 1, by: 2) {
                let (left, right) = (layer[index], layer[index + 1])
                next.append((left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom))
            }
            if !layer.count.isMultiple(of: 2), let last = layer.last { next.append(last) }
            layer = next
        }
        return Rational(reducing: layer[0].top, over: layer[0].bottom)
    }

    /// Partial sums that together make the sum: as many neighbours in each as fit into 128 bits.
    private static func wideSums(_ values: [Rational]) -> [(top: BigInt, bottom: BigInt)] {
        var sums: [(top: BigInt, bottom: BigInt)] = []
        var (top, bottom) = (Int128(0), Int128(1))
        for value in values {
            guard let words = value.words else {
                sums.append((value.numerator, value.denominator))
                continue
            }
            if let next = added(top, bottom, words) {
                (top, bottom) = next
            } else {
                sums.append((BigInt(top), BigInt(bottom)))
                (top, bottom) = (Int128(words.numerator), Int128(words.denominator))
            }
        }
        return sums + [(BigInt(top), BigInt(bottom))]
    }

    private static func added(
        _ top: Int128,
        _ bottom: Int128,
        _ words: (numerator: Int64, denominator: Int64)
    ) -> (Int128, Int128)? {
        let denominator = Int128(words.denominator)
        if bottom == denominator {
            let sum = top.addingReportingOverflow(Int128(words.numerator))
            return sum.overflow ? nil : (sum.partialValue, bottom)
        }
        let left = top.multipliedReportingOverflow(by: denominator)
        let right = Int128(words.numerator).multipliedReportingOverflow(by: bottom)
        let product = bottom.multipliedReportingOverflow(by: denominator)
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        guard !left.overflow, !right.overflow, !product.overflow, !sum.overflow else { return nil }
        return (sum.partialValue, product.partialValue)
    }

    /// The exact mean; `nil` when there is nothing to take it of.
    package static func mean(_ values: [Rational]) -> Rational? {
        sum(values).divided(by: Rational(values.count))
    }
}
